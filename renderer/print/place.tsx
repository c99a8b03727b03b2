import type { CodePage } from '../../electron/contract/index.ts';
import { CodeText } from './code-text.tsx';

/** Where the code stands: its sections and its neighbours. */
export function Place({ page }: { page: CodePage }) {
  return (
    <div className="place" data-whole data-keep>
      <p>
        {page.sectionPath.map((section) => section.title).join(' › ')}
        {page.previous && (
          <span className="neighbour">
            Before: <CodeText>{page.previous.code}</CodeText>
          </span>
        )}
        {page.next && (
          <span className="neighbour">
            After: <CodeText>{page.next.code}</CodeText>
          </span>
        )}
      </p>
      {standingOf(page).map((sentence) => (
        <p key={sentence} className="strong">
          {sentence}
        </p>
      ))}
    </div>
  );
}

/** What nobody may miss who books or bills the code. */
export function standingOf(page: CodePage): string[] {
  return [...(page.addOn ? ['Add-on code: only together with its primary code.'] : []), ...(page.billable ? [] : ['Not valid for billing: choose a code below it.'])];
}
