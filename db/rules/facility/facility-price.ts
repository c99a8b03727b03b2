import { dollars } from '../amounts-in-words.ts';
import { amountInWords, nothing, plus, wholeCents, type ExactAmount } from '../exact-amount.ts';
import type { TraceStep } from '../priced-line.ts';
import type { FacilityLine } from './facility-lines.ts';

/** What becomes of one line on the bill of a facility. */
export interface Outcome {
  line: FacilityLine;
  step: 'rate' | 'packaging' | 'ranking';
  /** The rule as a sentence. */
  words: string;
  input: string;
  /** Null: no amount. Zero: paid within another service. */
  amount: ExactAmount | null;
  /** The rules that are loaded do not decide it. */
  isByReport: boolean;
}

export interface FacilityLinePrice {
  line: number;
  cents: number | null;
  isByReport: boolean;
  words: string;
}

/** What a facility is paid, national and before any local adjustment. */
export interface FacilityPrice {
  /** In the order of entry. */
  lines: FacilityLinePrice[];
  /** Null when no line has an amount. */
  totalCents: number | null;
  /** Some line is by report, so that the total may be another. */
  isPartial: boolean;
  notes: string[];
  trace: TraceStep[];
}

/** Thousandths of a dollar as cents. */
export function fromMills(mills: number): ExactAmount {
  return { numerator: BigInt(mills), denominator: 10n };
}

export function rateInWords(mills: number): string {
  return amountInWords(fromMills(mills));
}

/** The outcomes of all lines as a price; each line is rounded half up once. */
export function facilityPrice(outcomes: readonly Outcome[], notes: readonly string[], sources: { line: string; total: string }): FacilityPrice {
  const ordered = [...outcomes].sort((a, b) => a.line.line - b.line.line);
  const lines = ordered.map(({ line, amount, isByReport, words }): FacilityLinePrice => ({ line: line.line, cents: amount === null ? null : wholeCents(amount), isByReport, words }));
  const known = lines.flatMap(({ cents }) => cents ?? []);
  const totalCents = known.length === 0 ? null : known.reduce((sum, cents) => sum + cents, 0);
  const isPartial = lines.some((line) => line.isByReport);
  const trace = ordered.map(({ line, step, words, input, amount, isByReport }): TraceStep => ({
    line: line.line, code: line.code, step, rule: words, input, result: amount !== null ? dollars(wholeCents(amount)) : isByReport ? 'by report' : 'no amount', source: sources.line,
  }));
  trace.push({
    line: null, code: null, step: 'total', rule: isPartial ? 'Sum of the lines with an amount; the others are by report or have none' : 'Sum of the lines',
    input: lines.map(({ cents }) => (cents === null ? 'no amount' : dollars(cents))).join(' + '), result: totalCents === null ? 'no amount' : dollars(totalCents), source: sources.total,
  });
  return { lines, totalCents, isPartial, notes: [...notes], trace };
}

/** A procedure once, with its rate and place among those that are halved after the first. */
export interface RankedUnit<Item> {
  item: Item;
  mills: number;
}

/**
 * The highest rate in full, every other half: the amount of each item and the shares that make it up. Items in an order that is not
 * that of entry. Sources: 42 CFR 419.44(a) (hospitals), 416.172(e) (surgery centres).
 * @param firstIsFull false where nobody can tell whether the highest is paid in full: its amount is then null
 */
export function halvedAfterFirst<Item>(units: readonly RankedUnit<Item>[], firstIsFull: boolean): Map<Item, { amount: ExactAmount | null; places: string[] }> {
  const found = new Map<Item, { amount: ExactAmount | null; places: string[] }>();
  for (const [index, { item, mills }] of [...units].sort((a, b) => b.mills - a.mills).entries()) {
    const held = found.get(item) ?? { amount: nothing, places: [] };
    const share = index === 0 ? 100 : 50;
    const full = fromMills(mills);
    const amount: ExactAmount | null = index === 0 && !firstIsFull ? null : { numerator: full.numerator * BigInt(share), denominator: full.denominator * 100n };
    held.amount = held.amount === null || amount === null ? null : plus(held.amount, amount);
    held.places.push(`place ${(index + 1).toString()} of ${units.length.toString()}: ${index === 0 && !firstIsFull ? 'by report' : `${share.toString()} %`}`);
    found.set(item, held);
  }
  return found;
}
