import type { Outcome } from './facility-price.ts';
import { atRate, none, packaged, type Billed } from './hospital-outcomes.ts';
import { completionOf } from './stopped-procedures.ts';

/** What packages a status. Source: OPPS Addendum D1. */
const packagedBeside: Readonly<Record<string, readonly string[]>> = { Q1: ['S', 'T', 'V'], Q2: ['T'] };

/**
 * Services of status Q1 and Q2 on a claim without a comprehensive procedure: packaged beside what their status names; of those that
 * nothing packages the one with the highest rate is paid and the others are part of it. Beside composites (Q3) and observation (J2),
 * with several units, or cut short it is by report. Sources: OPPS Addendum D1; manual chapter 4, section 10.4.1.
 */
export function conditionallyPackaged(billed: readonly Billed[]): Map<Billed, Outcome> {
  const has = (statuses: readonly string[]): boolean => billed.some(({ rate }) => statuses.includes(rate.status));
  const outcomes = new Map<Billed, Outcome>();
  const left: Billed[] = [];
  for (const one of billed) {
    const { line, rate } = one;
    const beside = packagedBeside[rate.status];
    if (beside === undefined) continue;
    if (has(beside)) outcomes.set(one, packaged(line, rate, `Status ${rate.status}: packaged beside a ${rate.status === 'Q1' ? 'service of status S, T or V' : 'procedure of status T'}`));
    else left.push(one);
  }
  const open = has(['J2', 'Q3'])
    ? 'may be packaged into a composite or an observation, whose lists are not loaded'
    : left.some(({ times }) => times > 1)
      ? 'with several units, on which the loaded rules are silent'
      : left.some(({ line, rate }) => rate.mills === null || completionOf(line) !== 'whole')
        ? 'one of them was stopped or done in part, or has no rate'
        : null;
  // Of equal rates the first code: the sum is the same.
  const [paid] = [...left].sort((a, b) => (b.rate.mills ?? 0) - (a.rate.mills ?? 0));
  for (const one of left) {
    const { line, rate } = one;
    if (open !== null) outcomes.set(one, none(line, `By report: status ${rate.status}, ${open}.`, true));
    else if (one !== paid) outcomes.set(one, packaged(line, rate, `Status ${rate.status}: part of ${paid?.line.code ?? ''}, the conditionally packaged service with the highest rate`));
    else outcomes.set(one, atRate(line, rate, 1, `Status ${rate.status}: ${left.length > 1 ? 'the highest rate of the conditionally packaged services, so it alone is paid' : 'nothing on the claim packages it, so it is paid separately'}`));
  }
  return outcomes;
}
