import { blankAsNull, hasControlCharacter } from '../cell-values.ts';
import { procedureSystem, withLostZeros } from '../code-shapes.ts';
import { isBlankRow, type GridRow } from '../files/grid.ts';
import type { Release, SourceFormat } from '../source-format.ts';
import { canonicalHeader } from '../stacked-header.ts';
import { recogniseTable, type TableLayout } from '../table-format.ts';
import type { TableContent } from '../table-content.ts';
import { ncciNeighbour } from './ncci-neighbours.ts';
import { codeNotices, ncciReleaseInName, ncciReleaseInWords } from './ncci-release.ts';

type AddOnColumn = 'type' | 'addOn' | 'addOnDeleted' | 'primary' | 'primaryDeleted' | 'effective' | 'deleted' | 'instructions';

/** Stands for the primary code where the contractors decide which ones count (type 2). */
const contractorDecides = 'CCCCC';

/** A release has the edits of its year and may be replaced in any quarter: it is in force until the end of the year. */
const ofYear = (release: Release | null): Release | null => (release === null ? null : { ...release, effectiveTo: `${release.release.slice(0, 4)}-12-31` });

const deletedOn = '(?:DEL(?:ETED?|ETION)? ?(?:DT|DATE))(?: JULIAN)?';

const layout: TableLayout<AddOnColumn> = {
  fileWords: 'table of NCCI add-on code edits',
  rules: [
    { name: 'type', words: 'AOC_Edit_Type', pattern: /^(?:(?:AOC|ADD ON CODE) )?(?:EDIT )?TYPE$/, needed: true },
    { name: 'addOn', words: 'Add-On_Code', pattern: /^(?:ADD ?ON(?: CODE)?|AOC(?: CODE)?)$/, needed: true },
    { name: 'addOnDeleted', words: 'AOC_DelDT', pattern: new RegExp(`^(?:AOC|ADD ?ON CODE) ${deletedOn}$`), needed: false, mayBeEmpty: true },
    { name: 'primary', words: 'Primary_Code', pattern: /^PRIMARY(?: (?:PROC )?CODE)?$/, needed: true },
    { name: 'primaryDeleted', words: 'Primary_Code_DelDT', pattern: new RegExp(`^PRIMARY(?: CODE)? ${deletedOn}$`), needed: false },
    { name: 'effective', words: 'AOC_Edit_EffDT', pattern: /^(?:(?:AOC|ADD ?ON CODE) )?(?:EDIT )?EFF(?:ECTIVE)? ?(?:DT|DATE)(?: JULIAN)?$/, needed: true },
    { name: 'deleted', words: 'AOC_Edit_DelDT', pattern: new RegExp(`^(?:(?:AOC|ADD ?ON CODE) )?EDIT ${deletedOn}$`), needed: true },
    { name: 'instructions', words: 'Special_Instruction_Notes', pattern: /^(?:SPECIAL )?INSTRUCTIONS?(?: NOTES?)?$/, needed: false },
  ],
  telling: ['addOn', 'primary'],
  isIt: ({ names }) => names.some((name) => /aoc|edit|type/i.test(canonicalHeader(name))),
  mayBeShort: true,
  neighbour: ({ preamble }, content) => ncciNeighbour(preamble, content),
  release: ({ preamble }) => ofYear(ncciReleaseInWords(preamble)),
  notices: ({ preamble }) => codeNotices(preamble),
  rows(ledger, context) {
    const explained = context.knownValues('add_on_type');
    return (cell, line) => {
      const addOn = withLostZeros(cell('addOn'));
      if (procedureSystem(addOn) === null) return addOn === '' ? 'the add-on code is missing' : `"${addOn.slice(0, 24)}" is no procedure code`;
      const primary = withLostZeros(cell('primary'));
      if (primary !== contractorDecides && procedureSystem(primary) === null) return primary === '' ? 'the primary code is missing' : `"${primary.slice(0, 24)}" is no procedure code`;
      const type = cell('type');
      if (!/^[0-9A-Z]$/.test(type)) return type === '' ? 'the type is missing' : `"${type.slice(0, 24)}" is no type of an add-on code`;
      if (explained?.has(type) === false) ledger.tally(`The add-on type "${type}" is not explained in this version; it was kept as it is`, line);
      const days: (string | null)[] = [];
      for (const name of ['effective', 'deleted', 'addOnDeleted', 'primaryDeleted'] as const) {
        const day = dayOfYear(cell(name));
        if (day === undefined) return `"${cell(name).slice(0, 24)}" is no year with a day of the year`;
        days.push(day);
      }
      const [effective, deleted] = days;
      if (effective === null) return 'the effective date is missing';
      if (deleted != null && effective !== undefined && deleted < effective) ledger.tally('The edit ended before it began; it was kept as one that is not in force', line);
      const instructions = cell('instructions').replaceAll(/^"+|"+$/g, '').trim();
      if (/^\d+$/.test(instructions)) return `"${instructions.slice(0, 24)}" is no instruction: the cells of the row are not under their names`;
      if (hasControlCharacter(instructions.replaceAll('\n', ' '))) return 'the instruction holds damaged characters';
      return [addOn, primary === contractorDecides ? null : primary, type, ...days, blankAsNull(instructions)];
    };
  },
  // An edit may have ended and come back, or changed its type.
  key: ([addOn, primary, type, effective]) => `${String(addOn)} ${primary === null ? contractorDecides : String(primary)}, type ${String(type)} from ${String(effective)}`,
};

/** Which primary codes an add-on code needs on the same claim: xlsx, csv and text, with named columns or of fixed width. */
export const ncciAddOnCodes: SourceFormat = {
  kind: 'ncci-add-on-codes',
  table: 'add_on_edit',
  stagedColumns: ['add_on', 'primary_code', 'type', 'effective_from', 'deleted_on', 'add_on_deleted_on', 'primary_deleted_on', 'instructions'],
  keyColumns: 4,
  intoCatalog: [
    `INSERT INTO add_on_edit (source_id, add_on, primary_code, type, effective_from, deleted_on, add_on_deleted_on, primary_deleted_on, instructions)
     SELECT :sourceId, add_on, primary_code, type, effective_from, deleted_on, add_on_deleted_on, primary_deleted_on, instructions
     FROM staging.staged_add_on_edit WHERE file = :file ORDER BY line`,
  ],
  countSql: 'SELECT count(*) FROM add_on_edit WHERE source_id = :sourceId',
  usualRows: 2000,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise(content) {
    const fixed = content.isSheet ? null : fixedWidth(content);
    if (fixed === null) return recogniseTable(content, layout);
    const found = recogniseTable(fixed, layout);
    return found.verdict === 'yes' ? { ...found, form: 'txt' } : found;
  },
  releaseFromName: (name) => ofYear(ncciReleaseInName(name)),
  title: (release) => `NCCI add-on code edits, ${release.label}`,
};

/** 2018001 is the first of January 2018; null for blank, undefined for what is none. */
function dayOfYear(text: string): string | null | undefined {
  if (text === '' || text === '*' || /^0+$/.test(text) || text.startsWith('9999')) return null;
  const match = /^((?:19|20)\d{2})(\d{3})$/.exec(text);
  if (match === null) return undefined;
  const [year, day] = [Number(match[1]), Number(match[2])];
  const date = new Date(Date.UTC(year, 0, day));
  return day >= 1 && date.getUTCFullYear() === year ? date.toISOString().slice(0, 10) : undefined;
}

const date = '(\\d{7}| {7})';
// Type, add-on code, its end, primary code, its end, first and last day of the edit, notes; with or without blanks between.
const fixedRow = new RegExp(`^([0-9])( *)([0-9A-Z]{5})\\2${date}\\2([0-9A-Z]{5})\\2${date}\\2(\\d{7})(?:\\2${date}?(?:\\2(.*))?)?$`);
const fixedNames = ['AOC_Edit_Type', 'Add-On_Code', 'AOC_DelDT', 'Primary_Code', 'Primary_Code_DelDT', 'AOC_Edit_EffDT', 'AOC_Edit_DelDT', 'Special_Instruction_Notes'];

/** The text of fixed width as a table with the names of its columns; null when the file is none. */
function fixedWidth(content: TableContent): TableContent | null {
  const some = content.lines.slice(0, 200).filter((line) => line.trim() !== '');
  const fitting = some.filter((line) => fixedRow.test(line)).length;
  if (fitting === 0 || fitting < some.length * 0.6) return null;
  const first = content.lines.findIndex((line) => fixedRow.test(line));
  const above: GridRow[] = content.lines.slice(0, first).map((line, index) => ({ line: index + 1, cells: [line.trim()] })).filter((row) => !/primary.?code/i.test(row.cells[0] ?? ''));
  const names: GridRow = { line: Math.max(1, first), cells: fixedNames };
  const bodyOf = (end: number): GridRow[] => content.lines.slice(first, end).map((text, index) => ({ line: first + index + 1, cells: fixedCells(text) }));
  return {
    ...content,
    isSheet: false,
    headRows: () => [...above, names, ...bodyOf(first + 200)],
    rows: () => [...above, names, ...bodyOf(content.lines.length).filter((row) => !isBlankRow(row))],
    endsInsideCell: () => false,
  };
}

/** A row that has not the layout comes as two cells, so that it counts as a row that lacks some; anything else is a line of text. */
function fixedCells(text: string): string[] {
  const match = fixedRow.exec(text);
  if (match === null) return /^[0-9] *[0-9A-Z]/.test(text) ? [text.slice(0, 1), text.slice(1).trim()] : [text.trim()];
  return [match[1], match[3], match[4], match[5], match[6], match[7], match[8], match[9]].map((cell) => (cell ?? '').trim());
}
