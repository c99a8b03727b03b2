import type { CodePage } from '../model/code-page.ts';
import { editInWords } from '../rules/edit-in-words.ts';
import { bestOfEach } from './best-rows.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';

interface Row {
  thisColumn: 1 | 2;
  other: string;
  otherTitle: string | null;
  modifierIndicator: string;
  effectiveFrom: string | null;
  deletedOn: string | null;
  rationale: string | null;
  sourceId: number;
}

/** Some codes stand in tens of thousands of pairs; a page shows the first of each column. */
const mostOfEachColumn = 300;

const columns = `
  modifier_indicator AS modifierIndicator, effective_from AS effectiveFrom, deleted_on AS deletedOn, rationale, source_id AS sourceId`;

const paidSql = `
  SELECT 1 AS thisColumn, column_two AS other, ${columns},
         (SELECT title FROM code WHERE system IN ('CPT', 'HCPCS') AND code = column_two LIMIT 1) AS otherTitle
  FROM ncci_edit WHERE column_one = :code ORDER BY column_two, source_id LIMIT :limit`;

const unpaidSql = `
  SELECT 2 AS thisColumn, column_one AS other, ${columns},
         (SELECT title FROM code WHERE system IN ('CPT', 'HCPCS') AND code = column_one LIMIT 1) AS otherTitle
  FROM ncci_edit WHERE column_two = :code ORDER BY column_one, source_id LIMIT :limit`;

/** Rows that the page will show, cited only when the part is reached in reading order. */
export interface FoundEdits {
  rows: Row[];
  capped: boolean;
  starterOnly: boolean;
  /** Modifier indicators of the pairs in force; null when the loaded pairs cannot be all pairs of the code. */
  indicators: ReadonlySet<string> | null;
}

/** The NCCI pairs of a code in both directions; a pair that stands in several files is taken from the one that counts. */
export function findEdits(context: PageContext): FoundEdits {
  if (!context.isProcedure) return { rows: [], capped: false, starterOnly: false, indicators: null };
  const parameters = { code: context.record.code, limit: mostOfEachColumn + 1 };
  const columnsFound = [paidSql, unpaidSql].map((sql) => context.db.prepare<Row>(sql).all(parameters));
  const capped = columnsFound.some((rows) => rows.length > mostOfEachColumn);
  const rows = columnsFound.flatMap((found) => bestOfEach(context, found.slice(0, mostOfEachColumn), (row) => row.other));
  // Pairs that ended stand last: they matter for old dates of service alone.
  rows.sort((a, b) => Number(a.deletedOn !== null) - Number(b.deletedOn !== null));
  const starterOnly = rows.every((row) => context.source(row.sourceId).layer === 'starter');
  const indicators = new Set(rows.filter((row) => row.deletedOn === null).map((row) => row.modifierIndicator));
  return { rows, capped, starterOnly, indicators: (starterOnly || capped) && !indicators.has('1') ? null : indicators };
}

/** The pairs as a part of the page. */
export function edits(context: PageContext, found: FoundEdits): CodePage['edits'] {
  if (!context.isProcedure) return missingPart.ofProcedures;
  const { code } = context.record;
  if (found.rows.length === 0) {
    return missingPart.edits(loadedRelease(context.sources.values(), 'ncci-ptp-practitioner'));
  }
  return {
    state: 'data',
    rows: found.rows.map(({ sourceId, ...row }) => ({
      other: row.other,
      otherTitle: row.otherTitle,
      thisColumn: row.thisColumn,
      modifierIndicator: row.modifierIndicator,
      meaning: editInWords({ code, other: row.other, thisColumn: row.thisColumn, modifierIndicator: row.modifierIndicator, deletedOn: row.deletedOn }),
      rationale: row.rationale,
      effectiveFrom: row.effectiveFrom,
      deletedOn: row.deletedOn,
      source: context.cite(sourceId),
    })),
    note: noteOf(found),
  };
}

function noteOf(found: FoundEdits): string | null {
  const notes = [];
  if (found.capped) notes.push(`Only the first ${mostOfEachColumn.toString()} pairs of each column are shown.`);
  if (found.starterOnly) notes.push('These pairs come with the program and cover a few sections only: for any other code look into the NCCI files of Medicare.');
  return notes.length === 0 ? null : notes.join(' ');
}
