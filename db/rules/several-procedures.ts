import { amountInWords, compareAmounts, minus, nothing, shareOf, type ExactAmount } from './exact-amount.ts';
import { exactFee } from './base-fee.ts';
import type { RankedGroup } from './endoscopy-families.ts';
import type { Tell } from './line-amount.ts';
import { reasonAt, valuesAt, type FeeRow, type PricedLine, type PriceOptions } from './priced-line.ts';
import type { Procedure } from './procedures-of-lines.ts';

const source = 'PFS record layout, multiple procedure; manual chapter 12, section 40.6';

/** Per cent by place in the ranking; the sixth and later have none. Indicator 1 is the rule of before 1995, on deleted codes alone. */
const shares: Readonly<Record<string, readonly number[]>> = { '1': [100, 50, 25, 25, 25], '2': [100, 50, 50, 50, 50], '3': [100, 50, 50, 50, 50] };

export interface Paid {
  procedure: Procedure;
  /** Null: by report, with the reason. */
  amount: ExactAmount | null;
  reason: string | null;
}

/**
 * Step six, of one practitioner: procedures of the indicators 1, 2 and 3 are ranked by fee, 100, 50, 50, 50, 50 per cent, the sixth
 * and later by report; indicator 0 and 9 are never reduced. A family of endoscopies ranks as one. What no indicator explains is by
 * report beside another procedure. Source: PFS record layout, multiple procedure; manual chapter 12, section 40.6.
 * @param groups in an order that is not the order of entry
 */
export function rankProcedures(groups: readonly RankedGroup[], tellOf: (procedure: Procedure) => Tell): Paid[] {
  const paid: Paid[] = groups.flatMap(({ unpriced }) => unpriced.map(({ procedure, reason }) => ({ procedure, amount: null, reason })));
  const ranked = groups.filter((group) => shares[indicatorOf(group)] !== undefined).sort((a, b) => compareAmounts(b.amount, a.amount));
  for (const [rank, group] of ranked.entries()) {
    for (const { procedure, amount } of group.members) {
      const percent = shares[procedure.row.multipleProcedure ?? '']?.[rank];
      if (percent === undefined) {
        tellOf(procedure)(() => ({ step: 'ranking', rule: `Place ${(rank + 1).toString()} by fee: the sixth and later are by report`, input: amountInWords(amount), result: 'by report', source }));
        paid.push({ procedure, amount: null, reason: 'By report: the sixth procedure by fee or a later one.' });
        continue;
      }
      const reduced = shareOf(amount, percent, 100);
      if (ranked.length > 1) tellOf(procedure)(() => ({ step: 'ranking', rule: `Place ${(rank + 1).toString()} by fee of ${ranked.length.toString()}: ${percent.toString()} %`, input: amountInWords(amount), result: amountInWords(reduced), source }));
      paid.push({ procedure, amount: reduced, reason: null });
    }
  }
  for (const group of groups.filter((one) => shares[indicatorOf(one)] === undefined)) {
    for (const { procedure, amount } of group.members) {
      const indicator = procedure.row.multipleProcedure;
      if (knownWithoutRanking.has(indicator ?? '') || groups.length === 1) {
        if ((indicator === '0' || indicator === '9') && groups.length > 1) tellOf(procedure)(() => ({ step: 'ranking', rule: `Indicator ${indicator}: never reduced`, input: amountInWords(amount), result: amountInWords(amount), source }));
        paid.push({ procedure, amount, reason: null });
      } else {
        const reason = `By report beside other procedures: several procedures, indicator ${indicator === null || indicator === '' ? 'blank' : indicator}, which no rule explains.`;
        tellOf(procedure)(() => ({ step: 'ranking', rule: reason, input: amountInWords(amount), result: 'by report', source }));
        paid.push({ procedure, amount: null, reason });
      }
    }
  }
  return paid;
}

/** Never ranked: not reduced (0, 9), or with a reduction of one part of the fee (4 to 7). */
const knownWithoutRanking: ReadonlySet<string> = new Set(['0', '9', '4', '5', '6', '7']);

/** Of a family that of its members, whose base has one of its own. */
function indicatorOf(group: RankedGroup): string {
  return group.members[0]?.procedure.row.multipleProcedure ?? '';
}

interface PartRule {
  part: 'technical' | 'professional' | 'practice expense';
  /** What second and later ones lose, in per cent of the part. */
  less: number;
}

/** Indicators of tests and therapy: the part that is reduced. Source: PFS record layout, multiple procedure, values 4 to 7. */
const partRules: Readonly<Record<string, readonly PartRule[]>> = {
  '4': [{ part: 'technical', less: 50 }, { part: 'professional', less: 5 }],
  '5': [{ part: 'practice expense', less: 50 }],
  '6': [{ part: 'technical', less: 25 }],
  '7': [{ part: 'technical', less: 20 }],
};

/**
 * Of tests and therapy of one practitioner and day, the part of the fee that the record layout names is paid in full for the
 * highest and less for every other: imaging of one family (4), therapy (5), cardiovascular (6) and eye tests (7). Without rows of
 * their own for the parts it is by report. Source: PFS record layout, multiple procedure, values 4 to 7; 42 CFR 414.65 (therapy).
 */
export function reduceParts(paid: readonly Paid[], rowsOf: (line: number) => PricedLine['rows'], options: PriceOptions, tellOf: (procedure: Procedure) => Tell): Paid[] {
  const result = [...paid];
  const kinds = new Map<string, number[]>();
  for (const [index, { procedure: { row }, amount }] of paid.entries()) {
    const indicator = row.multipleProcedure ?? '';
    if (amount === null || partRules[indicator] === undefined) continue;
    const kind = indicator === '4' ? `4 ${row.imagingFamily ?? ''}` : indicator;
    kinds.set(kind, [...(kinds.get(kind) ?? []), index]);
  }
  for (const [kind, indices] of kinds) {
    if (indices.length < 2) continue;
    for (const { part, less } of partRules[kind.charAt(0)] ?? []) {
      const parts = indices.map((index) => {
        const procedure = paid[index]?.procedure;
        return { index, amount: procedure === undefined ? null : partOf(part, procedure, rowsOf(procedure.lines[0] ?? 0), options) };
      });
      const [, ...others] = parts.filter((one) => one.amount === null || one.amount.numerator > 0n).sort((a, b) => compareAmounts(b.amount ?? nothing, a.amount ?? nothing));
      for (const { index, amount } of others) {
        const before = result[index];
        if (before === undefined || before.amount === null) continue;
        if (amount === null) {
          result[index] = { ...before, amount: null, reason: `By report: the ${part} part is reduced beside another, and the release does not print it.` };
          continue;
        }
        const { amount: unreduced } = before;
        const after = minus(unreduced, shareOf(amount, less, 100));
        tellOf(before.procedure)(() => ({ step: 'ranking', rule: `Indicator ${kind.charAt(0)}: beside another the ${part} part pays ${(100 - less).toString()} %`, input: `${amountInWords(unreduced)}, of it ${part} ${amountInWords(amount)}`, result: amountInWords(after), source: 'PFS record layout, multiple procedure, values 4 to 7' }));
        result[index] = { ...before, amount: after };
      }
    }
  }
  return result;
}

/** The part in the amount of a procedure; null where the release does not print it, zero where the procedure has none. */
function partOf(part: PartRule['part'], procedure: Procedure, rows: PricedLine['rows'], { gpci, place }: PriceOptions): ExactAmount | null {
  const { row, times } = procedure;
  const fee = (of: FeeRow, only: 'all' | 'practice expense'): ExactAmount => {
    const values = valuesAt(of, place);
    return shareOf(exactFee(only === 'all' ? values : { work: 0, practiceExpense: values.practiceExpense, malpractice: 0 }, gpci, of.conversionFactor), times, 100);
  };
  if (part === 'practice expense') return fee(row, 'practice expense');
  const own = part === 'technical' ? 'TC' : '26';
  if (row.modifier === own) return fee(row, 'all');
  if (row.modifier !== '') return nothing;
  const ofPart = rows.get(own);
  // A code that is one part alone has no sister rows: it is that part (a reading, or staff and equipment).
  if (ofPart === undefined) return rows.size > 1 ? null : row.workRvu === 0 === (part === 'technical') ? fee(row, 'all') : nothing;
  return reasonAt(ofPart, place) === null ? fee(ofPart, 'all') : nothing;
}
