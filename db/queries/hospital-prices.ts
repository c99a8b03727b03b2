import type { CodePage, HospitalPrices } from '../model/code-page.ts';
import { compareSources } from '../model/source-order.ts';
import { spreadOf } from '../rules/price-spread.ts';
import { missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';

/** For what a price is asked. */
export interface UseOfPrice {
  setting: string | null;
  billingClass: string | null;
  modifiers: string | null;
  /** Of a drug. */
  unit: string | null;
}

interface Row extends UseOfPrice {
  sourceId: number;
  gross: number | null;
  cash: number | null;
  dollar: number | null;
  percentage: number | null;
  payer: string | null;
  plan: string | null;
  method: string | null;
  algorithm: string | null;
}

const sql = `
  SELECT price.source_id AS sourceId, setting, billing_class AS billingClass, modifiers, gross, cash, dollar, percentage, payer, plan,
         method.text AS method, algorithm.text AS algorithm, unit.text AS unit
  FROM hospital_price AS price
  LEFT JOIN hospital_plan ON hospital_plan.source_id = price.source_id AND hospital_plan.plan_id = price.plan_id
  LEFT JOIN hospital_text AS method ON method.source_id = price.source_id AND method.text_id = price.method_id
  LEFT JOIN hospital_text AS algorithm ON algorithm.source_id = price.source_id AND algorithm.text_id = price.algorithm_id
  LEFT JOIN hospital_text AS unit ON unit.source_id = price.source_id AND unit.text_id = price.unit_id
  WHERE code = :code ORDER BY price.source_id, item, part`;
const hospitalSql = 'SELECT name, locations, updated_on AS updatedOn FROM hospital WHERE source_id = :sourceId';

/** More payers than this are counted, not named. */
const mostPayers = 40;
const mostWays = 3;

/** What hospitals have published for a code: their own charge, and by payer the lowest, the middle and the highest of the negotiated prices. */
export function hospitalPrices(context: PageContext): CodePage['payers'] {
  if (!context.isProcedure) return missingPart.ofProcedures;
  const loaded = [...context.sources.values()].filter(({ kind }) => kind === 'hospital-prices').sort((a, b) => compareSources(a, b));
  if (loaded.length === 0) return missingPart.payers(false);
  const bySource = grouped(context.db.prepare<Row>(sql).all({ code: context.record.code }), (row) => row.sourceId);
  const hospitals = loaded.flatMap(({ sourceId }) => {
    const rows = bySource.get(sourceId);
    return rows === undefined ? [] : [ofHospital(context, sourceId, rows)];
  });
  return hospitals.length === 0 ? missingPart.payers(true) : { state: 'data', hospitals };
}

function ofHospital(context: PageContext, sourceId: number, rows: readonly Row[]): HospitalPrices {
  const hospital = context.db.prepare<{ name: string; locations: string | null; updatedOn: string | null }>(hospitalSql).get({ sourceId });
  const source = context.cite(sourceId);
  const charges = [...grouped(rows, useOfPrice)].map(([use, ofUse]) => ({ use, gross: range(ofUse.map((row) => row.gross)), cash: range(ofUse.map((row) => row.cash)) }))
    .filter(({ gross, cash }) => gross !== null || cash !== null);
  const groups = [...grouped(rows.filter((row) => row.payer !== null), (row) => `${row.payer ?? ''}\n${useOfPrice(row)}`).values()];
  const payers = groups.map((group) => {
    const spread = spreadOf(group.flatMap((row) => row.dollar ?? []));
    return {
      payer: group[0]?.payer ?? '', use: group[0] === undefined ? '' : useOfPrice(group[0]), plans: [...new Set(group.flatMap((row) => (row.plan === null ? [] : [row.plan])))], prices: spread?.prices ?? 0,
      lowCents: spread?.low ?? null, medianCents: spread?.median ?? null, highCents: spread?.high ?? null, otherWays: otherWays(group),
    };
  });
  payers.sort((a, b) => a.payer.localeCompare(b.payer, 'en') || a.use.localeCompare(b.use, 'en'));
  return {
    name: hospital?.name ?? '', places: hospital?.locations?.split('\n').length ?? 1, updatedOn: hospital?.updatedOn ?? null, charges,
    payers: payers.slice(0, mostPayers), morePayers: Math.max(0, payers.length - mostPayers), source,
  };
}

/** "outpatient, facility, modifier 26": prices of different uses are never mixed. */
export function useOfPrice(row: UseOfPrice): string {
  const setting = row.setting === 'both' ? 'inpatient and outpatient' : row.setting;
  const billingClass = row.billingClass === 'both' ? 'facility and professional' : row.billingClass;
  return [setting, billingClass, row.modifiers === null ? null : `modifier ${row.modifiers.replaceAll(' ', ', ')}`, row.unit === null ? null : `per ${row.unit}`].filter((word) => word !== null && word !== '').join(', ');
}

/** How else a payer and the hospital have agreed on what is paid. */
function otherWays(group: readonly Row[]): string[] {
  const ways = group.filter((row) => row.dollar === null).flatMap((row) => {
    if (row.percentage !== null) return [`${String(row.percentage / 100)} %${row.method === null ? '' : `, ${row.method}`}`];
    return row.algorithm === null ? [] : [`by a formula: ${row.algorithm.length > 120 ? `${row.algorithm.slice(0, 117)}...` : row.algorithm}`];
  });
  const different = [...new Set(ways)];
  return different.length > mostWays ? [...different.slice(0, mostWays), `${different.length - mostWays} other ways`] : different;
}

function range(values: readonly (number | null)[]): { lowCents: number; highCents: number } | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return { lowCents: known.reduce((low, value) => Math.min(low, value)), highCents: known.reduce((high, value) => Math.max(high, value)) };
}

function grouped<Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
