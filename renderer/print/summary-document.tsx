import type { PrintDocument } from '../../electron/contract/index.ts';
import { CodeSheet } from './code-sheet.tsx';

/** The code summary: one sheet a code, each beginning on a new page. Serves the preview, the PDF and the paper. */
export function SummaryDocument({ document }: { document: PrintDocument }) {
  return (
    <main className="summary" lang="en">
      {document.pages.map((page) => (
        <CodeSheet key={`${page.system} ${page.code}`} page={page} printedOn={document.printedOn} appVersion={document.appVersion} />
      ))}
    </main>
  );
}
