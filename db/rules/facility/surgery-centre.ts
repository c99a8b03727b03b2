import { nothing, shareOf } from '../exact-amount.ts';
import { billedByFacility, type FacilityLine } from './facility-lines.ts';
import { facilityPrice, fromMills, halvedAfterFirst, rateInWords, type FacilityPrice, type Outcome } from './facility-price.ts';
import { completionOf, stoppedWithDevice, unknownCompletion } from './stopped-procedures.ts';

/** A row of ASC Addendum AA (operations) or BB (what belongs to them). */
export interface CentreRate {
  /** Payment indicator. */
  indicator: string;
  /** Null where the list has no such column. */
  isDiscounted: boolean | null;
  /** National rate in thousandths of a dollar; the list prints 0 where it has none. */
  mills: number | null;
}

const sources = {
  line: 'ASC Addenda AA, BB and DD1 (payment indicators); 42 CFR 416.164 to 416.172; manual chapter 14, sections 10, 40, 40.4 and 40.5',
  total: 'Manual chapter 14, section 40',
};

/** Paid within the operation. Source: ASC Addendum DD1. */
const packagedIndicators: ReadonlySet<string> = new Set(['N1', 'L1', 'D1']);

/** Never paid under this indicator. Source: ASC Addendum DD1. */
const unpaidIndicators: Readonly<Record<string, string>> = { B5: 'Indicator B5: another code may be paid, not this one.', D5: 'Indicator D5: deleted.', K5: 'Indicator K5: no price is set.' };

/** Operations with a rate. Source: ASC Addendum DD1. */
const operations: ReadonlySet<string> = new Set(['A2', 'D2', 'G2', 'J8', 'P2', 'P3', 'R2']);

/** Paid at their own rate where they belong to an operation of the list. Source: ASC Addendum DD1; 42 CFR 416.164(b). */
const ancillary: ReadonlySet<string> = new Set(['H2', 'K2', 'L6', 'Z2', 'Z3']);

interface Billed {
  line: FacilityLine;
  rate: CentreRate;
  times: number;
}

/**
 * What Medicare pays a surgery centre for the lines of one session, national and before the wage index: of the operations that the
 * list marks as discounted the highest in full and every other half, the others in full, what belongs to an operation at its own rate
 * or within it. Sources: 42 CFR 416.172(e); manual chapter 14, sections 40 and 40.5.
 * @param unlisted operations that a whole list leaves out: they are not paid there
 */
export function priceSurgeryCentre(lines: readonly FacilityLine[], rates: ReadonlyMap<string, CentreRate>, unlisted: ReadonlySet<string>): FacilityPrice {
  const shares = billedByFacility(lines);
  const outcomes: Outcome[] = [];
  const billed: Billed[] = [];
  for (const line of [...lines].sort((a, b) => (a.code === b.code ? a.line - b.line : a.code < b.code ? -1 : 1))) {
    const share = shares.get(line.line);
    const rate = rates.get(line.code);
    if (share === undefined || 'left' in share) outcomes.push(none(line, share?.left ?? '', false));
    else if (rate === undefined) outcomes.push(unlisted.has(line.code) ? none(line, 'Not on the list: Medicare pays a surgery centre nothing for it.', false) : none(line, 'By report: no loaded list of surgery centres has the code.', true));
    else if ('unknown' in share && !packagedIndicators.has(rate.indicator)) outcomes.push(none(line, share.unknown, true));
    else billed.push({ line, rate: rate.mills === 0 ? { ...rate, mills: null } : rate, times: 'times' in share ? share.times : 1 });
  }
  outcomes.push(...priced(billed));
  return facilityPrice(outcomes, [], sources);
}

function priced(billed: readonly Billed[]): Outcome[] {
  const operated = billed.filter(({ rate }) => operations.has(rate.indicator));
  const count = operated.reduce((sum, { times }) => sum + times, 0);
  const discounted = operated.flatMap((one) => (one.rate.isDiscounted === true && one.rate.mills !== null && completionOf(one.line) === 'whole' ? Array.from({ length: one.times }, () => ({ item: one, mills: one.rate.mills ?? 0 })) : []));
  const highest = Math.max(0, ...discounted.map(({ mills }) => mills));
  // The regulation speaks of the highest rate of all, the manual of those that are discounted: where they differ nobody can tell. Nor
  // whether one that was stopped or done in part counts as the highest.
  const firstIsFull = operated.every(({ line, rate }) => (rate.isDiscounted === true ? completionOf(line) === 'whole' || (rate.mills ?? highest) < highest : (rate.mills ?? 0) <= highest));
  const halved = halvedAfterFirst(discounted, firstIsFull);
  return billed.map((one): Outcome => {
    const { line, rate, times } = one;
    const unpaid = unpaidIndicators[rate.indicator];
    if (unpaid !== undefined) return none(line, unpaid, false);
    if (packagedIndicators.has(rate.indicator)) return { line, step: 'packaging', words: `Packaged (${rate.indicator}): paid within the operation`, input: '', amount: nothing, isByReport: false };
    const unknown = unknownCompletion(line);
    if (unknown !== null) return none(line, unknown, true);
    if (completionOf(line) === 'stopped') return stopped(one);
    if (operations.has(rate.indicator) && rate.mills !== null) {
      const place = halved.get(one);
      if (place !== undefined && place.amount === null) return none(line, 'By report: an operation with a higher rate is not discounted, or was stopped or done in part, and the rules differ on whether this one is then paid in full.', true);
      if (place !== undefined && discounted.length > 1) return { line, step: 'ranking', words: `Discounted, the highest rate in full and every other half: ${place.places.join(', ')}`, input: inputOf(rate), amount: place.amount, isByReport: false };
      if (rate.isDiscounted === null && count > 1) return none(line, 'By report: the loaded list does not say whether the operation is discounted beside others.', true);
      return atRate(one, rate.mills, rate.isDiscounted === false && count > 1 ? 'Never discounted: the rate in full' : 'The rate of the list');
    }
    if (ancillary.has(rate.indicator) && rate.mills !== null) {
      if (operated.length === 0) return none(line, `By report: indicator ${rate.indicator} is paid as part of an operation of the list, and no line is one.`, true);
      return atRate(one, rate.mills, `Indicator ${rate.indicator}: paid beside the operation`);
    }
    return none(line, `By report: indicator ${rate.indicator === '' ? 'blank' : rate.indicator} without a rate in the list${times > 1 ? ', several times' : ''}.`, true);
  });
}

/** Half of the rate, and no less beside others. Source: 42 CFR 416.172(f); manual chapter 14, sections 40.4 and 40.10 (implants). */
function stopped({ line, rate, times }: Billed): Outcome {
  if (rate.indicator === 'J8') return none(line, stoppedWithDevice, true);
  if (!operations.has(rate.indicator) || rate.mills === null || times > 1) return none(line, `By report: stopped before anaesthesia (73), ${times > 1 ? 'several times' : `indicator ${rate.indicator === '' ? 'blank' : rate.indicator} without a rate of an operation`}.`, true);
  return { line, step: 'rate', words: 'Stopped before anaesthesia (73): half of the rate, and not less beside others', input: inputOf(rate), amount: shareOf(fromMills(rate.mills), 50, 100), isByReport: false };
}

function none(line: FacilityLine, words: string, isByReport: boolean): Outcome {
  return { line, step: 'packaging', words, input: '', amount: null, isByReport };
}

function atRate({ line, rate, times }: Billed, mills: number, words: string): Outcome {
  return { line, step: 'rate', words, input: `${inputOf(rate)}${times === 1 ? '' : ` x ${times.toString()}`}`, amount: shareOf(fromMills(mills), times, 1), isByReport: false };
}

function inputOf({ indicator, mills }: CentreRate): string {
  return [`indicator ${indicator}`, mills === null ? null : `rate ${rateInWords(mills)}`].filter((part) => part !== null).join(', ');
}
