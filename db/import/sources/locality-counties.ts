import { hasControlCharacter, padded } from '../cell-values.ts';
import { yearRelease } from '../releases.ts';
import type { Release, SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import { recogniseTable, type TableHead, type TableLayout } from '../table-format.ts';
import { recogniseTextRows, type TextLayout } from '../text-rows.ts';
import { yearFromName } from './release-letter.ts';

type Column = 'contractor' | 'locality' | 'state' | 'area' | 'counties';

const rule = (name: Column, words: string, pattern: string): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed: true });
const rules: readonly ColumnRule<Column>[] = [
  // The releases spell it "Adminstrative".
  rule('contractor', 'Medicare Administrative Contractor', 'MEDICARE ADMI?NI?STRATIVE CONTRACTOR(?: MAC)?(?: NUMBER)?|MAC(?: NUMBER)?|(?:CONTRACTOR|CARRIER)(?: NUMBER)?'),
  rule('locality', 'Locality Number', 'LOCALITY(?: NUMBER| CODE)?'),
  rule('state', 'State', 'STATE'),
  rule('area', 'Fee Schedule Area', 'FEE SCHEDULE AREA|LOCALITY NAME'),
  rule('counties', 'Counties', 'COUNTIES|COUNTY'),
];

/** @param isCut whether the row of a line may have lost its end to the width of the text. */
const layoutOf = (isCut: (line: number) => boolean): TableLayout<Column> => ({
  fileWords: 'list of localities and counties',
  rules,
  telling: ['locality', 'area', 'counties'],
  namesItself: /COUNTIES INCLUDED IN (?:\d{4} )?LOCALITIES/i,
  release: releaseOf,
  rows(ledger) {
    // The state stands on the first row of its block alone; a blank line ends the block.
    let state = '';
    let lineBefore = 0;
    return (cell, line) => {
      if (cell('state') !== '') state = marked(cell('state')).name.toUpperCase();
      else if (line > lineBefore + 1) state = '';
      lineBefore = line;
      const contractor = padded(cell('contractor'), 5);
      const locality = padded(cell('locality'), 2);
      if (!/^\d{5}$/.test(contractor)) return `"${cell('contractor').slice(0, 24)}" is no contractor number`;
      if (!/^\d{2}$/.test(locality)) return `"${cell('locality').slice(0, 24)}" is no locality number`;
      // The text of October 2025 leaves one out; the number of the locality tells the place all the same.
      if (state === '') ledger.tally('no state stands at the head of the block of the row', line);
      else if (!/^[A-Z .,/&()'-]+$/.test(state)) return `"${state.slice(0, 24)}" is no state`;
      const area = marked(cell('area')).name;
      if (area === '') return 'the name of the fee schedule area is missing';
      if (cell('counties') === '') return 'the counties are missing';
      // What only the columns to the right of it say.
      if (/^(?:REST OF STATE|ALL OTHER COUNTIES|STATEWIDE|ENTIRE STATE|ALL COUNTIES)\b/i.test(state)) return `"${state.slice(0, 24)}" is no state`;
      if (/^ALL OTHER COUNTIES$/i.test(area) || (area !== '' && marked(cell('counties')).name === area && /^(?:REST OF STATE|AREA)\b/i.test(area))) return `"${cell('counties').slice(0, 24)}" is no list of the counties of ${area.slice(0, 24)}`;
      if (hasControlCharacter(area) || hasControlCharacter(cell('counties'))) return 'the row holds damaged characters';
      if (/,$/.test(cell('counties')) || isCut(line)) ledger.tally('the list of counties may be cut off by the width of its column', line);
      return [contractor, locality, state === '' ? null : state, area, cell('counties')];
    };
  },
  key: (values) => `contractor ${String(values[0])}, locality ${String(values[1])}`,
});

/** Contractor, locality, state where it changes, area and counties, with two blanks or more between them. */
const text: TextLayout = {
  row: /^ {0,12}(?<contractor>\d{4,5}) {2,}(?<locality>\d{1,2}) {2,}(?:(?<state>\S+(?: \S+)*) {2,})?(?<area>\S+(?: \S+)*) {2,}(?<counties>\S+(?: \S+)*)\s*$/d,
  sameLength: false,
  beginAlike: ['contractor', 'locality', 'state', 'area', 'counties'],
  isRemark: (line) => !/^\s*\d{3,}/.test(line),
};

/** Which counties belong to a Medicare payment locality ("25LOCCO"): csv, workbook and text. */
export const localityCounties: SourceFormat = {
  kind: 'localities',
  table: 'locality_county',
  stagedColumns: ['contractor', 'locality', 'state', 'area', 'counties'],
  keyColumns: 2,
  // The text cuts lists of counties short and words some areas and states otherwise.
  comparedColumns: 2,
  intoCatalog: ['INSERT INTO locality_county (contractor, locality, state, area, counties, source_id) SELECT contractor, locality, state, area, counties, :sourceId FROM staging.staged_locality_county WHERE file = :file'],
  countSql: 'SELECT count(*) FROM locality_county WHERE source_id = :sourceId',
  usualRows: 80,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise: (content) => (titled(content.lines) ? recogniseTextRows(content, layoutOf(cutBy(content.lines)), text) : null) ?? recogniseTable(content, layoutOf(() => false)),
  releaseFromName: (name) => yearFromName(name, /(?:^|[^\d])(\d{2}|20\d{2})[-_ ]?locco|locco[-_ ]?(20\d{2}|\d{2})(?!\d)/i),
  title: (release) => `Medicare payment localities and their counties, ${release.label}`,
};

function titled(lines: readonly string[]): boolean {
  return lines.slice(0, 30).some((line) => /COUNTIES INCLUDED IN|Fee Schedule Area.*Counties/i.test(line));
}

/** Several lines that end at one place, the last of all, were cut there. */
function cutBy(lines: readonly string[]): (line: number) => boolean {
  const lengths = lines.map((line) => line.trimEnd().length);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const cut = lengths.filter((length) => length === longest).length > 2;
  return (line) => cut && lengths[line - 1] === longest;
}

function releaseOf(head: TableHead): Release | null {
  const year = /COUNTIES INCLUDED IN (20\d{2}) LOCALITIES/i.exec(head.preamble.join('\n'))?.[1];
  return year === undefined ? null : yearRelease(Number(year));
}

/** "REST OF STATE*" has a footnote. */
function marked(name: string): { name: string; mark: string } {
  const mark = /\*+\s*$/.exec(name)?.[0] ?? '';
  return { name: name.slice(0, name.length - mark.length).trim(), mark: mark.trim() };
}
