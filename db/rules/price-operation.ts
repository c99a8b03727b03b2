import { dollars } from './amounts-in-words.ts';
import { anaesthesiaFee } from './anaesthesia-fee.ts';
import { endoscopyFamilies } from './endoscopy-families.ts';
import { amountInWords, nothing, plus, shareOf, wholeCents, type ExactAmount } from './exact-amount.ts';
import { limitingCharge, nonParticipatingFee } from './limiting-charge.ts';
import { unitAmount, type Tell, type UnitAmount } from './line-amount.ts';
import { practitionerOf } from './modifier-kinds.ts';
import type { PricedLine, PriceOptions, TraceStep } from './priced-line.ts';
import { proceduresOfLines, type Procedure, type UnpricedUnit } from './procedures-of-lines.ts';
import { roleShare } from './role-share.ts';
import { rankProcedures, reduceParts, type Paid } from './several-procedures.ts';

/** What a line comes to. Amounts in cents. */
export interface LinePrice {
  line: number;
  /** The fee of one unit in full, rounded; null where there is none. */
  baseCents: number | null;
  /** What is paid; null when no rule gives any amount for the line. */
  cents: number | null;
  /** The most that a practitioner who does not take part may charge; null when this one does, or without an amount. */
  limitingCents: number | null;
  /** Why the line, or some of its units, has no amount: each sentence once. */
  reasons: string[];
}

export interface OperationPrice {
  /** In the order of entry. */
  lines: LinePrice[];
  /** Sum of the lines that have an amount. */
  totalCents: number;
  /** Some line, or some unit of one, has no amount. */
  isPartial: boolean;
  trace: TraceStep[];
}

/**
 * What the physician fee schedule pays for the lines of one operation and day, step by step: place, row of 26, TC or 53, share of
 * the package, both sides, endoscopic family, ranking, role, participation, lower of charge. Exact throughout; each line is rounded
 * half up once. The order of the lines never matters. Each step names its source in its own file.
 * @param isTold false where only the amounts are wanted: the trace then has its total alone
 */
export function priceOperation(lines: readonly PricedLine[], options: PriceOptions, isTold = true): OperationPrice {
  // Equal fees are taken in the order of their code and modifiers, so that the order of entry decides nothing.
  const ordered = lines.map((line) => ({ line, key: sortKey(line) })).sort((a, b) => compareText(a.key, b.key)).map(({ line }) => line);
  const trace: TraceStep[] = [];
  const tellOf = (line: PricedLine): Tell => (isTold ? (step) => trace.push({ line: line.line, code: line.code, ...step() }) : () => {});
  const byPlace = new Map(lines.map((line) => [line.line, line]));
  const tellProcedure = (procedure: Procedure): Tell => {
    const line = byPlace.get(procedure.lines[0] ?? -1);
    if (line === undefined) throw new Error('a procedure is of a line');
    return tellOf(line);
  };

  const anaesthetics = ordered.filter(isAnaesthetic);
  const operative = ordered.filter((line) => !isAnaesthetic(line));
  const amountOf = new Map(operative.map((line) => [line.line, unitAmount(line, options, tellOf(line))]));
  const { procedures, unpriced } = proceduresOfLines(operative, amountOf, tellOf);
  const bundled = paidOnlyAlone(procedures, operative, amountOf, tellProcedure);
  const paid: Paid[] = [...new Set(procedures.map(({ practitioner }) => practitioner))].flatMap((practitioner) => {
    const own = procedures.filter((procedure) => procedure.practitioner === practitioner && !bundled.has(procedure));
    const ranked = rankProcedures(endoscopyFamilies(own, options, tellProcedure), tellProcedure);
    return reduceParts(ranked, (line) => byPlace.get(line)?.rows ?? new Map(), options, tellProcedure);
  });
  for (const procedure of bundled) paid.push({ procedure, amount: nothing, reason: null });
  const withRoles = paid.map((one) => inRole(one, tellProcedure));

  const exact = new Map<number, ExactAmount>();
  const reasons = new Map<number, Set<string>>();
  const refuse = ({ line, reason }: UnpricedUnit): void => void reasons.set(line, (reasons.get(line) ?? new Set()).add(reason));
  unpriced.forEach(refuse);
  const shared: { lines: readonly number[]; amount: ExactAmount; charged: boolean }[] = [];
  for (const { procedure, amount, reason } of withRoles) {
    if (amount === null) for (const line of procedure.lines) refuse({ line, reason: reason ?? 'By report.' });
    else if (procedure.lines.length > 1) shared.push({ lines: procedure.lines, amount, charged: procedure.row.bilateral !== '3' });
    else addTo(exact, procedure.lines[0] ?? 0, amount);
  }
  for (const line of anaesthetics) {
    const fee = anaesthetic(line, options, tellOf(line));
    if ('reason' in fee) refuse({ line: line.line, reason: fee.reason });
    else addTo(exact, line.line, fee.amount);
  }
  const limits = new Map<number, ExactAmount>();
  if (!options.participating) {
    for (const [line, amount] of exact) {
      limits.set(line, limitingCharge(amount));
      exact.set(line, nonParticipatingFee(amount));
    }
    for (const one of shared) {
      for (const line of one.lines) addTo(limits, line, shareOf(limitingCharge(one.amount), 1, one.lines.length));
      one.amount = nonParticipatingFee(one.amount);
    }
  }
  const cents = new Map([...exact].map(([line, amount]) => [line, wholeCents(amount)]));
  // A procedure on two lines is rounded once, and its cents are shared out.
  for (const { lines: both, amount } of shared) {
    const whole = wholeCents(amount);
    const half = Math.floor(whole / both.length);
    both.forEach((line, index) => cents.set(line, (cents.get(line) ?? 0) + (index === 0 ? whole - half * (both.length - 1) : half)));
  }
  if (!options.participating) {
    for (const line of ordered) {
      const now = cents.get(line.line);
      if (now !== undefined) tellOf(line)(() => ({ step: 'participation', rule: 'Not participating: 95 % of the fee', input: `limiting charge ${amountInWords(limits.get(line.line) ?? nothing)}`, result: dollars(now), source: '42 CFR 414.20(b) and 414.48; manual chapter 12, section 20.4.7' }));
    }
  }
  lowerOfCharge(ordered, cents, shared.filter(({ charged }) => charged).map((one) => one.lines), tellOf);

  const prices = [...lines].sort((a, b) => a.line - b.line).map((line): LinePrice => {
    const unit = amountOf.get(line.line);
    const limit = limits.get(line.line);
    return {
      line: line.line,
      baseCents: unit?.base == null ? null : wholeCents(unit.base),
      cents: cents.get(line.line) ?? null,
      limitingCents: limit === undefined ? null : wholeCents(limit),
      reasons: [...(reasons.get(line.line) ?? [])].sort(compareText),
    };
  });
  const totalCents = prices.reduce((sum, price) => sum + (price.cents ?? 0), 0);
  const isPartial = prices.some((price) => price.cents === null || price.reasons.length > 0);
  trace.push({ line: null, code: null, step: 'total', rule: isPartial ? 'Sum of the lines with an amount; the others are by report or have none' : 'Sum of the lines', input: prices.map((price) => (price.cents === null ? 'no amount' : dollars(price.cents))).join(' + '), result: dollars(totalCents), source: 'manual chapter 12, section 40.6' });
  return { lines: prices, totalCents, isPartial, trace: inOrder(trace) };
}

function isAnaesthetic(line: PricedLine): boolean {
  return line.rows.get('')?.status === 'J' || (line.rows.size === 0 && (practitionerOf(line.modifiers) === 'anaesthetist' || line.anaesthesiaMinutes !== null));
}

function anaesthetic(line: PricedLine, { anaesthesiaFactor }: PriceOptions, tell: Tell): { amount: ExactAmount } | { reason: string } {
  const { anaesthesiaBaseUnits: baseUnits, anaesthesiaMinutes: minutes } = line;
  if (baseUnits === null || minutes === null) return { reason: 'No amount without the base units and the minutes of the anaesthetic: no loaded file has the base units.' };
  if (anaesthesiaFactor === null) return { reason: 'No anaesthesia conversion factor of the locality is loaded.' };
  const fee = anaesthesiaFee({ baseUnits, minutes, factor: anaesthesiaFactor, modifiers: line.modifiers });
  if (fee === null) return { reason: 'By report: no modifier says who gave the anaesthetic (AA, QZ, QK, QX or QY).' };
  tell(() => ({ step: 'anaesthesia', rule: fee.rule, input: fee.input, result: amountInWords(fee.amount), source: '42 CFR 414.46; manual chapter 12, section 50' }));
  return fee;
}

/**
 * Status T is paid only when nothing else that the fee schedule pays is billed by the same practitioner on that day. Source: PFS
 * record layout, status code T.
 */
function paidOnlyAlone(procedures: readonly Procedure[], lines: readonly PricedLine[], amountOf: ReadonlyMap<number, UnitAmount>, tellOf: (procedure: Procedure) => Tell): Set<Procedure> {
  const payable = new Set(lines.filter(({ line }) => ['A', 'R', 'C'].includes(amountOf.get(line)?.row?.status ?? '')).map(({ modifiers }) => practitionerOf(modifiers)));
  const bundled = new Set(procedures.filter(({ row, practitioner }) => row.status === 'T' && payable.has(practitioner)));
  for (const procedure of bundled) {
    tellOf(procedure)(() => ({ step: 'row', rule: 'Status T: part of the other services of the day', input: amountInWords(procedure.amount), result: amountInWords(nothing), source: 'PFS record layout, status code T' }));
  }
  return bundled;
}

function inRole(paid: Paid, tellOf: (procedure: Procedure) => Tell): Paid {
  const { procedure, amount } = paid;
  const role = amount === null ? null : roleShare(procedure.modifiers, procedure.row);
  if (role === null || amount === null) return paid;
  const shared = role.perMille === null ? null : shareOf(amount, role.perMille, 1000);
  tellOf(procedure)(() => ({ step: 'role', rule: role.rule, input: amountInWords(amount), result: shared === null ? 'by report' : amountInWords(shared), source: 'PFS record layout; manual chapter 12, sections 20.4.3, 40.8, 110.2 and 120.1' }));
  return { procedure, amount: shared, reason: shared === null ? `By report: ${role.rule}.` : paid.reason };
}

/**
 * Step nine: Medicare pays the lower of the actual charge and its own amount. Where both sides stand on two lines, the charges of both
 * are held against the one amount of both. Source: section 1848(a)(1) of the Act; manual chapter 12, section 20.
 */
function lowerOfCharge(lines: readonly PricedLine[], cents: Map<number, number>, tied: readonly (readonly number[])[], tellOf: (line: PricedLine) => Tell): void {
  const together = new Map<number, Set<number>>(lines.map(({ line }) => [line, new Set([line])]));
  for (const both of tied) {
    const all = new Set(both.flatMap((line) => [...(together.get(line) ?? [])]));
    for (const line of all) together.set(line, all);
  }
  const byPlace = new Map(lines.map((line) => [line.line, line]));
  for (const set of new Set(together.values())) {
    const members = [...set].flatMap((place) => byPlace.get(place) ?? []).filter(({ line }) => cents.has(line));
    if (members.length === 0 || members.some(({ chargeCents }) => chargeCents === null)) continue;
    const charged = members.reduce((sum, { chargeCents }) => sum + (chargeCents ?? 0), 0);
    const paid = members.reduce((sum, { line }) => sum + (cents.get(line) ?? 0), 0);
    if (charged >= paid) continue;
    for (const line of members) {
      tellOf(line)(() => ({ step: 'charge', rule: 'Lower of charge and fee: the charge', input: `${dollars(cents.get(line.line) ?? 0)}, charged ${dollars(line.chargeCents ?? 0)}`, result: dollars(line.chargeCents ?? 0), source: 'Section 1848(a)(1) of the Act; manual chapter 12, section 20' }));
      cents.set(line.line, line.chargeCents ?? 0);
    }
  }
}

function addTo(amounts: Map<number, ExactAmount>, line: number, amount: ExactAmount): void {
  amounts.set(line, plus(amounts.get(line) ?? nothing, amount));
}

function inOrder(trace: readonly TraceStep[]): TraceStep[] {
  const place = (step: TraceStep): number => step.line ?? Number.POSITIVE_INFINITY;
  return trace.map((step, index) => ({ step, index })).sort((a, b) => (place(a.step) === place(b.step) ? a.index - b.index : place(a.step) - place(b.step))).map(({ step }) => step);
}

function sortKey(line: PricedLine): string {
  return [line.code, [...line.modifiers].sort().join('-'), line.units.toString().padStart(4, '0'), (line.chargeCents ?? -1).toString().padStart(12, '0'), line.postoperativeDays ?? ''].join(' ');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
