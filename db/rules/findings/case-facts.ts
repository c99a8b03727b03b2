import type { CaseChange, CaseFinding, CasePlace, FindingKind, Mend } from '../../model/case.ts';
import type { ModifierRule } from '../modifier-subject.ts';
import type { PricedLine } from '../priced-line.ts';

/** An NCCI pair in force on the date of service. */
export interface PairInForce {
  columnOne: string;
  columnTwo: string;
  indicator: string;
  rationale: string | null;
  sourceId: number;
}

export interface LimitInForce {
  units: number;
  mai: string;
  sourceId: number;
}

/** What the add-on list in force says of an add-on; `primaries` of the types 1 and 3. */
export interface AddOnRule {
  type: string;
  primaries: ReadonlySet<string>;
  sourceId: number;
}

/** A line with everything that a check asks of its code on the date of service. */
export interface CheckedLine extends PricedLine {
  isKnown: boolean;
  /** A diagnosis or an inpatient procedure that stands where a procedure should. */
  isOtherSystem: boolean;
  /** Why the code has ended, as a sentence; null while it has not. */
  ended: { words: string; sourceId: number } | null;
  /** First day on which it may be used, where that is after the date of service. */
  startsOn: { day: string; sourceId: number } | null;
  /** The add-on list, or the global period ZZZ. */
  isAddOn: boolean;
  addOnRule: AddOnRule | null;
  limit: LimitInForce | null;
  /** Codes that differ from it in number, side or approach alone. */
  family: ReadonlyMap<string, number>;
  outpatientStatus: { value: string; sourceId: number } | null;
  inpatientOnly: boolean;
  /** On the list of surgery centres; null where no whole list is loaded or the code is of no operation. */
  inSurgeryCentre: { listed: boolean; sourceId: number } | null;
  /** What a modifier does on this code; nothing without a fee schedule row. */
  advice: (modifier: string) => ModifierRule | undefined;
  /** Source of the fee schedule row. */
  feeSourceId: number | null;
  /** Values that the list of meanings does not have: "Both sides: value 7". */
  unexplained: readonly string[];
}

/** What a whole case is checked against. */
export interface CaseFacts {
  lines: readonly CheckedLine[];
  dateOfService: string;
  place: CasePlace;
  pairs: readonly PairInForce[];
  /** Modifiers of the loaded lists; null where the list of HCPCS Level II is not loaded. */
  releasedModifiers: ReadonlySet<string> | null;
  /** Modifiers that the loaded lists and own words name. */
  namedModifiers: ReadonlySet<string>;
  /** Files that would have been needed, each with the sentence that says so and the codes that lack it. */
  missing: readonly { words: string; mend: string; codes: readonly string[] }[];
}

/** A finding before its source has a number. */
export type Finding = Omit<CaseFinding, 'source'> & { sourceId: number | null };

export function finding(kind: FindingKind, severity: Finding['severity'], lines: readonly CheckedLine[], words: string, mend: Mend[], sourceId: number | null): Finding {
  return { kind, severity, codes: [...new Set(lines.map(({ code }) => code))].sort(), lines: lines.map(({ line }) => line).sort((a, b) => a - b), words, mend, sourceId };
}

/** A way out; without a full stop at its end, which whoever writes several in a row sets. */
export function mend(words: string, ...changes: CaseChange[]): Mend {
  return { words: words.replace(/\.$/, ''), changes };
}

export function removal(lines: readonly CheckedLine[], words: string): Mend {
  return mend(words, ...lines.map(({ line }): CaseChange => ({ action: 'remove-line', line })));
}
