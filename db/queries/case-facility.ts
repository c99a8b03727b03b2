import type { CaseCheck, CaseFacilityPrice } from '../model/case.ts';
import type { SourceKind } from '../model/source.ts';
import type { FacilityLine } from '../rules/facility/facility-lines.ts';
import type { FacilityPrice } from '../rules/facility/facility-price.ts';
import { priceHospitalOutpatient } from '../rules/facility/hospital-outpatient.ts';
import { priceSurgeryCentre } from '../rules/facility/surgery-centre.ts';
import type { OutpatientRow, ReadCase } from './case-facts.ts';
import type { CaseSources } from './case-sources.ts';

/** What holds of every amount here. */
const whatItIs = 'National rate, before the wage index of the place; it contains what the patient pays. Only the codes of the case are counted: drugs, implants and tests that the facility adds are not.';

/** What a hospital or a surgery centre is paid beside the practitioner, where the files for it are loaded. */
export function facilityPayment(sources: CaseSources, { facts, outpatient, surgeryCentre }: ReadCase, denied: ReadonlySet<number>): CaseCheck['payment']['facility'] {
  const { place, lines, dateOfService } = facts;
  if (place === 'inpatient') return { prices: [], words: 'Medicare pays an inpatient stay as a whole, by its diagnosis-related group: no loaded file prices it.' };
  if (place === 'office') return { prices: [], words: 'In an office there is no facility to pay: what it costs is part of the fee.' };
  const asked = lines.map(({ line, code, modifiers, units, rows, isAddOn }): FacilityLine => ({ line, code, modifiers, units, bilateral: rows.get('')?.bilateral ?? null, isAddOn, isDenied: denied.has(line) }));
  const answer = (facility: CaseFacilityPrice['facility'], rows: ReadonlyMap<string, Omit<OutpatientRow, 'apc'> & { apc?: string | null }>, price: FacilityPrice, otherSources: Iterable<number> = []): CaseFacilityPrice => {
    const counted = [...new Set([...[...rows.values()].map(({ sourceId }) => sourceId), ...otherSources])].sort((a, b) => a - b);
    const late = counted.map((id) => sources.source(id)).filter((source) => !sources.isInForce(source));
    return {
      facility,
      lines: price.lines.map(({ line, cents, isByReport, words }) => {
        const code = lines[line]?.code ?? '';
        const row = rows.get(code);
        const mills = row === undefined ? null : millsOf(row);
        return { line, code, indicator: row?.value ?? null, group: row?.apc ?? null, rate: mills === null ? null : mills / 1000, amount: cents === null ? null : cents / 100, isByReport, words };
      }),
      total: price.totalCents === null ? null : price.totalCents / 100,
      isPartial: price.isPartial,
      notes: [whatItIs, ...price.notes, ...late.map(({ releaseLabel }) => `The rates in force on ${dateOfService} are not loaded: those of ${releaseLabel} stand in.`)],
      trace: price.trace,
      sources: counted.map((id) => sources.cite(id)),
    };
  };
  const prices: CaseFacilityPrice[] = [];
  if (place !== 'surgery-centre' && outpatient.size > 0) {
    const rates = new Map([...outpatient].map(([code, row]) => [code, { status: row.value, apc: row.apc, mills: millsOf(row) }]));
    prices.push(answer('hospital-outpatient', outpatient, priceHospitalOutpatient(asked, rates)));
  }
  const unlisted = new Map(lines.flatMap(({ code, inSurgeryCentre }) => (inSurgeryCentre?.listed === false ? [[code, inSurgeryCentre.sourceId] as const] : [])));
  if (place !== 'outpatient' && (surgeryCentre.size > 0 || unlisted.size > 0)) {
    const rates = new Map([...surgeryCentre].map(([code, row]) => [code, { indicator: row.value, isDiscounted: row.discounted === null ? null : row.discounted === 1, mills: millsOf(row) }]));
    prices.push(answer('surgery-centre', surgeryCentre, priceSurgeryCentre(asked, rates, new Set(unlisted.keys())), unlisted.values()));
  }
  if (prices.length > 0) return { prices, words: null };
  const file = place === 'surgery-centre' ? missing('ASC Addendum AA', 'asc-addendum-aa') : place === 'outpatient' ? missing('OPPS Addendum B', 'opps-addendum-b') : 'No loaded OPPS Addendum B and no loaded ASC Addendum AA has these codes';
  return { prices, words: `${file}: what the facility is paid is not known.` };

  function missing(name: string, kind: SourceKind): string {
    return sources.imported(kind) === undefined ? `No ${name} is loaded` : `No loaded ${name} has these codes`;
  }
}

function millsOf({ cents, mills }: Pick<OutpatientRow, 'cents' | 'mills'>): number | null {
  return mills ?? (cents === null ? null : cents * 10);
}
