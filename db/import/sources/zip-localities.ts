import { padded } from '../cell-values.ts';
import { monthNumber, quarterRelease } from '../releases.ts';
import type { Release, SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import type { TableContent } from '../table-content.ts';
import { recogniseTable, type TableHead, type TableLayout } from '../table-format.ts';
import { recogniseTextRows, type TextLayout } from '../text-rows.ts';
import { quarterFrom } from './payment-quarter.ts';

type Column = 'state' | 'zip' | 'contractor' | 'locality' | 'rural' | 'laboratory' | 'ruralBefore' | 'plusFourFlag' | 'plusFour' | 'partB' | 'quarter';

const rule = (name: Column, words: string, pattern: string, needed = false): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed, sometimes: !needed });
const rules: readonly ColumnRule<Column>[] = [
  rule('state', 'State', 'STATE(?: CODE)?', true),
  rule('zip', 'ZIP Code', 'ZIP ?(?:CODE|5)?', true),
  rule('contractor', 'Carrier', 'CARRIER(?: NUMBER)?|CONTRACTOR(?: NUMBER)?|MAC(?: NUMBER)?', true),
  rule('locality', 'Pricing Locality', '(?:PRICING )?LOCALITY(?: NUMBER| CODE)?', true),
  rule('rural', 'Rural Indicator', 'RURAL ?IND(?:ICATOR)?(?: ?1)?'),
  rule('laboratory', 'Lab CB Locality', '(?:BENE )?LAB CB LOCALITY'),
  rule('ruralBefore', 'Rural Indicator2', 'RURAL ?IND(?:ICATOR)? ?2'),
  rule('plusFourFlag', 'Plus Four Flag', 'PLUS ?(?:FOUR|4)(?: FLAG)'),
  rule('plusFour', 'Plus Four', 'PLUS ?(?:FOUR|4)|ZIP ?4'),
  rule('partB', 'Part B Payment Indicator', 'PART B (?:DRUG |PAYMENT )?IND(?:ICATOR)?'),
  rule('quarter', 'Year/Quarter', 'YEAR QU?A?R?TE?R?'),
];

const layout: TableLayout<Column> = {
  fileWords: 'list of ZIP codes with their payment locality',
  rules,
  telling: ['zip', 'contractor', 'locality'],
  release: (head, content) => releaseOf(head, content),
  rows() {
    return (cell) => {
      const state = cell('state').toUpperCase();
      const zip = padded(cell('zip'), 5);
      const contractor = padded(cell('contractor'), 5);
      const locality = padded(cell('locality'), 2);
      const rural = cell('rural').toUpperCase();
      const plusFour = cell('plusFour') === '' ? '' : padded(cell('plusFour'), 4);
      if (!/^[A-Z]{2}$/.test(state)) return `"${state.slice(0, 24)}" is no state`;
      if (!/^\d{5}$/.test(zip)) return `"${cell('zip').slice(0, 24)}" is no ZIP code`;
      if (!/^\d{5}$/.test(contractor)) return `"${cell('contractor').slice(0, 24)}" is no contractor number`;
      if (!/^\d{2}$/.test(locality)) return `"${cell('locality').slice(0, 24)}" is no locality number`;
      if (!['', 'R', 'B'].includes(rural)) return `"${rural.slice(0, 24)}" is no rural indicator (blank, R or B)`;
      if (!/^(?:\d{4})?$/.test(plusFour)) return `"${plusFour.slice(0, 24)}" is no ZIP extension`;
      const flag = cell('plusFourFlag');
      if (!['', '0', '1'].includes(flag)) return `"${flag.slice(0, 24)}" does not say whether the ZIP code is divided (0 or 1)`;
      return [zip, plusFour, state, contractor, locality, rural === '' ? null : rural, flag === '' ? null : Number(flag)];
    };
  },
  // A ZIP code that lies in two localities stands in the list once for each.
  key: (values) => `ZIP code ${String(values[0])}${values[1] === '' ? '' : `-${String(values[1])}`}, contractor ${String(values[3])}, locality ${String(values[4])}`,
};

const row5 = /^(?<state>[A-Z]{2})(?<zip>\d{5})(?<contractor>\d{5})(?<locality>\d{2})(?<rural>[RB ])[A-Z0-9 ]{2}[RB ].{2}(?<plusFourFlag>[01 ])/;
const row9 = /^(?<state>[A-Z]{2})(?<zip>\d{5})(?<contractor>\d{5})(?<locality>\d{2})(?<rural>[RB ]).{5}(?<plusFourFlag>1)(?<plusFour>\d{4})/;
const text5: TextLayout = { row: row5, sameLength: true };
const text9: TextLayout = { row: row9, sameLength: true };

/** The contractor and payment locality of every ZIP code: text, workbook and csv; with the four further digits where these decide. */
export const zipLocalities: SourceFormat = {
  kind: 'zip-localities',
  table: 'zip_locality',
  stagedColumns: ['zip', 'plus_four', 'state', 'contractor', 'locality', 'rural', 'divided'],
  keyColumns: 5,
  intoCatalog: ['INSERT INTO zip_locality (zip, plus_four, state, contractor, locality, rural, divided, source_id) SELECT zip, plus_four, state, contractor, locality, rural, divided, :sourceId FROM staging.staged_zip_locality WHERE file = :file ORDER BY zip, plus_four'],
  countSql: 'SELECT count(*) FROM zip_locality WHERE source_id = :sourceId',
  usualRows: 30_000,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise: (content) => recogniseTextRows(content, layout, text9) ?? recogniseTextRows(content, layout, text5) ?? recogniseTable(content, layout),
  releaseFromName: (name) => quarterFrom(name) ?? shortQuarter(name),
  title: (release) => `ZIP codes with their Medicare payment locality, ${release.label}`,
};

/** "20254" at the end of the first row is the fourth quarter of 2025. */
function releaseOf(head: TableHead, content: TableContent): Release | null {
  const column = head.names.findIndex((name) => /year\s*\/?\s*q/i.test(name));
  const printed = content.isSheet || head.names.length > 0
    ? (column === -1 ? undefined : content.headRows().map((row) => row.cells[column] ?? '').find((cell) => /^20\d{2}[1-4]$/.test(cell)))
    : content.lines.find((line) => row5.test(line) || row9.test(line))?.slice(75, 80);
  const found = /^(20\d{2})([1-4])$/.exec(printed ?? '');
  return found === null ? quarterFrom(head.sheetName) : quarterRelease(Number(found[1]), Number(found[2]) * 3 - 2, null);
}

function shortQuarter(name: string): Release | null {
  const found = /zip[59]?[-_ ]*([a-z]{3})[a-z]*(20\d{2})/i.exec(name);
  const month = found === null ? null : monthNumber(found[1] ?? '');
  return month === null ? null : quarterRelease(Number(found?.[2]), month, null);
}
