import type { CodeSystem } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';
import { openCategoryWords } from './category-words.ts';
import { openFeeLines } from './fee-line.ts';
import { spansOf, type TitleSpan } from './highlight.ts';
import { wordsOf } from './normalize.ts';
import { searchColumns, type AbbreviationWords, type Naming, type SearchColumns } from './search-columns.ts';
import type { SectionWords } from './section-words.ts';

/** A code as the ranking and the result list need it. */
export interface CodeRow {
  id: number;
  system: CodeSystem;
  code: string;
  compact: string;
  title: string;
  distinction: string | null;
  billable: boolean;
  addOn: boolean;
  inpatientOnly: boolean;
  /** "19.22 RVU, 90 days" of a code without a distinction of its own; read when first shown. */
  feeLine(): string | null;
  /** Normalised words of the shown title, in order. */
  titleWords: readonly string[];
  /** The words of the title where they stand, for marks and reasons; read when first shown. */
  titleSpans(): readonly TitleSpan[];
  namings: readonly Naming[];
  /** Of the headings above it, and of the categories above a diagnosis. */
  sectionWords: readonly string[];
  /** Every word by which the code is named outside its title. */
  namingWords: ReadonlySet<string>;
}

interface StoredRow {
  id: number;
  system: CodeSystem;
  code: string;
  compact: string;
  title: string;
  distinction: string | null;
  synonyms: string | null;
  billable: number;
  addOn: number;
  inpatientOnly: number;
  sectionId: number | null;
  parentId: number | null;
  descriptors: string | null;
}

const columns = `
  code.code_id AS id, code.system, code.code, code.compact, code.title, code.distinction, code.synonyms, code.billable,
  code.add_on AS addOn, code.inpatient_only AS inpatientOnly, code.section_id AS sectionId, code.parent_id AS parentId,
  (SELECT group_concat(kind || char(9) || text, char(10)) FROM descriptor
    WHERE descriptor.code_id = code.code_id AND kind IN ('short', 'medium')) AS descriptors`;

// $systems is a JSON array, or null for every system. The unary plus keeps the planner on the index of `compact` alone.
const ofSystems = `($systems IS NULL OR +system IN (SELECT value FROM json_each($systems)))`;

// The index of `compact` leaves inpatient procedures out; they are asked for by themselves.
const outpatient = "system <> 'ICD10PCS'";

/** The statements that read codes; every one bounded, none reads the table through. */
export const codeRowStatements = {
  byIds: `SELECT ${columns} FROM json_each($ids) AS wanted CROSS JOIN code ON code.code_id = wanted.value`,
  exact: `SELECT code_id AS id FROM code WHERE compact = $compact AND ${outpatient} AND ${ofSystems} ORDER BY code_id LIMIT $limit`,
  prefix: `SELECT code_id AS id FROM code WHERE compact >= $from AND compact < $to AND ${outpatient} AND ${ofSystems} ORDER BY compact, code_id LIMIT $limit`,
  range: `SELECT code_id AS id FROM code WHERE compact >= $from AND compact <= $to AND ${outpatient} AND ${ofSystems} ORDER BY compact, code_id LIMIT $limit`,
  inpatient: `SELECT code_id AS id FROM code WHERE system = 'ICD10PCS' AND code >= $from AND code < $to ORDER BY code LIMIT $limit`,
} as const;

export interface CodeRows {
  /** The rows of these ids, in the order of the ids; ids without a row are left out. */
  rows(ids: readonly number[]): CodeRow[];
  exact(compact: string, systems: string | null): number[];
  prefix(compact: string, systems: string | null, limit: number): number[];
  range(first: string, last: string, systems: string | null, limit: number): number[];
  /** Inpatient procedures that begin so. */
  inpatient(beginning: string, limit: number): number[];
}

// Some kilobytes a row with its word lists: enough for what one session types, far below the memory that is allowed.
const mostRemembered = 4_000;

export function openCodeRows(db: ReadDb, abbreviations: AbbreviationWords, sections: SectionWords): CodeRows {
  const byIds = db.prepare<StoredRow>(codeRowStatements.byIds);
  const exact = db.prepare<{ id: number }>(codeRowStatements.exact);
  const prefix = db.prepare<{ id: number }>(codeRowStatements.prefix);
  const range = db.prepare<{ id: number }>(codeRowStatements.range);
  const inpatient = db.prepare<{ id: number }>(codeRowStatements.inpatient);
  const feeLineOf = openFeeLines(db);
  const categoryWords = openCategoryWords(db);
  const remembered = new Map<number, CodeRow>();

  function read(stored: StoredRow): CodeRow {
    // Most rows of an answer are explained by their titles: what else names them is taken apart when it is asked for.
    let columns: SearchColumns | undefined;
    const columnsOf = (): SearchColumns => (columns ??= searchColumns(stored, abbreviations));
    let namingWords: Set<string> | undefined;
    const readNamingWords = (): Set<string> => {
      const found = new Set<string>();
      for (const naming of columnsOf().namings) {
        for (const word of naming.words) found.add(word);
        for (const word of naming.standsFor.keys()) found.add(word);
      }
      return found;
    };
    let sectionWords: readonly string[] | undefined;
    let titleWords: readonly string[] | undefined;
    let spans: readonly TitleSpan[] | undefined;
    let feeLine: string | null | undefined;
    return {
      id: stored.id,
      system: stored.system,
      code: stored.code,
      compact: stored.compact,
      title: stored.title,
      distinction: stored.distinction,
      billable: stored.billable === 1,
      addOn: stored.addOn === 1,
      inpatientOnly: stored.inpatientOnly === 1,
      feeLine: () => {
        if (feeLine === undefined) feeLine = stored.distinction !== null || (stored.system !== 'CPT' && stored.system !== 'HCPCS') ? null : feeLineOf(stored.code);
        return feeLine;
      },
      get titleWords() {
        return (titleWords ??= wordsOf(stored.title));
      },
      titleSpans: () => (spans ??= spansOf(stored.title)),
      get namings() {
        return columnsOf().namings;
      },
      get sectionWords() {
        return (sectionWords ??= [...sections.wordsOf(stored.sectionId), ...categoryWords(stored.parentId)]);
      },
      get namingWords() {
        return (namingWords ??= readNamingWords());
      },
    };
  }

  return {
    rows: (ids) => {
      const missing = ids.filter((id) => !remembered.has(id));
      if (missing.length > 0) {
        if (remembered.size + missing.length > mostRemembered) {
          const keep = ids.flatMap((id) => remembered.get(id) ?? []);
          remembered.clear();
          for (const row of keep) remembered.set(row.id, row);
        }
        for (const stored of byIds.all({ ids: JSON.stringify(missing) })) remembered.set(stored.id, read(stored));
      }
      return ids.flatMap((id) => remembered.get(id) ?? []);
    },
    exact: (compact, systems) => exact.all({ compact, systems, limit: 8 }).map((row) => row.id),
    prefix: (compact, systems, limit) => prefix.all({ from: compact, to: `${compact}\u{10FFFF}`, systems, limit }).map((row) => row.id),
    inpatient: (beginning, limit) => inpatient.all({ from: beginning, to: `${beginning}\u{10FFFF}`, limit }).map((row) => row.id),
    // The last code of a range stands for everything that begins with it: M62.4-M62.5 holds M62.59.
    range: (first, last, systems, limit) => range.all({ from: first, to: `${last}\u{10FFFF}`, systems, limit }).map((row) => row.id),
  };
}
