import { shareOf } from '../exact-amount.ts';
import { fromMills, halvedAfterFirst, type Outcome } from './facility-price.ts';
import { inputOf, none, noRate, type Billed } from './hospital-outcomes.ts';
import { completionOf, unknownCompletion } from './stopped-procedures.ts';

/**
 * Procedures of status T: the highest rate in full and every other half, each unit and each side one procedure; stopped before
 * anaesthesia half of that, once whatever the units. Whether a line that is stopped or not told to be whole is the highest cannot be
 * said where its rate is: then it and the one it would halve are by report. Sources: 42 CFR 419.44(a) and (b); manual chapter 4,
 * sections 10.5 and 20.6.4; discounting formulas 2 to 6 and 9 of Medicare's own OPPS pricer.
 */
export function discountedProcedures(procedures: readonly Billed[]): Map<Billed, Outcome> {
  const whole = procedures.filter(({ line, rate }) => rate.mills !== null && completionOf(line) === 'whole');
  const uncertain = procedures.filter(({ line }) => completionOf(line) !== 'whole');
  const highest = Math.max(0, ...whole.map(({ rate }) => rate.mills ?? 0));
  const firstIsFull = uncertain.every(({ rate: { mills } }) => mills !== null && mills < highest);
  const halved = halvedAfterFirst(whole.flatMap((one) => Array.from({ length: one.times }, () => ({ item: one, mills: one.rate.mills ?? 0 }))), firstIsFull);
  return new Map(procedures.map((one) => [one, outcome(one)]));

  function outcome(one: Billed): Outcome {
    const { line, rate } = one;
    const unknown = unknownCompletion(line);
    if (unknown !== null) return none(line, unknown, true);
    if (rate.mills === null) return none(line, noRate(rate), true);
    const place = halved.get(one);
    if (place === undefined) return stopped(one, rate.mills);
    if (place.amount === null) return none(line, 'By report: a procedure with a higher rate was stopped or done in part, so that nobody can tell which of them is paid in full.', true);
    return { line, step: 'ranking', words: `Status T, the highest rate in full and every other half: ${place.places.join(', ')}`, input: inputOf(rate), amount: place.amount, isByReport: false };
  }

  function stopped({ line, rate }: Billed, mills: number): Outcome {
    const isAlone = procedures.length === 1;
    if (!isAlone && mills >= highest) return none(line, 'By report: stopped before anaesthesia (73) beside another procedure, with a rate as high: which of them is paid in full cannot be told.', true);
    const amount = shareOf(fromMills(mills), isAlone ? 50 : 25, 100);
    const words = isAlone ? 'Status T, stopped before anaesthesia (73): half of the rate, once' : 'Status T, stopped before anaesthesia (73) beside a higher procedure: half of the half, once';
    return { line, step: 'ranking', words, input: inputOf(rate), amount, isByReport: false };
  }
}
