import { codePageParts } from '../../electron/contract/window.ts';
import type { CodePage } from '../../electron/contract/index.ts';
import { AtAGlance } from './at-a-glance.tsx';
import { Colophon } from './colophon.tsx';
import { LinkedCodes } from './parts/linked-codes.tsx';
import { Missing } from './missing.tsx';
import { Part } from './parts/part.tsx';
import { Place } from './place.tsx';
import { Section } from './section.tsx';

interface CodeSheetProps {
  page: CodePage;
  printedOn: string;
  appVersion: string;
}

/**
 * One code on paper. The outer table is there for its head alone: a browser repeats a table's head on every page, which
 * is how code and title come to stand on each of them, on paper and in a PDF, for several codes in one document.
 */
export function CodeSheet({ page, printedOn, appVersion }: CodeSheetProps) {
  return (
    <table className="sheet" role="presentation">
      <thead>
        <tr>
          <td>
            <header className="sheet-head">
              <p className="sheet-code">{page.code}</p>
              <h1>{page.title}</h1>
              <p className="sheet-system">{page.systemName}</p>
            </header>
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <Place page={page} />
            <AtAGlance page={page} />
            {page.children.length > 0 && (
              <Section heading="Codes above and below">
                <LinkedCodes codes={page.children} />
              </Section>
            )}
            {codePageParts.map(([part, heading]) => (
              <Part key={part} part={part} heading={heading} page={page} />
            ))}
            <Missing page={page} />
            <Colophon page={page} printedOn={printedOn} appVersion={appVersion} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
