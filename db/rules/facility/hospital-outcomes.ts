import { nothing, shareOf, type ExactAmount } from '../exact-amount.ts';
import type { FacilityLine } from './facility-lines.ts';
import { fromMills, rateInWords, type Outcome } from './facility-price.ts';

/** A row of OPPS Addendum B. */
export interface HospitalRate {
  status: string;
  /** Payment group; null where the loaded file does not print it. */
  apc: string | null;
  /** National rate in thousandths of a dollar. */
  mills: number | null;
}

/** A line that the hospital bills, with its row. */
export interface Billed {
  line: FacilityLine;
  rate: HospitalRate;
  times: number;
}

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

/** No amount, for a reason in words. */
export function none(line: FacilityLine, words: string, isByReport: boolean): Outcome {
  return { line, step: 'packaging', words, input: '', amount: null, isByReport };
}

/** Paid within another service. */
export function packaged(line: FacilityLine, rate: HospitalRate, words: string): Outcome {
  return { line, step: 'packaging', words, input: inputOf(rate), amount: nothing, isByReport: false };
}

/** The rate as often as the line counts. */
export function atRate(line: FacilityLine, rate: HospitalRate, times: number, words: string): Outcome {
  if (rate.mills === null) return none(line, noRate(rate), true);
  const amount: ExactAmount = shareOf(fromMills(rate.mills), times, 1);
  return { line, step: 'rate', words, input: `${inputOf(rate)}${times === 1 ? '' : ` x ${times.toString()}`}`, amount, isByReport: false };
}

/** A status that is paid by its cost, by another schedule, or not at all. Source: OPPS Addendum D1. */
export function withoutPayment(line: FacilityLine, { status }: HospitalRate): Outcome {
  const cost = atCost[status];
  if (cost !== undefined) return none(line, cost, true);
  const other = withoutRate[status];
  return other === undefined ? none(line, `By report: status ${status === '' ? 'blank' : status} is not explained in this version.`, true) : none(line, other, false);
}

export function isPaidByCost({ status }: HospitalRate): boolean {
  return atCost[status] !== undefined;
}

export function noRate({ status }: HospitalRate): string {
  return `By report: the loaded Addendum B has no rate for this code of status ${status}.`;
}

export function inputOf({ apc, mills }: HospitalRate): string {
  return [apc === null || apc === '' ? null : `group ${apc}`, mills === null ? null : `rate ${rateInWords(mills)}`].filter((part) => part !== null).join(', ');
}
