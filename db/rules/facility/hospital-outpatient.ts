import { shareOf } from '../exact-amount.ts';
import { billedByFacility, type FacilityLine } from './facility-lines.ts';
import { facilityPrice, fromMills, type FacilityPrice, type Outcome } from './facility-price.ts';
import { conditionallyPackaged } from './conditional-packaging.ts';
import { discountedProcedures } from './discounted-procedures.ts';
import { atRate, inputOf, isPaidByCost, none, packaged, withoutPayment, type Billed, type HospitalRate } from './hospital-outcomes.ts';
import { completionOf, stoppedWithDevice, unknownCompletion } from './stopped-procedures.ts';

export type { HospitalRate } from './hospital-outcomes.ts';

const sources = {
  line: 'OPPS Addendum B and D1 (status indicators); 42 CFR 419.2(b) and 419.44; manual chapter 4, sections 10.2.3, 10.4, 10.4.1, 10.5, 20.6.4 and 180.7',
  total: 'Manual chapter 4, section 10',
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
 * the addendum leaves to lists that are not loaded (composites, complexity) is by report. Sources: OPPS Addendum D1; 42 CFR 419.44;
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
  if (billed.some(({ rate }) => rate.status === 'C')) outcomes.push(...besideInpatientOnly(billed));
  else if (billed.some(({ rate }) => rate.status === 'J1')) {
    outcomes.push(...comprehensive(billed));
    if (billed.reduce((count, { rate, times, line }) => count + (rate.status === 'J1' ? times : line.isAddOn ? 1 : 0), 0) > 1) {
      notes.push('Some pairs of comprehensive procedures, and some with an add-on, are paid as the next higher group (complexity adjustment): that list, Addendum J, is not loaded.');
    }
  } else {
    outcomes.push(...oneByOne(billed));
    if (billed.some(({ rate, line }) => (rate.status === 'T' || rate.status === 'S') && completionOf(line) === 'stopped')) {
      notes.push('Stopped before anaesthesia (73): where an implant makes up much of the rate, its share comes off before the half. That list, Addendum P, is not loaded.');
    }
  }
  return facilityPrice(outcomes, notes, sources);
}

/**
 * An inpatient-only operation is not paid, nor is another service of the hospital on its day. Two exceptions: of a list of operations,
 * which is not loaded, the others are paid beside a procedure of status T or J1; and CA, of a patient who died before admission, makes
 * one payment of the day. Source: manual chapter 4, section 180.7.
 */
function besideInpatientOnly(billed: readonly Billed[]): Outcome[] {
  const died = billed.some(({ line, rate }) => rate.status === 'C' && line.modifiers.includes('CA'));
  const mayStand = billed.some(({ rate }) => rate.status === 'T' || rate.status === 'J1');
  return billed.map(({ line, rate }) => {
    if (died) return none(line, 'By report: the patient died before admission (CA), so that the day is one payment, for which no loaded list has a rate.', true);
    if (rate.status === 'C') return none(line, 'Inpatient only (C): Medicare does not pay a hospital for it as an outpatient operation.', false);
    if (mayStand) return none(line, 'By report: on a day with an inpatient-only operation it is paid only where that operation is on a list of exceptions, which is not loaded.', true);
    return none(line, 'Not paid: on a day with an inpatient-only operation no other service of the hospital is.', false);
  });
}

/**
 * One payment for the claim, that of the highest group on it; all else is part of it but for a closed list of services. Source: OPPS
 * Addendum D1, status J1; manual chapter 4, section 10.2.3.
 */
function comprehensive(billed: readonly Billed[]): Outcome[] {
  const own = billed.filter(({ rate }) => rate.status === 'J1');
  const incomplete = own.map(({ line }) => (completionOf(line) === 'stopped' ? stoppedWithDevice : unknownCompletion(line))).find((words) => words !== null);
  const [primary] = [...own].sort((a, b) => (b.rate.mills ?? 0) - (a.rate.mills ?? 0));
  return billed.map((one): Outcome => {
    const { line, rate, times } = one;
    if (one === primary) {
      if (incomplete !== undefined) return none(line, incomplete, true);
      if (own.some(({ rate: { mills } }) => mills === null)) return none(line, 'By report: the loaded Addendum B has no rate for a comprehensive procedure of the claim.', true);
      return { line, step: 'rate', words: 'Comprehensive (J1): one payment for the whole claim, at the highest rate on it', input: inputOf(rate), amount: fromMills(rate.mills ?? 0), isByReport: false };
    }
    if (besideComprehensive.has(rate.status)) return isPaidByCost(rate) ? withoutPayment(line, rate) : atRate(line, rate, times, `Status ${rate.status}: paid beside a comprehensive procedure`);
    if (rate.status === 'A') return none(line, 'By report: status A is paid by another schedule beside a comprehensive procedure for some services only.', true);
    if (isNewTechnology(rate.apc)) return none(line, 'By report: a new technology group beside a comprehensive procedure.', true);
    if (withinComprehensive.has(rate.status)) return packaged(line, rate, `Part of the comprehensive payment of ${primary?.line.code ?? ''}`);
    return withoutPayment(line, rate);
  });
}

/** APCs 1491 to 1599 and 1901 to 1908. Source: OPPS Addendum A. */
function isNewTechnology(apc: string | null): boolean {
  return apc !== null && /^\d{4}$/.test(apc) && ((apc >= '1491' && apc <= '1599') || (apc >= '1901' && apc <= '1908'));
}

function oneByOne(billed: readonly Billed[]): Outcome[] {
  const has = (...statuses: string[]): boolean => billed.some(({ rate }) => statuses.includes(rate.status));
  const decided = new Map([...discountedProcedures(billed.filter(({ rate }) => rate.status === 'T')), ...conditionallyPackaged(billed)]);
  return billed.map((one): Outcome => {
    const { line, rate, times } = one;
    const outcome = decided.get(one);
    if (outcome !== undefined) return outcome;
    switch (rate.status) {
      case 'N':
        return packaged(line, rate, 'Packaged (N): paid within other services');
      case 'Q3':
        return none(line, 'By report: status Q3 may be paid together with other services as a composite, whose list is not loaded.', true);
      case 'Q4':
        if (has('J2', 'S', 'T', 'V', 'Q1', 'Q2', 'Q3')) return packaged(line, rate, 'Status Q4: packaged beside any other service of the day');
        return none(line, 'Status Q4 alone: the laboratory fee schedule pays, not this one.', false);
      case 'J2':
        return none(line, 'By report: status J2 depends on the hours of observation.', true);
      default:
        return paidSeparately.has(rate.status) ? separately(line, rate, times) : withoutPayment(line, rate);
    }
  });
}

function separately(line: FacilityLine, rate: HospitalRate, times: number): Outcome {
  const unknown = unknownCompletion(line);
  if (unknown !== null) return none(line, unknown, true);
  if (completionOf(line) === 'whole') return atRate(line, rate, times, `Status ${rate.status}: paid separately`);
  if (rate.status !== 'S' || rate.mills === null) return none(line, `By report: stopped before anaesthesia (73) on a line of status ${rate.status}.`, true);
  return { line, step: 'rate', words: 'Status S, stopped before anaesthesia (73): half of the rate, once', input: inputOf(rate), amount: shareOf(fromMills(rate.mills), 50, 100), isByReport: false };
}
