import type { CaseLine, Mend } from './case.ts';

/*
 * Away from the schemas, but for their types: the window bundles these lists and must not carry the schema library with it.
 */

/** Where the operation is booked: a facility without saying which, one of the three kinds of it, or an office. */
export const casePlaces = ['facility', 'inpatient', 'outpatient', 'surgery-centre', 'office'] as const;

export const caseSides = ['left', 'right', 'both'] as const;
export const caseRoles = ['surgeon', 'assistant', 'non-physician assistant', 'co-surgeon', 'team'] as const;

/** More than any operation has, so that a pasted list is refused and not computed for minutes. */
export const mostCaseLines = 100;
export const mostCaseUnits = 999;

/** Everything that a check can find, worst first. */
export const findingKinds = [
  'pair-never',
  'code-unknown',
  'code-deleted',
  'code-not-valid-on-date',
  'add-on-without-primary',
  'units-over-limit',
  'pair-needs-modifier',
  'inpatient-only',
  'not-in-surgery-centre',
  'assistant-never',
  'both-sides-already',
  'modifier-unknown',
  'modifier-misfit',
  'same-family',
  'assistant-needs-documentation',
  'indicator-unknown',
  'file-missing',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** stop: Medicare does not pay it so. check: somebody has to decide or document. note: the answer is less sure. */
export const findingSeverities = ['stop', 'check', 'note'] as const;

/** Modifiers of a line with those of its side and role, upper case, each once, in the order in which they were written. */
export function modifiersOfLine({ modifiers, side, role }: Pick<CaseLine, 'modifiers' | 'side' | 'role'>): string[] {
  const ofSide = side === null ? [] : [{ left: 'LT', right: 'RT', both: '50' }[side]];
  const ofRole = role === null || role === 'surgeon' ? [] : [{ 'assistant': '80', 'non-physician assistant': 'AS', 'co-surgeon': '62', 'team': '66' }[role]];
  return [...new Set([...modifiers, ...ofSide, ...ofRole])];
}

/** The lines as a way out would leave them. A removed line leaves the places of those behind it. */
export function applyMend<Line extends CaseLine>(lines: readonly Line[], { changes }: Mend): Line[] {
  const removed = new Set(changes.flatMap((change) => (change.action === 'remove-line' ? [change.line] : [])));
  return lines
    .map((line, place): Line => {
      let changed = line;
      for (const change of changes) {
        if (change.action === 'set-place' || change.line !== place) continue;
        if (change.action === 'add-modifier') changed = { ...changed, modifiers: [...new Set([...changed.modifiers, change.modifier])] };
        if (change.action === 'remove-modifier') changed = withoutModifier(changed, change.modifier);
        if (change.action === 'set-units') changed = { ...changed, units: change.units };
      }
      return changed;
    })
    .filter((_line, place) => !removed.has(place));
}

/** Where the side or the role stands for the modifier, it goes. */
function withoutModifier<Line extends CaseLine>(line: Line, modifier: string): Line {
  const without = { ...line, modifiers: line.modifiers.filter((one) => one !== modifier) };
  if (!modifiersOfLine(without).includes(modifier)) return without;
  const withoutSide = { ...without, side: null };
  return modifiersOfLine(withoutSide).includes(modifier) ? { ...without, role: null } : withoutSide;
}
