import { percent } from './amounts-in-words.ts';
import { amountInWords, shareOf, type ExactAmount } from './exact-amount.ts';
import type { Tell, UnitAmount } from './line-amount.ts';
import { anatomicModifiers, practitionerOf, type Practitioner } from './modifier-kinds.ts';
import type { FeeRow, PricedLine } from './priced-line.ts';
import { bothSidesShare } from './surgical-shares.ts';

/** What is ranked: one unit of a line, or both sides of a code, which may stand on two lines. */
export interface Procedure {
  code: string;
  practitioner: Practitioner;
  /** Places in the order of entry: one, or two where each side has a line of its own. */
  lines: readonly number[];
  row: FeeRow;
  /** In hundredths of one unit: 150 for both sides of indicator 1. */
  times: number;
  amount: ExactAmount;
  modifiers: readonly string[];
}

/** A unit of a line without a rule for its amount. */
export interface UnpricedUnit {
  line: number;
  reason: string;
}

/** Modifiers that make a line of the same code a service of another kind: its units do not pair with those of another line. */
const payModifiers = ['26', 'TC', '53', '54', '55', '56', '78', '58', '79', '62', '66', '80', '81', '82', 'AS', '76', '77'];

interface Unit {
  line: PricedLine;
  side: 'left' | 'right' | 'both' | 'named' | 'none';
}

const source = 'PFS record layout, bilateral surgery; manual chapter 12, section 40.7';

/**
 * Step four: which units are both sides of one code. Modifier 50 says so, and so do the two sides on two lines; for the indicators
 * 1, 2 and 3 the code reported twice by any other means as well, as with 2 units. Each further unit is a procedure of its own. Both
 * sides come before any ranking. Source: PFS record layout, bilateral surgery; manual chapter 12, section 40.7.
 */
export function proceduresOfLines(lines: readonly PricedLine[], amountOf: ReadonlyMap<number, UnitAmount>, tellOf: (line: PricedLine) => Tell): { procedures: Procedure[]; unpriced: UnpricedUnit[] } {
  const procedures: Procedure[] = [];
  const unpriced: UnpricedUnit[] = [];
  for (const group of groupsOf(lines).values()) {
    const units = group.flatMap(unitsOf);
    const single = (unit: Unit): void => add([unit], 100, null);
    const of = (side: Unit['side']): Unit[] => units.filter((unit) => unit.side === side);
    const [left, right, none] = [of('left'), of('right'), of('none')];
    for (const unit of of('both')) addBothSides([unit]);
    const pairs = Math.min(left.length, right.length);
    for (let index = 0; index < pairs; index++) addBothSides([at(left, index), at(right, index)]);
    for (const unit of [...left.slice(pairs), ...right.slice(pairs), ...of('named')]) single(unit);
    // "Reported twice on the same day by any other means": not for indicator 0, and not beside units that name their side.
    const bilateral = none[0] === undefined ? null : (amountOf.get(none[0].line.line)?.row?.bilateral ?? null);
    if (none.length === 2 && units.length === 2 && (bilateral === '1' || bilateral === '2' || bilateral === '3')) addBothSides(none);
    else none.forEach(single);

    function addBothSides(both: Unit[]): void {
      const first = at(both, 0);
      const row = amountOf.get(first.line.line)?.row ?? null;
      const share = bothSidesShare(row?.bilateral ?? null);
      if (share !== null) add(both, share / 10, `Both sides, indicator ${row?.bilateral ?? 'blank'}: ${percent(share)}`);
      else if (row?.bilateral === '9') both.forEach((unit) => add([unit], 100, 'The code knows no sides (indicator 9): one fee'));
      else for (const unit of both) unpriced.push({ line: unit.line.line, reason: `By report: both sides, indicator ${row?.bilateral ?? 'blank'}, which no rule explains.` });
    }

    function add(of: Unit[], times: number, rule: string | null): void {
      const first = at(of, 0);
      const unit = amountOf.get(first.line.line);
      const places = [...new Set(of.map(({ line }) => line.line))];
      if (unit === undefined || unit.row === null || unit.amount === null) {
        for (const line of places) unpriced.push({ line, reason: unit?.reason ?? 'By report.' });
        return;
      }
      const ofOne = unit.amount;
      const amount = shareOf(ofOne, times, 100);
      if (rule !== null) tellOf(first.line)(() => ({ step: 'both sides', rule, input: amountInWords(ofOne), result: amountInWords(amount), source }));
      procedures.push({ code: first.line.code, practitioner: practitionerOf(first.line.modifiers), lines: places, row: unit.row, times, amount, modifiers: first.line.modifiers });
    }
  }
  return { procedures, unpriced };
}

function groupsOf(lines: readonly PricedLine[]): Map<string, PricedLine[]> {
  const groups = new Map<string, PricedLine[]>();
  for (const line of lines) {
    const pay = payModifiers.filter((modifier) => line.modifiers.includes(modifier));
    const key = [line.code, ...pay, line.postoperativeDays ?? ''].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return groups;
}

function unitsOf(line: PricedLine): Unit[] {
  const has = (modifier: string): boolean => line.modifiers.includes(modifier);
  const both = has('50') || (has('LT') && has('RT'));
  // Two units of a line with 50 are its two sides.
  const units = both && line.units === 2 ? 1 : line.units;
  const side = both ? 'both' : has('LT') ? 'left' : has('RT') ? 'right' : has('76') || has('77') || line.modifiers.some((modifier) => anatomicModifiers.has(modifier)) ? 'named' : 'none';
  return Array.from({ length: units }, () => ({ line, side }));
}

function at(units: readonly Unit[], index: number): Unit {
  const unit = units[index];
  if (unit === undefined) throw new Error('a unit is missing');
  return unit;
}
