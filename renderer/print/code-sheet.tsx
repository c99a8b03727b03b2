import { codePageParts } from '../../electron/contract/window.ts';
import { noticesOf } from '../../electron/contract/print-footer.ts';
import type { CodePage, OfficeOnPaper, SummaryPrint } from '../../electron/contract/index.ts';
import { AtAGlance } from './at-a-glance.tsx';
import { Colophon } from './colophon.tsx';
import { LinkedCodes } from './parts/linked-codes.tsx';
import { Missing } from './missing.tsx';
import { OfficeHead } from './office-head.tsx';
import { PageFoot } from './page-foot.tsx';
import { Part } from './parts/part.tsx';
import { Place } from './place.tsx';
import { Section } from './section.tsx';
import { SheetHead } from './sheet-head.tsx';
import { sheetName } from './sheet-name.ts';

interface CodeSheetProps {
  page: CodePage;
  print: SummaryPrint;
  startsPage: boolean;
  office: OfficeOnPaper | null;
}

/** One code on paper. What is marked as running head comes back on each of its pages. */
export function CodeSheet({ page, print, startsPage, office }: CodeSheetProps) {
  return (
    <article className="sheet" data-sheet={sheetName(page)} data-starts-page={startsPage || undefined}>
      <div className="sheet-opening" data-whole>
        <OfficeHead office={office} />
        <SheetHead page={page} />
      </div>
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
      <Colophon sources={page.sources} notices={noticesOf([page])} />
      <PageFoot print={print} pages={[page]} />
    </article>
  );
}
