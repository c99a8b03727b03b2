import { percent } from './amounts-in-words.ts';
import { exactFee, feeTrace } from './base-fee.ts';
import { amountInWords, shareOf, type ExactAmount } from './exact-amount.ts';
import { reasonAt, valuesAt, type FeeRow, type PricedLine, type PriceOptions, type TraceStep } from './priced-line.ts';
import { postoperativeShare, returnToTheatreShare, surgicalCareShare } from './surgical-shares.ts';

/** What one unit of a line pays before the rules of several procedures; or why no rule gives an amount. */
export interface UnitAmount {
  row: FeeRow | null;
  /** The fee of one unit in full, before any share. */
  base: ExactAmount | null;
  amount: ExactAmount | null;
  /** A sentence where there is no amount. */
  reason: string | null;
}

/** Takes a step as it is to be shown; not asked for where nobody will see it, as writing it takes longer than the arithmetic. */
export type Tell = (step: () => Omit<TraceStep, 'line' | 'code'>) => void;

const feeSource = '42 CFR 414.20; Medicare Claims Processing Manual chapter 12, section 20.1';

/**
 * Steps one to three for one unit: place, row of modifier 26, TC or 53, share of the global package. Sources: PFS record layout
 * (modifier field; pre, intra and post percentages); manual chapter 12, sections 20.4.6, 40.2 and 40.4.
 */
export function unitAmount(line: PricedLine, { place, gpci }: PriceOptions, tell: Tell): UnitAmount {
  const has = (modifier: string): boolean => line.modifiers.includes(modifier);
  if (line.rows.size === 0) return without(null, 'No loaded fee schedule has this code, so no amount can be computed.', tell);
  const wanted = ['26', 'TC', '53'].find(has) ?? '';
  const row = line.rows.get(wanted);
  if (row === undefined) {
    const reason =
      wanted === '' ? 'The fee schedule has no row without modifier for this code: by report.' : wanted === '53' ? 'By report: the release has no row of its own for 53.' : `The release has no row for ${wanted} of this code, so Medicare pays no such part of it.`;
    return without(line.rows.get('') ?? null, reason, tell);
  }
  const reason = reasonAt(row, place);
  if (reason !== null) return without(row, reason, tell);
  const values = valuesAt(row, place);
  const base = exactFee(values, gpci, row.conversionFactor);
  tell(() => ({ step: 'place', rule: `Fee of ${place === 'facility' ? 'a facility' : 'an office'}`, input: feeTrace(values, gpci, row.conversionFactor, place).slice(0, -1).join('; '), result: amountInWords(base), source: feeSource }));
  if (wanted !== '') tell(() => ({ step: 'row', rule: `Row of modifier ${wanted}`, input: `modifier ${wanted}`, result: amountInWords(base), source: 'PFS record layout, modifier field' }));
  if (has('22') || has('52')) return { ...without(row, `By report: no share is fixed for modifier ${has('22') ? '22' : '52'}.`, tell), base };
  const shared = packageShare(line, row);
  if (shared === null) return { row, base, amount: base, reason: null };
  if (typeof shared === 'string') return { ...without(row, shared, tell), base };
  const amount = shareOf(base, shared.part, shared.whole);
  tell(() => ({ step: 'package', rule: shared.words, input: amountInWords(base), result: amountInWords(amount), source: 'PFS record layout, pre, intra and post percentages; manual chapter 12, section 40.4' }));
  return { row, base, amount, reason: null };
}

function without(row: FeeRow | null, reason: string, tell: Tell): UnitAmount {
  tell(() => ({ step: 'row', rule: reason, input: row === null ? '' : `status ${row.status}`, result: 'no amount', source: 'PFS record layout, status codes; manual chapter 12, section 20.4.6' }));
  return { row, base: null, amount: null, reason };
}

/** Days of after-care in the package. */
const daysAfter: Readonly<Record<string, number>> = { '010': 10, '090': 90 };

/** The share of the package that the modifiers leave; null: all of it; a sentence where no rule fixes it. */
function packageShare(line: PricedLine, row: FeeRow): { part: number; whole: number; words: string } | string | null {
  const has = (modifier: string): boolean => line.modifiers.includes(modifier);
  const notSplit = (modifier: string): string => `By report: the row does not split its package (global period ${row.globalDays ?? 'blank'}), so no share is fixed for modifier ${modifier}.`;
  if (has('78')) {
    const share = returnToTheatreShare(row);
    return share === null ? notSplit('78') : { part: share, whole: 1000, words: `Return to the operating room (78): the operation alone, ${percent(share)}; no new global period` };
  }
  if (has('56')) return 'By report: Medicare pays the care before the operation with the operation itself (56).';
  if (!has('54') && !has('55')) return null;
  const before = has('54') ? surgicalCareShare(row) : 0;
  const after = has('55') ? postoperativeShare(row) : 0;
  if (before === null || after === null) return notSplit(has('54') ? '54' : '55');
  const all = daysAfter[row.globalDays ?? ''] ?? 0;
  const days = has('55') ? (line.postoperativeDays ?? all) : all;
  if (days > all) return `By report: the package has ${all.toString()} days of after-care, not ${days.toString()}.`;
  const words = [has('54') ? `before and operation (54), ${percent(before)}` : '', has('55') ? `after-care (55), ${percent(after)}${days === all ? '' : ` for ${days.toString()} of ${all.toString()} days`}` : ''];
  return { part: before * all + after * days, whole: 1000 * all, words: `Share of the package: ${words.filter((part) => part !== '').join(' and ')}` };
}
