import type { Operation, PrintDocument } from '../../electron/contract/index.ts';
import { ChangesDocument } from './changes-document.tsx';
import { ComparisonDocument } from './comparison-document.tsx';
import { ImportReportDocument } from './import-report-document.tsx';
import { LabelsDocument } from './labels-document.tsx';
import type { EntriesOut } from './pages/fit-one-page.ts';
import { OperationDocument } from './operation-document.tsx';
import { headOf } from './operation-words.ts';
import { ReviewDocument } from './review-document.tsx';
import { SummaryDocument } from './summary-document.tsx';

/** What is printed, as one endless page. */
export function PrintedDocument({ document, entriesOut }: { document: PrintDocument; entriesOut: EntriesOut }) {
  switch (document.document) {
    case 'summary':
      return <SummaryDocument document={document} entriesOut={entriesOut} />;
    case 'comparison':
      return <ComparisonDocument document={document} />;
    case 'review':
      return <ReviewDocument document={document} />;
    case 'import-report':
      return <ImportReportDocument document={document} />;
    case 'changes':
      return <ChangesDocument document={document} />;
    case 'sheet':
    case 'coder':
    case 'tray':
      return <OperationDocument document={document} entriesOut={entriesOut} />;
    case 'labels':
      return <LabelsDocument document={document} />;
  }
}

/** As a PDF reader's window and the printer's queue call it. */
export function nameOf(print: PrintDocument): string {
  switch (print.document) {
    case 'summary':
      return `${print.extent === 'one-page' ? 'Code sheet' : 'Code summary'} ${print.pages.map((page) => page.code).join(', ')}`;
    case 'comparison':
      return print.pages.map((page) => page.code).join(' beside ');
    case 'review':
      return `Review sheet ${inShort(print.review.codes.map(({ code }) => code))}`;
    case 'import-report':
      return `Import report ${print.last.endedAt.slice(0, 10)}`;
    case 'changes':
      return `What changed ${print.printedOn}`;
    case 'labels':
      return `Labels ${nameOfOperation(print.operation)}`;
    case 'sheet':
    case 'coder':
    case 'tray':
      return `${{ sheet: 'Scheduler’s sheet', coder: 'Coder’s sheet', tray: 'Sheets' }[print.document]} ${nameOfOperation(print.operation)}`;
  }
}

function nameOfOperation(operation: Operation): string {
  const { code, title } = headOf(operation);
  return code ?? title;
}

/** "27390, 27391"; "27301 to 27599, 134 codes" where nobody would read them all. */
function inShort(codes: readonly string[]): string {
  return codes.length <= 4 ? codes.join(', ') : `${codes[0] ?? ''} to ${codes.at(-1) ?? ''}, ${codes.length} codes`;
}
