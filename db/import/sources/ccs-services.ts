import { hasControlCharacter } from '../cell-values.ts';
import { procedureSystem } from '../code-shapes.ts';
import { openYearRelease } from '../releases.ts';
import type { Release, SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import { recogniseTable, type TableHead, type TableLayout } from '../table-format.ts';

type Column = 'range' | 'category' | 'label';

const rule = (name: Column, words: string, pattern: string): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed: true });
const rules: readonly ColumnRule<Column>[] = [
  rule('range', 'Code Range', 'CODE RANGES?|(?:CPT|HCPCS|CPT HCPCS) CODE RANGES?'),
  rule('category', 'CCS', 'CCS(?: CATEGORY| CODE| NUMBER)?'),
  rule('label', 'CCS Label', 'CCS(?: CATEGORY)? (?:LABEL|DESCRIPTION)'),
];

const layout: TableLayout<Column> = {
  fileWords: 'list of CCS classes for services and procedures',
  rules,
  telling: ['range', 'category', 'label'],
  namesItself: /clinical classifications software.{0,40}services/i,
  release: releaseOf,
  rows() {
    return (cell) => {
      const range = cell('range').replaceAll(/['"’‘]/g, '').toUpperCase();
      const [first = '', last = first, ...rest] = range.split(/\s*[-–]\s*/);
      if (rest.length > 0 || procedureSystem(first) === null || procedureSystem(last) === null) return `"${cell('range').slice(0, 24)}" is no range of codes`;
      if (seriesOf(first) !== seriesOf(last)) return `${first} and ${last} are not of one series`;
      if (first > last) return `the range ${first} to ${last} ends before it begins`;
      if (!/^\d{1,4}$/.test(cell('category'))) return `"${cell('category').slice(0, 24)}" is no class number`;
      if (cell('label') === '' || hasControlCharacter(cell('label'))) return 'the label of the class is missing or damaged';
      if (!/[a-z]/i.test(cell('label'))) return `"${cell('label').slice(0, 24)}" is no label of a class`;
      return [seriesOf(first), first, last, Number(cell('category')), cell('label')];
    };
  },
  key: (values) => `the range ${String(values[1])} to ${String(values[2])}`,
};

/** Classes of procedures by the Agency for Healthcare Research and Quality: ranges of codes with their class. */
export const ccsServices: SourceFormat = {
  kind: 'ccs-services',
  table: 'ccs_range',
  stagedColumns: ['series', 'first_code', 'last_code', 'category', 'label'],
  keyColumns: 3,
  intoCatalog: ['INSERT INTO ccs_range (series, first_code, last_code, category, label, source_id) SELECT series, first_code, last_code, category, label, :sourceId FROM staging.staged_ccs_range WHERE file = :file ORDER BY series, first_code'],
  countSql: 'SELECT count(*) FROM ccs_range WHERE source_id = :sourceId',
  usualRows: 5000,
  publisher: 'Agency for Healthcare Research and Quality',
  holdsCodeText: false,
  recognise: (content) => recogniseTable(content, layout),
  releaseFromName(name) {
    const year = /(?<!\d)(20\d{2})(?!\d)/.exec(name)?.[1];
    return year === undefined ? null : openYearRelease(Number(year));
  },
  title: (release) => `Clinical Classifications Software for services and procedures, ${release.label}`,
};

function releaseOf(head: TableHead): Release | null {
  const year = /(?<!\d)(20\d{2})(?!\d)/.exec(head.preamble.join('\n'))?.[1];
  return year === undefined ? null : openYearRelease(Number(year));
}

/** Codes compare within a series alone: five digits, one letter in front, or one at the end. */
function seriesOf(code: string): string {
  return /^[A-Z]/.exec(code)?.[0] ?? `0${/[A-Z]$/.exec(code)?.[0] ?? ''}`;
}
