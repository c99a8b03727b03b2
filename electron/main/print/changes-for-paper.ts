import type { ChangeRow, ChangeRows } from '../../../db/model/catalog-changes.ts';
import type { ChangeKind } from '../../../db/model/change-kinds.ts';
import { success, type Result } from '../../../db/model/result.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import type { ChangesThread } from '../changes-thread.ts';
import type { PrintDependencies } from './print-service.ts';

/** Rows of each list on paper, some sixty pages at most; all of them are in the table that the window copies and in what the command writes. */
const printedRows = 1000;
/** As many as a question may ask for. */
const askedAtOnce = 1000;

/** Compares the kept catalog with the running one for one document, and gives both back. One document after the other: the thread holds one comparison. */
export function changesForPaper(database: CallDatabase, thread: Pick<ChangesThread, 'open' | 'rows' | 'close'>): PrintDependencies['loadChanges'] {
  let before: Promise<unknown> = Promise.resolve();
  return (request) => {
    const mine = before.then(() => compared(database, thread, request));
    before = mine.catch(() => null);
    return mine;
  };
}

async function compared(database: CallDatabase, thread: Pick<ChangesThread, 'open' | 'rows' | 'close'>, { kind, text }: Parameters<PrintDependencies['loadChanges']>[0]): ReturnType<PrintDependencies['loadChanges']> {
  const pair = await database('catalog.pair');
  if (!pair.ok) return pair;
  try {
    const summary = await thread.open(pair.value);
    if (!summary.ok) return summary;
    const ofOffice = await firstRows(thread, { kind: null, officeOnly: true, text });
    if (!ofOffice.ok) return ofOffice;
    const lists: { kind: ChangeKind | null; rows: ChangeRow[]; total: number }[] = [];
    if (kind === null || ofOffice.value.total > 0) lists.push({ kind: null, ...ofOffice.value });
    if (kind !== null) {
      const ofKind = await firstRows(thread, { kind, officeOnly: false, text });
      if (!ofKind.ok) return ofKind;
      lists.push({ kind, ...ofKind.value });
    }
    return success({ summary: summary.value, lists });
  } finally {
    thread.close();
  }
}

async function firstRows(thread: Pick<ChangesThread, 'rows'>, asked: { kind: ChangeKind | null; officeOnly: boolean; text: string }): Promise<Result<ChangeRows>> {
  const rows: ChangeRow[] = [];
  for (;;) {
    const answer = await thread.rows({ ...asked, offset: rows.length, limit: askedAtOnce });
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows);
    if (rows.length >= Math.min(answer.value.total, printedRows) || answer.value.rows.length === 0) return success({ rows, total: answer.value.total });
  }
}
