import type { Fact } from '../model/code-page.ts';
import { shortDecimal } from '../rules/amounts-in-words.ts';
import { ofBestSource } from './best-rows.ts';
import type { PageContext } from './page-context.ts';

export interface WorkTimeRow {
  modifier: string;
  /** Hundredths of a minute. */
  preEvaluation: number | null;
  prePositioning: number | null;
  preScrub: number | null;
  intra: number | null;
  post: number | null;
  total: number | null;
  /** JSON: visit code to how many. */
  visits: string | null;
  sourceId: number;
}

const sql = `
  SELECT modifier, pre_evaluation AS preEvaluation, pre_positioning AS prePositioning, pre_scrub AS preScrub, intra, post, total, visits, source_id AS sourceId
  FROM work_time WHERE code = :code ORDER BY modifier`;

/** The row of minutes that counts, or null. */
export function findWorkTime(context: PageContext): WorkTimeRow | null {
  if (!context.isProcedure) return null;
  // '' sorts first: the row without a modifier is the procedure as a whole.
  return ofBestSource(context, context.db.prepare<WorkTimeRow>(sql).all({ code: context.record.code }))[0] ?? null;
}

/** "58 before, 97 during, 20 after": what a booking asks of the time; null where the release says nothing of the procedure itself. */
export function minutesFact(context: PageContext, row: WorkTimeRow): Fact | null {
  if (row.intra === null || row.intra === 0) return null;
  const before = minutesBefore(row);
  const parts = [before === null ? null : `${minutes(before)} before`, `${minutes(row.intra)} during`, row.post === null ? null : `${minutes(row.post)} after`];
  return {
    id: 'minutes', label: 'Physician minutes', raw: row.intra / 100, value: parts.filter((part) => part !== null).join(', '),
    meaning: 'The typical time that Medicare\'s work value is built on; room time is longer.', note: null, source: context.cite(row.sourceId),
  };
}

/** The physician's minutes before, during and after the procedure, and all of them with the visits of the global period. */
export function workTimeFacts(context: PageContext, row: WorkTimeRow | null): Fact[] {
  if (row === null) return [];
  const source = context.cite(row.sourceId);
  const pre = minutesBefore(row);
  const fact = (id: string, label: string, hundredths: number | null, meaning: string): Fact[] =>
    hundredths === null ? [] : [{ id, label, raw: hundredths / 100, value: `${minutes(hundredths)} min`, meaning, note: null, source }];
  const visits = visitsInWords(row.visits);
  return [
    ...fact('minutesBefore', 'Physician time before', pre, `Evaluation ${minutes(row.preEvaluation ?? 0)}, positioning ${minutes(row.prePositioning ?? 0)}, scrub, dress and wait ${minutes(row.preScrub ?? 0)} minutes.`),
    ...fact('minutesDuring', 'Physician time during', row.intra, 'The typical time of the procedure itself, the base of Medicare\'s work value; room time is longer.'),
    ...fact('minutesAfter', 'Physician time after', row.post, 'On the day, until the patient is handed over.'),
    ...fact('minutesTotal', 'Physician time in all', row.total, visits === null ? 'Before, during and after.' : `With the visits of the global period: ${visits}.`),
  ];
}

function minutesBefore(row: WorkTimeRow): number | null {
  const parts = [row.preEvaluation, row.prePositioning, row.preScrub].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
}

function minutes(hundredths: number): string {
  return shortDecimal(BigInt(hundredths), 2, 0).replace(/\.$/, '');
}

function visitsInWords(visits: string | null): string | null {
  if (visits === null) return null;
  const counts = Object.entries(JSON.parse(visits) as Record<string, number>);
  return counts.length === 0 ? null : counts.map(([code, count]) => `${count.toString()} x ${code}`).join(', ');
}
