import type { CaseCheck, CasePayerPrices } from '../model/case.ts';
import { compareSources } from '../model/source-order.ts';
import { exactFee, type Gpci } from '../rules/base-fee.ts';
import { wholeCents } from '../rules/exact-amount.ts';
import { reasonAt, valuesAt, type PlaceOfFee } from '../rules/priced-line.ts';
import { spreadOf } from '../rules/price-spread.ts';
import type { CheckedLine } from '../rules/findings/case-facts.ts';
import type { CaseCatalog } from './case-catalog.ts';
import type { OutpatientRow } from './case-facts.ts';
import type { CaseSources } from './case-sources.ts';
import { useOfPrice, type UseOfPrice } from './hospital-prices.ts';

interface Row extends Omit<UseOfPrice, 'unit'> {
  code: string;
  sourceId: number;
  dollar: number | null;
  planId: number;
  unitId: number | null;
}

// A code may have hundreds of prices: what their plans, units and hospitals are called is held beside, not joined to each.
const sql = `
  SELECT price.code, source_id AS sourceId, setting, billing_class AS billingClass, modifiers, dollar, plan_id AS planId, unit_id AS unitId
  FROM json_each(:codes) AS wanted CROSS JOIN hospital_price AS price ON price.code = wanted.value
  WHERE plan_id <> 0`;

/** What the Medicare amount of a code is taken from. */
interface Medicare {
  lines: readonly CheckedLine[];
  outpatient: ReadonlyMap<string, OutpatientRow>;
  gpci: Gpci;
  place: PlaceOfFee;
}

/**
 * What hospitals have agreed with payers for the codes of a case, beside what Medicare pays for one of the same: a professional price
 * beside the fee, one of the hospital beside its outpatient rate. Prices of different uses are never mixed.
 */
export function payerPrices(catalog: CaseCatalog, sources: CaseSources, medicare: Medicare): CaseCheck['payers'] {
  if (sources.imported('hospital-prices') === undefined) return [];
  const codes = [...new Set(medicare.lines.map(({ code }) => code))].sort();
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of catalog.db.prepare<Row>(sql).all({ codes: JSON.stringify(codes) })) {
    const key = `${row.code} ${row.sourceId.toString()} ${row.setting ?? ''} ${row.billingClass ?? ''} ${row.unitId?.toString() ?? ''} ${row.modifiers ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const named = [...groups.values()].map((group) => ({ group, first: group[0], use: useOfPrice({ ...group[0], unit: catalog.unit(group[0].sourceId, group[0].unitId) }) }));
  named.sort(({ first: a, use: useA }, { first: b, use: useB }) => compareText(a.code, b.code) || (a.sourceId === b.sourceId ? compareText(useA, useB) : compareSources(sources.source(a.sourceId), sources.source(b.sourceId)) || a.sourceId - b.sourceId));
  return named.flatMap(({ group, first, use }): CasePayerPrices[] => {
    const { name, payers } = catalog.hospital(first.sourceId);
    const inDollars = group.filter(({ dollar }) => dollar !== null);
    const spread = spreadOf(inDollars.flatMap(({ dollar }) => dollar ?? []));
    if (spread === null) return [];
    const { prices, ...amounts } = spread;
    const beside = medicareOf(first, medicare);
    return [{
      code: first.code,
      lines: medicare.lines.filter(({ code }) => code === first.code).map(({ line }) => line),
      hospital: name,
      use,
      prices,
      payers: new Set(inDollars.map(({ planId }) => payers.get(planId))).size,
      otherWays: group.length - inDollars.length,
      ...dollarsOf(amounts),
      medicare: beside.cents === null ? null : beside.cents / 100,
      medicareWords: beside.words,
      medianOfMedicare: beside.cents === null || beside.cents === 0 ? null : Math.round((spread.median * 1000) / beside.cents) / 1000,
      source: sources.cite(first.sourceId),
    }];
  });
}

function medicareOf({ code, setting, billingClass, modifiers }: Row, { lines, outpatient, gpci, place }: Medicare): { cents: number | null; words: string } {
  if (billingClass === 'professional') {
    const row = lines.find((line) => line.code === code)?.rows.get(modifiers ?? '');
    if (row === undefined || reasonAt(row, place) !== null) return { cents: null, words: 'The fee schedule has no amount for it.' };
    return { cents: wholeCents(exactFee(valuesAt(row, place), gpci, row.conversionFactor)), words: `Medicare's fee for one, ${place === 'facility' ? 'in a facility' : 'in an office'}.` };
  }
  if (billingClass === 'both') return { cents: null, words: 'The price is of the hospital and the practitioner together: Medicare has no such amount.' };
  if (setting === 'inpatient') return { cents: null, words: 'Medicare pays an inpatient stay as a whole.' };
  const rate = outpatient.get(code);
  if (rate?.cents == null || modifiers !== null) return { cents: null, words: 'No outpatient rate of a hospital is loaded for it.' };
  return { cents: rate.cents, words: `Medicare's national outpatient rate for one${billingClass === null ? '; the file does not say whether the price is the hospital\'s' : ''}.` };
}

function dollarsOf<Key extends string>(cents: Readonly<Record<Key, number>>): Record<Key, number> {
  return Object.fromEntries(Object.entries<number>(cents).map(([key, amount]) => [key, amount / 100])) as Record<Key, number>;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
