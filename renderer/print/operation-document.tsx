import type { OperationPrint } from '../../electron/contract/index.ts';
import { CoderSheet, coderSheetName } from './coder-sheet.tsx';
import type { EntriesOut } from './pages/fit-one-page.ts';
import { SchedulerSheet, schedulerSheetName } from './scheduler-sheet.tsx';

/** The scheduler's sheet of an operation, the coder's, or both. */
export function OperationDocument({ document, entriesOut }: { document: OperationPrint; entriesOut: EntriesOut }) {
  return (
    <main className="summary" lang="en">
      {document.document !== 'coder' && <SchedulerSheet print={document} entriesOut={entriesOut.get(schedulerSheetName) ?? 0} />}
      {document.document !== 'sheet' && <CoderSheet print={document} entriesOut={entriesOut.get(coderSheetName) ?? 0} />}
    </main>
  );
}
