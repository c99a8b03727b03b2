import { HeldRow } from '../held-row.ts';
import { fullYear, monthNumber, quarterRelease } from '../releases.ts';
import { RowLedger } from '../row-ledger.ts';
import type { Recognition, Release, SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import { recogniseTable, type TableLayout } from '../table-format.ts';
import type { TableContent } from '../table-content.ts';
import { addedAt, changedAt, hcpcsRows, hcpcsStagedColumns, isContinuation, withMoreText, type HcpcsCells, type HcpcsColumn } from './hcpcs-row.ts';
import { noValidRows, truncated } from './refusals.ts';

const fileWords = 'HCPCS Level II release (alpha-numeric file)';

/** Columns that a release may lack; where one is there, every code has a value in it. */
const filledWhereThere: ReadonlySet<HcpcsColumn> = new Set<HcpcsColumn>(['sequence', 'record', 'price1', 'multiplePricing', 'betos', 'service1', 'anaesthesiaUnits']);
const rule = (name: HcpcsColumn, words: string, pattern: string, needed = false): ColumnRule<HcpcsColumn> =>
  ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed, mayBeEmpty: needed ? name === 'ended' : !filledWhereThere.has(name), mayEqualLeft: name === 'changed' });
const numbered = <Name extends string>(name: Name, words: string, count: number): ColumnRule<HcpcsColumn>[] =>
  Array.from({ length: count }, (_, index) => rule(`${name}${index + 1}` as HcpcsColumn, `${words}${index + 1}`, `${words} ?${index + 1}`));

const rules: readonly ColumnRule<HcpcsColumn>[] = [
  rule('code', 'HCPC', 'HCPCS?(?: CODE| CD)?|HCPCS? MOD(?:IFIER)?', true),
  rule('sequence', 'SEQNUM', 'SEQ ?NUM|SEQUENCE(?: NUMBER)?'),
  rule('record', 'RECID', 'REC ?ID|RECORD ID(?:ENTIFICATION)?(?: CODE)?'),
  rule('long', 'LONG DESCRIPTION', 'LONG DESC(?:RIPTION|RIPTOR)?', true),
  rule('short', 'SHORT DESCRIPTION', 'SHORT DESC(?:RIPTION|RIPTOR)?', true),
  ...numbered('price', 'PRICE', 4),
  rule('multiplePricing', 'MULT_PI', 'MULT(?:IPLE)? PI|MULTIPLE PRICING IND'),
  ...numbered('cim', 'CIM', 3), ...numbered('mcm', 'MCM', 3),
  rule('statute', 'STATUTE', 'STATUTE(?: NUMBER)?'),
  ...numbered('lab', 'LABCERT', 8), ...numbered('see', 'XREF', 5),
  rule('coverage', 'COV', 'COV(?:ERAGE)?(?: CODE| CD)?', true),
  rule('ascGroup', 'ASC_GRP', 'ASC GRP|ASC GROUP'),
  rule('ascFrom', 'ASC_DT', 'ASC DT|ASC DATE'),
  rule('outpatientGroup', 'OPPS', 'OPPS|MOG'),
  rule('outpatientPolicy', 'OPPS_PI', 'OPPS PI|MOG PI'),
  rule('outpatientFrom', 'OPPS_DT', 'OPPS DT|MOG DT'),
  rule('note', 'PROCNOTE', 'PROC ?NOTE|PROCESSING NOTE'),
  rule('betos', 'BETOS', 'BETOS(?: CODE)?'),
  ...numbered('service', 'TOS', 5),
  rule('anaesthesiaUnits', 'ANEST_BU', 'ANES?T?(?:HESIA)? (?:BU|BASE UNITS?)'),
  rule('added', 'ADD DT', 'ADD(?:ED)? (?:DT|DATE)', true),
  rule('changed', 'ACT EFF DT', 'ACT(?:ION)? EFF(?:ECTIVE)? (?:DT|DATE)', true),
  rule('ended', 'TERM DT', 'TERM(?:INATION)? (?:DT|DATE)', true),
  rule('action', 'ACTION CD', 'ACTION (?:CD|CODE)', true),
];

const layout: TableLayout<HcpcsColumn> = {
  fileWords,
  rules,
  telling: [],
  // A code and both descriptions stand in lists of drugs and of changes too; these names only here.
  isIt: ({ names }) => ['SEQ ?NUM', 'REC ?ID', 'MULT_?PI', 'BETOS', 'TOS ?1', 'PRICE ?1', 'ACT(ION)?[ _]EFF', 'XREF ?1'].filter((name) => names.some((one) => new RegExp(`^${name}`, 'i').test(one.trim()))).length >= 4,
  release: () => null,
  rows: hcpcsRows,
  key: ([code]) => String(code),
  goesOn: { isMore: isContinuation, join: withMoreText },
};

/**
 * HCPCS Level II codes and modifiers: a sheet or csv with one row each, or text of 320 characters a line in which a long
 * description goes on in further lines.
 */
export const hcpcs: SourceFormat = {
  kind: 'hcpcs',
  table: 'hcpcs',
  stagedColumns: hcpcsStagedColumns,
  keyColumns: 1,
  intoCatalog: [
    `INSERT INTO hcpcs (code, ${hcpcsStagedColumns.slice(3).join(', ')}, source_id)
     SELECT code, ${hcpcsStagedColumns.slice(3).join(', ')}, :sourceId FROM staging.staged_hcpcs WHERE file = :file AND length(code) = 5 ORDER BY code`,
    `INSERT INTO hcpcs_modifier (modifier, long_text, short_text, carriers_manual, see_also, coverage, processing_note, added_on, changed_on, ended_on, action, source_id)
     SELECT code, long, coalesce(short, long), carriers_manual, see_also, coverage, processing_note, added_on, changed_on, ended_on, action, :sourceId
     FROM staging.staged_hcpcs WHERE file = :file AND length(code) = 2 ORDER BY code`,
    `INSERT INTO stated_descriptor (system, code, kind, text, source_id)
     SELECT 'HCPCS', code, 'long', long, :sourceId FROM staging.staged_hcpcs WHERE file = :file AND length(code) = 5 AND long IS NOT NULL
     UNION ALL SELECT 'HCPCS', code, 'short', short, :sourceId FROM staging.staged_hcpcs WHERE file = :file AND length(code) = 5 AND short IS NOT NULL ORDER BY 2, 3`,
  ],
  countSql: 'SELECT (SELECT count(*) FROM hcpcs WHERE source_id = :sourceId) + (SELECT count(*) FROM hcpcs_modifier WHERE source_id = :sourceId)',
  usualRows: 5_000,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise(content) {
    const recognition = !content.isSheet && isFixedText(content) ? ({ verdict: 'yes', form: 'txt', statedRelease: null, read: (sink, context) => readText(content, sink, context) } satisfies Recognition) : recogniseTable(content, layout);
    return recognition.verdict === 'yes' ? { ...recognition, read: noticingDates(recognition.read) } : recognition;
  },
  releaseFromName(name) {
    if (!/hcpcs?|anweb/i.test(name)) return null;
    const year = /(?:^|[^\d])(20\d{2})(?:[^\d]|$)/.exec(name)?.[1] ?? /hcpcs?[-_ ]?(\d{2})(?:[^\d]|$)/i.exec(name)?.[1];
    if (year === undefined) return null;
    const month = /(?:^|[^a-z])(jan|apr|jul|oct)[a-z]*/i.exec(name)?.[1];
    return quarterRelease(fullYear(year), month === undefined ? 1 : (monthNumber(month) ?? 1), null);
  },
  title: (release) => `HCPCS Level II codes and modifiers, ${release.label}`,
};

type Read = Extract<Recognition, { verdict: 'yes' }>['read'];

/** Says from which release on the rows are, by the newest date on which one was added or changed. */
function noticingDates(read: Read): Read {
  return (sink, context) => {
    let newest = '';
    const outcome = read((line, values) => {
      for (const index of [addedAt, changedAt]) {
        const date = values[index];
        if (typeof date === 'string' && date > newest) newest = date;
      }
      sink(line, values);
    }, context);
    return outcome.ok ? { ok: true, value: { ...outcome.value, releaseOfRows: newest === '' ? null : { release: quarterOf(newest), newest } } } : outcome;
  };
}

function quarterOf(date: string): Release {
  const month = Number(date.slice(5, 7));
  return quarterRelease(Number(date.slice(0, 4)), month - ((month - 1) % 3), null);
}

// A code, or a modifier at the right of the same five places; the sequence number; the type of the record.
const record = /^(?:[A-Z]\d{4}| {3}[0-9A-Z]{2})\d{5}[3478]/;

/** First and last character of every value, from 1 (record layout of the release). */
const fields: Readonly<Record<HcpcsColumn, readonly [first: number, last: number]>> = {
  code: [1, 5], sequence: [6, 10], record: [11, 11], long: [12, 91], short: [92, 119],
  price1: [120, 121], price2: [122, 123], price3: [124, 125], price4: [126, 127], multiplePricing: [128, 128],
  cim1: [129, 134], cim2: [135, 140], cim3: [141, 146], mcm1: [147, 154], mcm2: [155, 162], mcm3: [163, 170], statute: [171, 180],
  lab1: [181, 183], lab2: [184, 186], lab3: [187, 189], lab4: [190, 192], lab5: [193, 195], lab6: [196, 198], lab7: [199, 201], lab8: [202, 204],
  see1: [205, 209], see2: [210, 214], see3: [215, 219], see4: [220, 224], see5: [225, 229],
  coverage: [230, 230], ascGroup: [231, 232], ascFrom: [233, 240], outpatientGroup: [241, 243], outpatientPolicy: [244, 244], outpatientFrom: [245, 252],
  note: [253, 256], betos: [257, 259], service1: [261, 261], service2: [262, 262], service3: [263, 263], service4: [264, 264], service5: [265, 265],
  anaesthesiaUnits: [266, 268], added: [269, 276], changed: [277, 284], ended: [285, 292], action: [293, 293],
};
const wholeLine = fields.action[1];
/** Modifiers and units stand at the right of their place, everything else begins with it; texts go on in the middle of a sentence. */
const leftAligned = (Object.keys(fields) as HcpcsColumn[]).filter((name) => !['code', 'anaesthesiaUnits', 'long', 'short'].includes(name));

function isFixedText(content: TableContent): boolean {
  const step = Math.max(1, Math.floor(content.lines.length / 400));
  let looked = 0;
  let records = 0;
  for (let index = 0; index < content.lines.length; index += step) {
    const line = content.lines[index] ?? '';
    if (line.trim() === '') continue;
    looked++;
    if (record.test(line)) records++;
  }
  return records > 0 && records >= looked * 0.5;
}

function readText(content: TableContent, sink: Parameters<Read>[0], context: Parameters<Read>[1]): ReturnType<Read> {
  const ledger = new RowLedger();
  const held = new HeldRow(ledger, sink);
  const read = hcpcsRows(ledger, context);
  const seen = new Map<string, number>();
  let text = '';
  const cells: HcpcsCells = (name) => text.slice(fields[name][0] - 1, fields[name][1]).trim();
  const first = content.lines.findIndex((line) => record.test(line));
  let last = content.lines.length - 1;
  while (last > 0 && (content.lines[last] ?? '').trim() === '') last--;
  for (let index = first; index <= last; index++) {
    text = content.lines[index] ?? '';
    const line = index + 1;
    if (text.trim() === '') continue;
    // Blanks at the end may have been stripped by hand, but what stands last in a record is its action code.
    const isShort = !record.test(text) || (!isContinuation(cells) && text.length < wholeLine);
    if (index === last && !content.endsWithLineEnd && (isShort || text.length < wholeLine)) return { ok: false, error: truncated(content.label, line) };
    if (isShort) {
      if (index === last && record.test(text)) return { ok: false, error: truncated(content.label, line) };
      held.reject(line, record.test(text) ? `the row has ${text.length} characters where the layout has ${wholeLine} and more` : 'the row does not begin with a code, a sequence number and a record type');
      continue;
    }
    const moved = leftAligned.find((name) => /^ +\S/.test(text.slice(fields[name][0] - 1, fields[name][1])));
    if (moved !== undefined) ledger.tally(`the value at character ${fields[moved][0]} does not begin where the layout has it: characters of the row may have been moved`, line);
    const values = isContinuation(cells) ? null : read(cells, line);
    const code = cells('code');
    const earlier = values === null ? undefined : seen.get(code);
    if (values === null) held.goOn(line, (above) => withMoreText(above, cells));
    else if (typeof values === 'string') held.reject(line, values);
    else if (earlier !== undefined) held.reject(line, `${code} stands in the file twice; the row of line ${earlier.toLocaleString('en')} was kept`);
    else {
      seen.set(code, line);
      held.begin(line, values);
    }
  }
  held.end();
  if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, fileWords, ledger.rejected[0] ?? null) };
  return {
    ok: true,
    value: { rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release: null, conversionFactor: null, notices: [] },
  };
}
