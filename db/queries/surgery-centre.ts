import type { Fact } from '../model/code-page.ts';
import { exactDollars } from '../rules/amounts-in-words.ts';
import { ofBestSource } from './best-rows.ts';
import { indicatorFact, present } from './indicator-fact.ts';
import { loadedRelease } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';

interface SurgeryCentreRow {
  addendum: 'AA' | 'BB';
  multipleDiscounting: number | null;
  paymentIndicator: string;
  paymentCents: number | null;
  paymentMills: number | null;
  sourceId: number;
}

const sql = `
  SELECT addendum, multiple_discounting AS multipleDiscounting, payment_indicator AS paymentIndicator, payment_cents AS paymentCents, payment_mills AS paymentMills,
    source_id AS sourceId
  FROM asc_payment WHERE code = :code`;

/** Fewer rows than this are an excerpt, from which nothing follows for the codes that it leaves out. */
const wholeList = 3000;

/** What Medicare pays an ambulatory surgical centre for the code; for an operation that its list leaves out, that it pays nothing there. */
export function surgeryCentre(context: PageContext): Fact[] {
  const rows = context.db.prepare<SurgeryCentreRow>(sql).all({ code: context.record.code });
  const row = ofBestSource(context, rows)[0];
  if (row === undefined) return present([notCovered(context)]);
  const source = context.cite(row.sourceId);
  const indicator = indicatorFact(context, { id: 'surgeryCentreStatus', label: 'Surgery centre (ASC)', field: 'asc_pi', raw: row.paymentIndicator, sourceId: row.sourceId });
  const payment: Fact | null =
    row.paymentCents === null || row.paymentCents === 0
      ? null
      : {
          id: 'surgeryCentrePayment',
          label: 'Surgery centre payment, national',
          raw: row.paymentMills === null ? row.paymentCents / 100 : row.paymentMills / 1000,
          value: exactDollars(row.paymentCents, row.paymentMills),
          meaning: 'What Medicare pays the centre before the local wage adjustment; the surgeon\'s fee is separate.',
          note: null,
          source,
        };
  const discounting: Fact | null =
    row.multipleDiscounting === null
      ? null
      : {
          id: 'surgeryCentreDiscounting',
          label: 'Surgery centre, several procedures',
          raw: row.multipleDiscounting === 1 ? 'Y' : 'N',
          value: row.multipleDiscounting === 1 ? 'Discounted' : 'Paid in full',
          meaning: row.multipleDiscounting === 1 ? 'With several procedures in one session the centre is paid the highest in full and half of the others.' : 'The centre is paid in full beside other procedures of the session.',
          note: null,
          source,
        };
  return present([indicator === null || indicator.meaning === null ? indicator : { ...indicator, value: `${indicator.value} (${row.paymentIndicator})` }, payment, discounting]);
}

function notCovered(context: PageContext): Fact | null {
  const { code, system } = context.record;
  if (system !== 'CPT' || !/^\d{5}$/.test(code) || code < '10004' || code > '69990') return null;
  const list = loadedRelease(context.sources.values(), 'asc-addendum-aa');
  if (list === undefined || list.rowsKept < wholeList) return null;
  return {
    id: 'surgeryCentreStatus', label: 'Surgery centre (ASC)', raw: null, value: 'Not on the list',
    meaning: `Medicare pays a surgery centre only for listed operations; the list of ${list.releaseLabel} does not hold this code.`, note: 'Book a hospital for a Medicare patient.', source: context.cite(list.sourceId),
  };
}
