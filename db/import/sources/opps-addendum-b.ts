import { amountOf, dollarsOf } from '../amounts.ts';
import { blankAsNull, hasControlCharacter, padded } from '../cell-values.ts';
import { printedProcedure } from '../code-shapes.ts';
import type { SourceFormat } from '../source-format.ts';
import { recogniseTable, type TableHead, type TableLayout } from '../table-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import { amaNotice } from './ama-notice.ts';
import { calendarYearFrom, quarterFrom } from './payment-quarter.ts';

type Column = 'code' | 'description' | 'status' | 'apc' | 'weight' | 'payment' | 'national' | 'minimum' | 'coinsurance' | 'adjusted' | 'note' | 'passThrough' | 'changed';

const rule = (name: Column, words: string, pattern: string, needed = false, sometimes = false): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed, sometimes });
const rules: readonly ColumnRule<Column>[] = [
  rule('code', 'HCPCS Code', 'HCPCS(?: CODE)?|HCPCSCODE|CPT HCPCS(?: CODE)?', true),
  rule('description', 'Short Descriptor', 'SHORT ?DESCRIPT(?:OR|ION)|DESCRIPT(?:OR|ION)'),
  rule('status', 'SI', 'SI|(?:OPPS )?STATUS ?IND(?:ICATOR)?', true),
  rule('apc', 'APC', '(?:OPPS )?APC'),
  rule('weight', 'Relative Weight', '(?:OPPS )?RELATIVE WEIGHT'),
  rule('payment', 'Payment Rate', '(?:OPPS )?PAYMENT ?RATE', true),
  rule('national', 'National Unadjusted Copayment', 'NATIONAL UNADJUSTED COPAYMENT'),
  rule('minimum', 'Minimum Unadjusted Copayment', 'MINIMUM UNADJUSTED COPAYMENT'),
  rule('coinsurance', 'IRA Coinsurance Percentage', 'IRA COINSURANCE(?: PERCENTAGE)?', false, true),
  rule('adjusted', 'Adjusted Beneficiary Copayment', 'ADJUSTED BENEFICIARY COPAYMENT', false, true),
  // Its name holds the amount of the year: "Note: Actual copayments would be lower due to the cap ... of $1,556.00".
  rule('note', 'Note', 'NOTES?(?: ACTUAL COPAY.*)?', false, true),
  rule('passThrough', 'Drug and Device Pass-Through Expiration', '.{0,40}PASS ?THROUGH EXPIRATION.*', false, true),
  rule('changed', '* Indicates a Change', '(?:INDICATES )?A CHANGE|CHANGED?'),
];

const markOrNothing = /^(?:\*+|true|false|)$/i;
const words = { note: 'Note', changed: '* Indicates a Change' };

const layout: TableLayout<Column> = {
  fileWords: 'Medicare hospital outpatient table (OPPS Addendum B)',
  rules,
  telling: ['code', 'status', 'payment'],
  // Other addenda of the same rule share columns: each names itself in its title.
  isIt: (head) => addendumOf(head) === null || addendumOf(head) === 'B',
  namesItself: /Addendum B\b.{0,40}OPPS|OPPS Payment by HCPCS Code/i,
  release: (head) => quarterFrom(titleOf(head)) ?? quarterFrom(head.sheetName),
  roughRelease: (head) => calendarYearFrom(titleOf(head)),
  notices: (head) => [amaNotice(head.preamble)],
  rows(ledger, context, head) {
    const known = context.knownValues('opps_si');
    return (cell, line) => {
      const code = printedProcedure(cell('code'), head.isSheet);
      if (code === null) return `"${cell('code').slice(0, 24)}" is no procedure code`;
      const status = cell('status').toUpperCase();
      if (!/^[A-Z]\d?$/.test(status)) return status === '' ? `${code} has no status indicator` : `"${status.slice(0, 24)}" is no status indicator`;
      const apc = padded(cell('apc'), 4);
      if (apc !== '' && apc !== '.' && !/^\d{4}$/.test(apc)) return `"${apc.slice(0, 24)}" is no payment group (APC)`;
      const weight = amountOf(cell('weight'), 4);
      if (weight === null) return `the relative weight "${cell('weight').slice(0, 24)}" is no number`;
      const payment = dollarsOf(cell('payment'));
      const national = dollarsOf(cell('national'));
      const minimum = dollarsOf(cell('minimum'));
      const adjusted = dollarsOf(cell('adjusted'));
      for (const [words, name, amount] of [['payment rate', 'payment', payment], ['national copayment', 'national', national], ['minimum copayment', 'minimum', minimum], ['adjusted copayment', 'adjusted', adjusted]] as const) {
        if (amount === null) return `the ${words} "${cell(name).slice(0, 24)}" is no amount`;
      }
      const coinsurance = amountOf(cell('coinsurance').replace(/%$/, ''), 3);
      if (coinsurance === null) return `the coinsurance "${cell('coinsurance').slice(0, 24)}" is no percentage`;
      const description = cell('description');
      if (hasControlCharacter(description) || hasControlCharacter(cell('note'))) return 'the row holds damaged characters';
      // What the two hold in every release: a mark or nothing.
      for (const name of ['note', 'changed'] as const) {
        if (!markOrNothing.test(cell(name))) ledger.tally(`"${cell(name).slice(0, 24)}" stands in the column ${words[name]}, which holds a star or nothing`, line);
      }
      if (known !== null && !known.has(status)) ledger.tally(`status indicator: value ${status} is not explained in this version`, line);
      if (weight.rounded || payment?.rounded === true) ledger.tally('a weight or amount with more digits than the table publishes was rounded', line);
      return [
        code, status, apc === '.' ? null : blankAsNull(apc), weight.value, payment?.cents ?? null, payment?.mills ?? null, national?.cents ?? null, minimum?.cents ?? null,
        adjusted?.cents ?? null, coinsurance.value, blankAsNull(cell('note')), blankAsNull(cell('passThrough')), cell('changed').includes('*') || /^true$/i.test(cell('changed')) ? 1 : 0, blankAsNull(description),
      ];
    };
  },
  key: (values) => String(values[0]),
};

const catalogColumns = ['code', 'status_indicator', 'apc', 'relative_weight', 'payment_cents', 'payment_mills', 'national_copayment_cents', 'minimum_copayment_cents', 'adjusted_copayment_cents', 'coinsurance', 'note', 'pass_through_expires', 'changed'];

/** Addendum B of the hospital outpatient prospective payment system: every code with its status, group and national payment. */
export const oppsAddendumB: SourceFormat = {
  kind: 'opps-addendum-b',
  table: 'opps',
  stagedColumns: [...catalogColumns, 'description'],
  keyColumns: 1,
  intoCatalog: [
    `INSERT INTO opps (${catalogColumns.join(', ')}, source_id) SELECT ${catalogColumns.join(', ')}, :sourceId FROM staging.staged_opps WHERE file = :file ORDER BY code`,
    // Dental codes carry the text of another association, which is not kept.
    `INSERT OR IGNORE INTO stated_descriptor (system, code, kind, text, source_id) SELECT iif(code GLOB '[A-Z]*', 'HCPCS', 'CPT'), code, 'short', description, :sourceId
     FROM staging.staged_opps WHERE file = :file AND description IS NOT NULL AND code NOT GLOB 'D*' ORDER BY code`,
  ],
  countSql: 'SELECT count(*) FROM opps WHERE source_id = :sourceId',
  usualRows: 10_000,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: true,
  recognise: (content) => recogniseTable(content, layout),
  releaseFromName: quarterFrom,
  title: (release) => `Medicare hospital outpatient payment by code (OPPS Addendum B), ${release.label}`,
};

function titleOf(head: TableHead): string {
  return head.preamble.filter((text) => text.length < 200).join('\n');
}

function addendumOf(head: TableHead): string | null {
  return /\bAddendum\s+([A-Z]{1,2}\d?)\b/i.exec(`${titleOf(head)}\n${head.sheetName}`)?.[1]?.toUpperCase() ?? null;
}
