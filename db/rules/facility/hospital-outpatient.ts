import { nothing, shareOf, type ExactAmount } from '../exact-amount.ts';
import { billedByFacility, type FacilityLine } from './facility-lines.ts';
import { facilityPrice, fromMills, halvedAfterFirst, rateInWords, reducedBy, type FacilityPrice, type Outcome } from './facility-price.ts';

/** A row of OPPS Addendum B. */
export interface HospitalRate {
  status: string;
  /** Payment group; null where the loaded file does not print it. */
  apc: string | null;
  /** National rate in thousandths of a dollar. */
  mills: number | null;
}

/** A line that the hospital bills, with its row. */
interface Billed {
  line: FacilityLine;
  rate: HospitalRate;
  times: number;
}

const sources = {
  line: 'OPPS Addendum B and D1 (status indicators); 42 CFR 419.2(b) and 419.44; manual chapter 4, sections 10.2.3, 10.4, 10.5 and 180.7',
  total: 'Manual chapter 4, section 10',
};

/** Why a status has no rate under this system; another schedule may pay. Source: OPPS Addendum D1. */
const withoutRate: Readonly<Record<string, string>> = {
  A: 'Status A: another fee schedule pays, not this one.',
  B: 'Status B: not recognised on a hospital\'s outpatient bill; another code may be.',
  D: 'Status D: discontinued.',
  E1: 'Status E1: not covered.',
  E2: 'Status E2: no price is set.',
  M: 'Status M: not billable to the Medicare contractor.',
  Y: 'Status Y: billed to the contractor for equipment.',
};

/** Paid, but not at a rate of the addendum. Source: OPPS Addendum D1. */
const atCost: Readonly<Record<string, string>> = {
  F: 'By report: status F is paid at reasonable cost.',
  H: 'By report: status H, a pass-through device, is paid by its cost.',
  L: 'By report: status L is paid at reasonable cost.',
  P: 'By report: status P is paid by the day of partial hospitalisation.',
};

/** Each at its rate, beside whatever else. Source: OPPS Addendum D1. */
const paidSeparately: ReadonlySet<string> = new Set(['S', 'V', 'G', 'K', 'R', 'U']);

/** Not part of a comprehensive payment. Source: OPPS Addendum D1, status J1. */
const besideComprehensive: ReadonlySet<string> = new Set(['F', 'G', 'H', 'L', 'U']);

/** Part of a comprehensive payment whatever they are. Source: OPPS Addendum D1, status J1. */
const withinComprehensive: ReadonlySet<string> = new Set(['J1', 'J2', 'K', 'N', 'Q1', 'Q2', 'Q3', 'Q4', 'R', 'S', 'T', 'V']);

/**
 * What Medicare pays a hospital for the lines of one outpatient claim, national and before the wage index: J1 takes the claim, C keeps
 * it from being paid, N is packaged, T is halved after the first, Q1, Q2 and Q4 are packaged beside what their status names. What
 * the addendum leaves to lists that are not loaded (composites, complexity) is by report. Sources: OPPS Addendum D1; 42 CFR 419.44(a);
 * manual chapter 4, sections 10.2.3, 10.4, 10.5 and 180.7.
 */
export function priceHospitalOutpatient(lines: readonly FacilityLine[], rates: ReadonlyMap<string, HospitalRate>): FacilityPrice {
  const shares = billedByFacility(lines);
  const outcomes: Outcome[] = [];
  const billed: Billed[] = [];
  for (const line of [...lines].sort((a, b) => (a.code === b.code ? a.line - b.line : a.code < b.code ? -1 : 1))) {
    const share = shares.get(line.line);
    const rate = rates.get(line.code);
    if (share === undefined || 'left' in share) outcomes.push(none(line, share?.left ?? '', false));
    else if (rate === undefined) outcomes.push(none(line, 'By report: no loaded Addendum B has the code.', true));
    // Of a claim with one payment it does not matter how often a line counts.
    else if ('unknown' in share && rate.status !== 'N' && rate.status !== 'J1' && rate.status !== 'C') outcomes.push(none(line, share.unknown, true));
    else billed.push({ line, rate, times: 'times' in share ? share.times : 1 });
  }
  const notes: string[] = [];
  if (billed.some(({ rate }) => rate.status === 'C')) outcomes.push(...billed.map(besideInpatientOnly));
  else if (billed.some(({ rate }) => rate.status === 'J1')) {
    outcomes.push(...comprehensive(billed));
    if (billed.reduce((count, { rate, times, line }) => count + (rate.status === 'J1' ? times : line.isAddOn ? 1 : 0), 0) > 1) {
      notes.push('Some pairs of comprehensive procedures, and some with an add-on, are paid as the next higher group (complexity adjustment): that list, Addendum J, is not loaded.');
    }
  } else outcomes.push(...oneByOne(billed));
  return facilityPrice(outcomes, notes, sources);
}

function none(line: FacilityLine, words: string, isByReport: boolean): Outcome {
  return { line, step: 'packaging', words, input: '', amount: null, isByReport };
}

function packaged(line: FacilityLine, rate: HospitalRate, words: string): Outcome {
  return { line, step: 'packaging', words, input: inputOf(rate), amount: nothing, isByReport: false };
}

/** Source: manual chapter 4, section 180.7. */
function besideInpatientOnly({ line, rate }: Billed): Outcome {
  return rate.status === 'C'
    ? none(line, 'Inpatient only (C): Medicare does not pay a hospital for it as an outpatient operation.', false)
    : none(line, 'By report: on a day with an inpatient-only operation the other services are not paid either, but for the exceptions of the manual.', true);
}

/**
 * One payment for the claim, that of the highest group on it; all else is part of it but for a closed list of services. Source: OPPS
 * Addendum D1, status J1; manual chapter 4, section 10.2.3.
 */
function comprehensive(billed: readonly Billed[]): Outcome[] {
  const own = billed.filter(({ rate }) => rate.status === 'J1');
  const reduced = own.map(({ line }) => reducedBy(line)).find((words) => words !== null);
  const [primary] = [...own].sort((a, b) => (b.rate.mills ?? 0) - (a.rate.mills ?? 0));
  return billed.map((one): Outcome => {
    const { line, rate, times } = one;
    if (one === primary) {
      if (reduced !== undefined) return none(line, reduced, true);
      if (own.some(({ rate: { mills } }) => mills === null)) return none(line, 'By report: the loaded Addendum B has no rate for a comprehensive procedure of the claim.', true);
      return { line, step: 'rate', words: 'Comprehensive (J1): one payment for the whole claim, at the highest rate on it', input: inputOf(rate), amount: fromMills(rate.mills ?? 0), isByReport: false };
    }
    if (besideComprehensive.has(rate.status)) return atCost[rate.status] === undefined ? atRate(line, rate, times, `Status ${rate.status}: paid beside a comprehensive procedure`) : none(line, atCost[rate.status] ?? '', true);
    if (rate.status === 'A') return none(line, 'By report: status A is paid by another schedule beside a comprehensive procedure for some services only.', true);
    if (isNewTechnology(rate.apc)) return none(line, 'By report: a new technology group beside a comprehensive procedure.', true);
    if (withinComprehensive.has(rate.status)) return packaged(line, rate, `Part of the comprehensive payment of ${primary?.line.code ?? ''}`);
    return withoutRate[rate.status] === undefined ? none(line, unknownStatus(rate), true) : none(line, withoutRate[rate.status] ?? '', false);
  });
}

/** APCs 1491 to 1599 and 1901 to 1908. Source: OPPS Addendum A. */
function isNewTechnology(apc: string | null): boolean {
  return apc !== null && /^\d{4}$/.test(apc) && ((apc >= '1491' && apc <= '1599') || (apc >= '1901' && apc <= '1908'));
}

function oneByOne(billed: readonly Billed[]): Outcome[] {
  const has = (...statuses: string[]): boolean => billed.some(({ rate }) => statuses.includes(rate.status));
  const halved = halvedAfterFirst(billed.flatMap((one) => (one.rate.status === 'T' && one.rate.mills !== null ? Array.from({ length: one.times }, () => ({ item: one, mills: one.rate.mills ?? 0 })) : [])), true);
  const conditional = billed.filter(({ rate }) => ['Q1', 'Q2', 'Q3'].includes(rate.status));
  return billed.map((one): Outcome => {
    const { line, rate, times } = one;
    const reduced = reducedBy(line);
    switch (rate.status) {
      case 'N':
        return packaged(line, rate, 'Packaged (N): paid within other services');
      case 'T': {
        const place = halved.get(one);
        if (reduced !== null || place === undefined) return none(line, reduced ?? noRate(rate), true);
        return { line, step: 'ranking', words: `Status T, the highest rate in full and every other half: ${place.places.join(', ')}`, input: inputOf(rate), amount: place.amount, isByReport: false };
      }
      case 'Q1':
        if (has('S', 'T', 'V')) return packaged(line, rate, 'Status Q1: packaged beside a service of status S, T or V');
        return alone();
      case 'Q2':
        if (has('T')) return packaged(line, rate, 'Status Q2: packaged beside a procedure of status T');
        return alone();
      case 'Q3':
        return none(line, 'By report: status Q3 may be paid together with other services as a composite, whose list is not loaded.', true);
      case 'Q4':
        if (has('J2', 'S', 'T', 'V', 'Q1', 'Q2', 'Q3')) return packaged(line, rate, 'Status Q4: packaged beside any other service of the day');
        return none(line, 'Status Q4 alone: the laboratory fee schedule pays, not this one.', false);
      case 'J2':
        return none(line, 'By report: status J2 depends on the hours of observation.', true);
      default:
        if (paidSeparately.has(rate.status)) return reduced === null ? atRate(line, rate, times, `Status ${rate.status}: paid separately`) : none(line, reduced, true);
        if (atCost[rate.status] !== undefined) return none(line, atCost[rate.status] ?? '', true);
        return withoutRate[rate.status] === undefined ? none(line, unknownStatus(rate), true) : none(line, withoutRate[rate.status] ?? '', false);
    }

    /** Nothing on the claim packages it; of several such services the editor decides which is paid. */
    function alone(): Outcome {
      if (reduced !== null) return none(line, reduced, true);
      if (conditional.length > 1 || times > 1 || has('J2')) return none(line, `By report: status ${rate.status} beside other conditionally packaged services.`, true);
      return atRate(line, rate, times, `Status ${rate.status}: nothing on the claim packages it, so it is paid separately`);
    }
  });
}

function atRate(line: FacilityLine, rate: HospitalRate, times: number, words: string): Outcome {
  if (rate.mills === null) return none(line, noRate(rate), true);
  const amount: ExactAmount = shareOf(fromMills(rate.mills), times, 1);
  return { line, step: 'rate', words, input: `${inputOf(rate)}${times === 1 ? '' : ` x ${times.toString()}`}`, amount, isByReport: false };
}

function noRate({ status }: HospitalRate): string {
  return `By report: the loaded Addendum B has no rate for this code of status ${status}.`;
}

function unknownStatus({ status }: HospitalRate): string {
  return `By report: status ${status === '' ? 'blank' : status} is not explained in this version.`;
}

function inputOf({ apc, mills }: HospitalRate): string {
  return [apc === null || apc === '' ? null : `group ${apc}`, mills === null ? null : `rate ${rateInWords(mills)}`].filter((part) => part !== null).join(', ');
}
