import { exactFee } from './base-fee.ts';
import { amountInWords, compareAmounts, minus, nothing, sumOf, type ExactAmount } from './exact-amount.ts';
import type { Tell } from './line-amount.ts';
import { reasonAt, valuesAt, type PriceOptions } from './priced-line.ts';
import type { Procedure } from './procedures-of-lines.ts';

/** What is ranked as one: a procedure alone, or an endoscopic family with its base. */
export interface RankedGroup {
  members: { procedure: Procedure; amount: ExactAmount }[];
  amount: ExactAmount;
  /** A sentence where no rule fixes the amount of some members. */
  unpriced: { procedure: Procedure; reason: string }[];
}

const source = 'PFS record layout, multiple procedure indicator 3 and endoscopic base code; 42 CFR 414.40; manual chapter 12, section 40.6.C';

/**
 * Step five, of one practitioner: endoscopies of one base code are a family. The highest pays in full, every other its fee minus the
 * fee of the base, the base itself nothing beside a member; the family then ranks as one procedure. Both sides are counted before,
 * so that they decide which is the highest; of another than the highest they are by report. Source: PFS record layout,
 * multiple procedure indicator 3; manual chapter 12, section 40.6.C.
 * @param ordered the order in which equals are taken, whatever the order of entry
 */
export function endoscopyFamilies(ordered: readonly Procedure[], options: PriceOptions, tellOf: (procedure: Procedure) => Tell): RankedGroup[] {
  const bases = new Map<string, Procedure[]>();
  for (const procedure of ordered) {
    const base = baseOf(procedure);
    if (base !== null) bases.set(base, [...(bases.get(base) ?? []), procedure]);
  }
  const groups: RankedGroup[] = [];
  for (const procedure of ordered) {
    if (baseOf(procedure) === null && !bases.has(procedure.code)) groups.push({ members: [{ procedure, amount: procedure.amount }], amount: procedure.amount, unpriced: [] });
  }
  for (const [base, members] of bases) {
    const itself = ordered.filter((procedure) => procedure.code === base && baseOf(procedure) === null);
    groups.push(family(base, members, itself, options, tellOf));
  }
  return groups;
}

function baseOf({ row }: Procedure): string | null {
  return row.multipleProcedure === '3' && row.endoBase !== null && row.endoBase !== '' ? row.endoBase : null;
}

function family(base: string, members: readonly Procedure[], itself: readonly Procedure[], { baseRows, gpci, place }: PriceOptions, tellOf: (procedure: Procedure) => Tell): RankedGroup {
  const [first, ...others] = [...members].sort((a, b) => compareAmounts(b.amount, a.amount));
  const priced: RankedGroup['members'] = [];
  const unpriced: RankedGroup['unpriced'] = [];
  if (first !== undefined) {
    priced.push({ procedure: first, amount: first.amount });
    if (others.length > 0) tellOf(first)(() => ({ step: 'endoscopy', rule: `Highest of the family of ${base}: in full`, input: amountInWords(first.amount), result: amountInWords(first.amount), source }));
  }
  const row = baseRows.get(base);
  const baseFee = row === undefined || reasonAt(row, place) !== null ? null : exactFee(valuesAt(row, place), gpci, row.conversionFactor);
  for (const procedure of others) {
    if (baseFee === null) {
      unpriced.push({ procedure, reason: `By report: the fee of the base endoscopy ${base} is not known, so what is left of this one cannot be told.` });
      continue;
    }
    // The base is in it once a side, or once for both: no text says which.
    if (procedure.times !== 100) {
      unpriced.push({ procedure, reason: `By report: both sides of an endoscopy beside a higher one of its family: no rule says how often the fee of the base ${base} is taken off.` });
      continue;
    }
    const amount = minus(procedure.amount, baseFee);
    tellOf(procedure)(() => ({ step: 'endoscopy', rule: `Another of the family: its fee minus the fee of the base ${base}`, input: `${amountInWords(procedure.amount)} - ${amountInWords(baseFee)}`, result: amountInWords(amount), source }));
    priced.push({ procedure, amount });
  }
  for (const procedure of itself) {
    tellOf(procedure)(() => ({ step: 'endoscopy', rule: 'The base endoscopy is part of the others of its family', input: amountInWords(procedure.amount), result: amountInWords(nothing), source }));
    priced.push({ procedure, amount: nothing });
  }
  return { members: priced, amount: sumOf(priced.map(({ amount }) => amount)), unpriced };
}
