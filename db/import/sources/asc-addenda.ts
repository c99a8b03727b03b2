import { amountOf, dollarsOf } from '../amounts.ts';
import { blankAsNull, hasControlCharacter } from '../cell-values.ts';
import { printedProcedure } from '../code-shapes.ts';
import type { Release, SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import { recogniseTable, type TableHead, type TableLayout } from '../table-format.ts';
import { amaNotice } from './ama-notice.ts';
import { calendarYearFrom, quarterFrom } from './payment-quarter.ts';

type Column = 'code' | 'description' | 'discounting' | 'comment' | 'indicator' | 'weight' | 'payment' | 'passThrough';
type Addendum = 'AA' | 'BB';

// The quarter stands in the names of the columns: "April 2026 Payment Indicator", "Final CY 2013 Payment Rate".
const quarter = '(?:[A-Z0-9]{1,10} ){0,4}';
const rule = (name: Column, words: string, pattern: string, needed = false, sometimes = false): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed, sometimes });
const rules: readonly ColumnRule<Column>[] = [
  rule('code', 'HCPCS Code', 'HCPCS(?: CODE)?|CPT HCPCS(?: CODE)?', true),
  rule('description', 'Short Descriptor', 'SHORT DESCRIPT(?:OR|ION)|DESCRIPT(?:OR|ION)'),
  rule('discounting', 'Subject to Multiple Procedure Discounting', '(?:SUBJECT TO )?MULTIPLE PROC DISCOUNTING', false, true),
  rule('comment', 'Comment Indicator', `${quarter}COMMENT IND`, false, true),
  rule('indicator', 'Payment Indicator', `${quarter}PAYMENT IND`, true),
  rule('weight', 'Payment Weight', `${quarter}(?:ASC )?PAYMENT WEIGHT`, false, true),
  rule('payment', 'Payment Rate', `${quarter}(?:ASC )?PAYMENT(?: RATE)?`, true),
  rule('passThrough', 'Drug Pass-Through Expiration', '.{0,40}PASS ?THROUGH EXPIRATION.*', false, true),
];

const words: Record<Addendum, string> = { AA: 'covered surgical procedures', BB: 'covered ancillary services' };

function layoutOf(addendum: Addendum): TableLayout<Column> {
  return {
    fileWords: `Medicare surgery centre table of ${words[addendum]} (ASC Addendum ${addendum})`,
    rules,
    telling: ['code', 'indicator', 'payment'],
    isIt: (head) => addendumOf(head) === addendum,
    namesItself: addendum === 'AA' ? /Addendum AA\b/i : /Addendum BB\b/i,
    release: (head) => quarterOf(head),
    roughRelease: (head) => calendarYearFrom([...head.names, ...titlesOf(head)].join('\n')),
    notices: (head) => [amaNotice(head.preamble)],
    rows(ledger, context, head) {
      const known = context.knownValues('asc_pi');
      return (cell, line) => {
        const code = printedProcedure(cell('code'), head.isSheet);
        if (code === null) return `"${cell('code').slice(0, 24)}" is no procedure code`;
        const indicator = cell('indicator').toUpperCase();
        if (!/^[A-Z]\d$/.test(indicator)) return indicator === '' ? `${code} has no payment indicator` : `"${indicator.slice(0, 24)}" is no payment indicator`;
        const discounting = cell('discounting').toUpperCase();
        if (!['', 'Y', 'N'].includes(discounting)) return `"${discounting.slice(0, 24)}" does not say whether several procedures are discounted (Y or N)`;
        const weight = amountOf(cell('weight'), 4);
        if (weight === null) return `the payment weight "${cell('weight').slice(0, 24)}" is no number`;
        const payment = dollarsOf(cell('payment'));
        if (payment === null) return `the payment rate "${cell('payment').slice(0, 24)}" is no amount`;
        // The rate is the weight by the conversion factor: one without the other is a row that lost its end.
        if (weight.value !== null && weight.value > 0 && payment.cents === null) return `${code} has a payment weight and no payment rate`;
        const description = cell('description');
        if (hasControlCharacter(description)) return 'the row holds damaged characters';
        if (known !== null && !known.has(indicator)) ledger.tally(`payment indicator: value ${indicator} is not explained in this version`, line);
        if (weight.rounded || payment.rounded) ledger.tally('a weight or amount with more digits than the table publishes was rounded', line);
        return [code, addendum, discounting === '' ? null : discounting === 'Y' ? 1 : 0, indicator, weight.value, payment.cents, payment.mills, blankAsNull(cell('passThrough')), blankAsNull(description)];
      };
    },
    key: (values) => String(values[0]),
  };
}

const catalogColumns = ['code', 'addendum', 'multiple_discounting', 'payment_indicator', 'weight', 'payment_cents', 'payment_mills', 'pass_through_expires'];

function formatOf(addendum: Addendum): SourceFormat {
  const layout = layoutOf(addendum);
  return {
    kind: addendum === 'AA' ? 'asc-addendum-aa' : 'asc-addendum-bb',
    table: 'asc_payment',
    stagedColumns: [...catalogColumns, 'description'],
    keyColumns: 1,
    intoCatalog: [
      `INSERT INTO asc_payment (${catalogColumns.join(', ')}, source_id) SELECT ${catalogColumns.join(', ')}, :sourceId FROM staging.staged_asc_payment WHERE file = :file ORDER BY code`,
      `INSERT OR IGNORE INTO stated_descriptor (system, code, kind, text, source_id) SELECT iif(code GLOB '[A-Z]*', 'HCPCS', 'CPT'), code, 'short', description, :sourceId
       FROM staging.staged_asc_payment WHERE file = :file AND description IS NOT NULL AND code NOT GLOB 'D*' ORDER BY code`,
    ],
    countSql: 'SELECT count(*) FROM asc_payment WHERE source_id = :sourceId',
    usualRows: addendum === 'AA' ? 3000 : 500,
    publisher: 'Centers for Medicare & Medicaid Services',
    holdsCodeText: true,
    recognise: (content) => recogniseTable(content, layout),
    releaseFromName: quarterFrom,
    title: (release) => `Medicare payment to surgery centres, ${words[addendum]} (ASC Addendum ${addendum}), ${release.label}`,
  };
}

/** Surgical procedures that Medicare covers in an ambulatory surgical centre. */
export const ascAddendumAa = formatOf('AA');
/** What it covers beside them: drugs, devices, imaging. */
export const ascAddendumBb = formatOf('BB');

/** By its own title; without one by the column that only the procedures have. */
function addendumOf(head: TableHead): string {
  const named = /\bAddendum\s+([A-Z]{1,2}\d?)\b/i.exec(`${titlesOf(head).join('\n')}\n${head.sheetName}`)?.[1]?.toUpperCase();
  return named ?? (head.names.some((name) => /discounting/i.test(name)) ? 'AA' : 'BB');
}

function titlesOf(head: TableHead): string[] {
  return head.preamble.filter((text) => text.length < 200);
}

function quarterOf(head: TableHead): Release | null {
  const named = head.names.filter((name) => /payment/i.test(name)).join('\n');
  if (/\bproposed\b/i.test(named)) return calendarYearFrom(named);
  return quarterFrom(named) ?? quarterFrom(titlesOf(head).join('\n')) ?? quarterFrom(head.sheetName);
}
