import { anaesthesiaModifiers } from './anaesthesia-modifiers.ts';
import { componentModifier } from './component-modifiers.ts';
import type { ModifierRule, ModifierSubject } from './modifier-subject.ts';
import { laterProcedureModifier, postoperativeModifier, preoperativeModifier, returnToTheatreModifier, surgicalCareModifier } from './package-modifiers.ts';
import { discontinuedModifier, repeatModifier, separateServiceModifier, severalProceduresModifier, unusualWorkModifier } from './procedure-modifiers.ts';
import { bothSidesModifier, oneSideModifier } from './side-modifiers.ts';
import { assistantModifier, coSurgeonModifier, teamModifier } from './surgeon-modifiers.ts';
import { isVisit, visitModifier } from './visit-modifiers.ts';

/** Status codes for which a modifier can matter to Medicare payment: used RVUs, and contractor pricing. */
const pricedStatuses = new Set(['A', 'R', 'T', 'C']);

/**
 * The modifiers that make sense for a code of this kind, each with whether it applies and what it does to Medicare payment, in the
 * order of the day: the sides, several procedures, surgeons and assistants, parts, more or less work, the package, separate
 * services, repeats, visits. Empty where Medicare pays nothing under the fee schedule, so that no modifier can matter.
 *
 * Kinds: surgery (global 000, 010, 090, YYY, MMM), add-on (ZZZ), visit, test (XXX), anaesthesia (status J).
 * Source: PFS record layout (which indicator governs which modifier); each rule names its own.
 */
export function adviseModifiers(subject: ModifierSubject): ModifierRule[] {
  if (subject.status === 'J') return anaesthesiaModifiers();
  if (!pricedStatuses.has(subject.status)) return [];
  if (isVisit(subject.code)) return forVisit(subject);
  switch (subject.globalDays) {
    case 'XXX':
      return forTest(subject);
    case 'ZZZ':
      return forAddOn(subject);
    default:
      return forSurgery(subject);
  }
}

function forSurgery(subject: ModifierSubject): ModifierRule[] {
  return [
    ...sides(subject),
    severalProceduresModifier(subject),
    ...surgeons(subject),
    ...parts(subject),
    ...unusual(subject),
    surgicalCareModifier(subject),
    postoperativeModifier(subject),
    preoperativeModifier(subject),
    laterProcedureModifier('58', subject),
    returnToTheatreModifier(subject),
    laterProcedureModifier('79', subject),
    ...separate(subject),
    ...repeats(),
    visitModifier('57', subject),
    visitModifier('25', subject),
    visitModifier('24', subject),
  ];
}

/** An add-on has no package of its own; the primary code carries it. */
function forAddOn(subject: ModifierSubject): ModifierRule[] {
  return [...sides(subject), severalProceduresModifier(subject), ...surgeons(subject), ...parts(subject), ...unusual(subject), ...separate(subject), ...repeats()];
}

function forTest(subject: ModifierSubject): ModifierRule[] {
  const decides = (value: string | null): boolean => value === '1' || value === '2';
  const [bothSides, ...oneSide] = sides(subject);
  return [
    ...parts(subject),
    ...(bothSides === undefined ? [] : [bothSides]),
    ...(subject.bilateral === '1' || subject.bilateral === '3' ? oneSide : []),
    severalProceduresModifier(subject),
    unusualWorkModifier('52'),
    discontinuedModifier(subject),
    ...(decides(subject.coSurgeons) ? [coSurgeonModifier(subject)] : []),
    ...(decides(subject.teamSurgery) ? [teamModifier(subject)] : []),
    ...(decides(subject.assistantAtSurgery) ? assistants(subject) : []),
    ...separate(subject),
    ...repeats(),
  ];
}

function forVisit(subject: ModifierSubject): ModifierRule[] {
  return [visitModifier('25', subject), visitModifier('57', subject), visitModifier('24', subject), unusualWorkModifier('52'), ...separate(subject)];
}

function sides(subject: ModifierSubject): ModifierRule[] {
  return [bothSidesModifier(subject), oneSideModifier('LT', subject), oneSideModifier('RT', subject)];
}

function surgeons(subject: ModifierSubject): ModifierRule[] {
  return [coSurgeonModifier(subject), teamModifier(subject), ...assistants(subject)];
}

function assistants(subject: ModifierSubject): ModifierRule[] {
  return [assistantModifier('80', subject), assistantModifier('81', subject), assistantModifier('82', subject), assistantModifier('AS', subject)];
}

function parts(subject: ModifierSubject): ModifierRule[] {
  return [componentModifier('26', subject), componentModifier('TC', subject)];
}

function unusual(subject: ModifierSubject): ModifierRule[] {
  return [unusualWorkModifier('22'), unusualWorkModifier('52'), discontinuedModifier(subject)];
}

function separate(subject: ModifierSubject): ModifierRule[] {
  return (['59', 'XE', 'XP', 'XS', 'XU'] as const).map((modifier) => separateServiceModifier(modifier, subject));
}

function repeats(): ModifierRule[] {
  return [repeatModifier('76'), repeatModifier('77')];
}
