import { amountOf } from '../amounts.ts';
import { hasControlCharacter, padded } from '../cell-values.ts';
import type { SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import { recogniseTable, type TableHead, type TableLayout } from '../table-format.ts';
import { recogniseTextRows, type TextLayout } from '../text-rows.ts';
import { yearFromName } from './release-letter.ts';

type Column = 'contractor' | 'locality' | 'name' | 'factor';

const rule = (name: Column, words: string, pattern: string): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed: true });
const rules: readonly ColumnRule<Column>[] = [
  rule('contractor', 'Contractor', '(?:MEDICARE ADMI?NI?STRATIVE )?CONTRACTOR(?: NUMBER)?|CARRIER(?: NUMBER)?|MAC(?: NUMBER)?'),
  rule('locality', 'Locality', 'LOCALITY(?: NUMBER| CODE)?'),
  rule('name', 'Locality Name', 'LOCALITY NAME|LOCALITY DESCRIPTION'),
  // The national factor stands in the name of the column: "National Anes CF of 20.3178".
  rule('factor', 'Anes CF', '.{0,30}ANES(?:THESIA)? (?:CF|CONVERSION FACTOR).*'),
];

const layout = (isText: boolean): TableLayout<Column> => ({
  fileWords: 'list of anaesthesia conversion factors',
  rules,
  telling: ['contractor', 'locality', 'factor'],
  release: () => null,
  rows(_ledger, _context, head) {
    const national = nationalOf(head);
    return (cell) => {
      const contractor = padded(cell('contractor'), 5);
      const locality = padded(cell('locality'), 2);
      if (!/^\d{5}$/.test(contractor)) return `"${cell('contractor').slice(0, 24)}" is no contractor number`;
      if (!/^\d{2}$/.test(locality)) return `"${cell('locality').slice(0, 24)}" is no locality number`;
      const name = cell('name').replace(/\*+$/, '').trim();
      if (name === '' || hasControlCharacter(name)) return 'the name of the locality is missing or damaged';
      // The text prints no point: "1931" is 19.31.
      const printed = isText && /^\d{4}$/.test(cell('factor')) ? `${cell('factor').slice(0, 2)}.${cell('factor').slice(2)}` : cell('factor');
      const factor = amountOf(printed, 4);
      if (factor === null || factor.value === null) return `the factor "${cell('factor').slice(0, 24)}" is no number`;
      if (!head.isSheet && !/\.\d{2,4}$/.test(printed)) return `the factor "${cell('factor').slice(0, 24)}" is no whole amount`;
      // Since 2000 between 15 and 35 dollars.
      if (factor.value < 50_000 || factor.value > 1_000_000) return `the factor ${printed} cannot be right`;
      return [contractor, locality, factor.value, name, national];
    };
  },
  key: (values) => `contractor ${String(values[0])}, locality ${String(values[1])}`,
});

const text: TextLayout = {
  row: /^ {0,8}(?<contractor>\d{5}) {2,}(?<locality>\d{2}) {2,}(?<name>\S+(?: \S+)*) {2,}(?<factor>\d{4}|\d{2}\.\d{2,4})\s*$/,
  sameLength: true,
};

/** What Medicare pays for a unit of anaesthesia in each locality: csv, workbook and text. */
export const anaesthesiaFactors: SourceFormat = {
  kind: 'anaesthesia-factors',
  table: 'anaesthesia_factor',
  stagedColumns: ['contractor', 'locality', 'factor', 'name', 'national'],
  keyColumns: 2,
  // The text cuts long names and leaves the national factor out.
  comparedColumns: 3,
  intoCatalog: ['INSERT INTO anaesthesia_factor (contractor, locality, name, factor, national, source_id) SELECT contractor, locality, name, factor, national, :sourceId FROM staging.staged_anaesthesia_factor WHERE file = :file'],
  countSql: 'SELECT count(*) FROM anaesthesia_factor WHERE source_id = :sourceId',
  usualRows: 80,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise: (content) => recogniseTextRows(content, layout(true), text) ?? recogniseTable(content, layout(false)),
  releaseFromName: (name) => yearFromName(name, /anes[a-z]*[-_ ]?(20\d{2}|\d{2})(?!\d)/i),
  title: (release) => `Medicare anaesthesia conversion factors, ${release.label}`,
};

/** In ten-thousandths of a dollar; null where the file does not print it. */
function nationalOf(head: TableHead): number | null {
  const named = /ANES\w*\s+(?:CF|CONVERSION FACTOR)\s+OF\s+\$?(\d{1,3}\.\d{1,4})/i.exec([...head.names, ...head.preamble].join('\n'))?.[1];
  return named === undefined ? null : (amountOf(named, 4)?.value ?? null);
}
