import type { SummaryPrint } from '../../electron/contract/index.ts';
import { CodeSheet } from './code-sheet.tsx';
import { ContentsSheet } from './contents-sheet.tsx';
import { OnePageSheet } from './one-page-sheet.tsx';
import type { EntriesOut } from './pages/fit-one-page.ts';
import { sheetName } from './sheet-name.ts';

/**
 * The code summaries of one document as one endless page: what is on paper, in the order in which it is read. `pages/` cuts
 * it into the pages of the preview, the PDF and the paper.
 */
export function SummaryDocument({ document, entriesOut = new Map() }: { document: SummaryPrint; entriesOut?: EntriesOut }) {
  const { pages, contents, arrangement, extent } = document;
  return (
    <main className="summary" lang="en">
      {contents && <ContentsSheet document={document} />}
      {pages.map((page, position) =>
        extent === 'one-page' ? (
          <OnePageSheet key={sheetName(page)} page={page} print={document} office={document.office} entriesOut={entriesOut.get(sheetName(page)) ?? 0} />
        ) : (
          <CodeSheet
            key={sheetName(page)}
            page={page}
            print={document}
            startsPage={arrangement === 'page-each' || position === 0}
            // Each summary may be handed out on its own; in one running text the office is named once.
            office={arrangement === 'page-each' || (position === 0 && !contents) ? document.office : null}
          />
        ),
      )}
    </main>
  );
}
