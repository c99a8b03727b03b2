import { amountOf } from '../amounts.ts';
import { printedProcedure } from '../code-shapes.ts';
import { yearRelease } from '../releases.ts';
import type { Release, SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import { recogniseTable, type TableHead, type TableLayout } from '../table-format.ts';

type Column = 'code' | 'modifier' | 'description' | 'evaluation' | 'positioning' | 'scrub' | 'intra' | 'post' | 'total';

const tail = '(?: TIMES?)?(?: (?:IN )?MIN(?:UTE)?S?)?';
const rule = (name: Column, words: string, pattern: string, needed = false): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed, sometimes: !needed });
const rules: readonly ColumnRule<Column>[] = [
  rule('code', 'CPT code', '(?:CPT|HCPCS|CPT ?4|CPT HCPCS|HCPCS CPT)(?: ?CODES?)?|CODE', true),
  rule('modifier', 'Modifier', 'MOD(?:IFIER)?'),
  rule('description', 'Descriptor', '(?:SHORT |LONG )?DESCRIPT(?:OR|ION)'),
  rule('evaluation', 'Pre Evaluation Time', `PRE(?: ?SERVICE)? ?EVAL(?:UATION)?${tail}`, true),
  rule('positioning', 'Pre Positioning Time', `PRE(?: ?SERVICE)? ?POSITION(?:ING)?${tail}`, true),
  rule('scrub', 'Pre Service Scrub Dress Wait Time', `PRE(?: ?SERVICE)? ?SCRUB(?: AND)?(?: DRESS)?(?: AND)?(?: WAIT(?:ING)?)?${tail}`, true),
  rule('intra', 'Median Intra Service Time', `(?:MEDIAN )?INTRA ?(?:SERVICE|OPERATIVE)?${tail}`, true),
  rule('post', 'Immediate Post Service Time', `(?:IMMEDIATE |IMMED )?POST ?(?:SERVICE|OPERATIVE)?${tail}`, true),
  rule('total', 'Total Time', `TOTAL(?: (?:PHYSICIAN|WORK|SERVICE))*${tail}`, true),
];

/** A column of visits is named after the code of the visit: "99213", "99213 visits", "Visits 99213". */
const visitName = /^\D{0,24}\b(99\d{3})\b\D{0,24}$/;

const layout: TableLayout<Column> = {
  fileWords: 'physician work time file',
  rules,
  telling: ['code', 'intra', 'total'],
  readsToo: (name) => visitName.test(name),
  release: releaseOf,
  rows(ledger, _context, head) {
    const visits = head.names.flatMap((name, column) => {
      const code = visitName.exec(name)?.[1];
      return code === undefined ? [] : [{ code, column }];
    });
    return (cell, line, at) => {
      const code = printedProcedure(cell('code'), head.isSheet);
      if (code === null) return `"${cell('code').slice(0, 24)}" is no procedure code`;
      const modifier = cell('modifier').toUpperCase();
      if (!/^(?:[0-9A-Z]{2})?$/.test(modifier)) return `"${modifier.slice(0, 24)}" is no modifier`;
      const minutes: (number | null)[] = [];
      let rounded = false;
      for (const name of ['evaluation', 'positioning', 'scrub', 'intra', 'post', 'total'] as const) {
        const amount = amountOf(cell(name), 2);
        if (amount === null) return `${code}: "${cell(name).slice(0, 24)}" is no number of minutes`;
        // A week is the longest that any code has been valued with.
        if ((amount.value ?? 0) > 100 * 60 * 24 * 7) return `${code}: ${cell(name).slice(0, 24)} minutes cannot be right`;
        rounded ||= amount.rounded;
        minutes.push(amount.value);
      }
      const [evaluation, positioning, scrub, intra, post, total] = minutes;
      if (minutes.every((value) => value === null)) return `${code} has no minutes`;
      const counts: Record<string, number> = {};
      for (const { code: visit, column } of visits) {
        const count = amountOf(at(column), 4);
        if (count === null || (count.value ?? 0) > 10_000_000) return `${code}: "${at(column).slice(0, 24)}" is no number of visits ${visit}`;
        rounded ||= count.rounded;
        if (count.value !== null && count.value !== 0) counts[visit] = count.value / 10_000;
      }
      if (rounded) ledger.tally('minutes or visits with many decimals were rounded', line);
      return [code, modifier, evaluation ?? null, positioning ?? null, scrub ?? null, intra ?? null, post ?? null, total ?? null, Object.keys(counts).length === 0 ? null : JSON.stringify(counts)];
    };
  },
  key: (values) => `${String(values[0])} ${String(values[1])}`.trim(),
};

const columns = ['code', 'modifier', 'pre_evaluation', 'pre_positioning', 'pre_scrub', 'intra', 'post', 'total', 'visits'];

/** The minutes that Medicare's relative values are built on, and the visits within the global period. */
export const physicianWorkTime: SourceFormat = {
  kind: 'physician-work-time',
  table: 'work_time',
  stagedColumns: columns,
  keyColumns: 2,
  intoCatalog: [`INSERT INTO work_time (${columns.join(', ')}, source_id) SELECT ${columns.join(', ')}, :sourceId FROM staging.staged_work_time WHERE file = :file ORDER BY code, modifier`],
  countSql: 'SELECT count(*) FROM work_time WHERE source_id = :sourceId',
  usualRows: 5000,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise: (content) => recogniseTable(content, layout),
  releaseFromName: ruleYear,
  title: (release) => `Physician work time, ${release.label}`,
};

function releaseOf(head: TableHead): Release | null {
  const year = /\bC(?:alendar )?Y(?:ear)?\s*(20\d{2})(?!\d)/i.exec(head.preamble.join('\n'))?.[1];
  return year === undefined ? null : yearRelease(Number(year));
}

/** "cy-2025-pfs-final-rule-physician-work-time.zip"; the number and day of the rule ("CMS-1807-F_Work_Time_16OCT24") come the autumn before. */
function ruleYear(name: string): Release | null {
  const named = /(?:^|[^a-z])cy[-_ ]?(20\d{2})(?!\d)/i.exec(name)?.[1];
  if (named !== undefined) return yearRelease(Number(named));
  const dated = /(?<!\d)\d{1,2}(?:aug|sep|sept|oct|nov|dec)(20\d{2}|\d{2})(?!\d)/i.exec(name)?.[1];
  return dated === undefined ? null : yearRelease((dated.length === 2 ? 2000 + Number(dated) : Number(dated)) + 1);
}
