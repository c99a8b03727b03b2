import { anaesthesiaModifiers } from './anaesthesia-modifiers.ts';
import { componentModifier } from './component-modifiers.ts';
import type { ModifierRule, ModifierSubject } from './modifier-subject.ts';
import { laterProcedureModifier, postoperativeModifier, returnToTheatreModifier, surgicalCareModifier } from './package-modifiers.ts';
import { discontinuedModifier, repeatModifier, separateServiceModifier, severalProceduresModifier, unusualWorkModifier } from './procedure-modifiers.ts';
import { bothSidesModifier, oneSideModifier } from './side-modifiers.ts';
import { assistantModifier, coSurgeonModifier, teamModifier } from './surgeon-modifiers.ts';

/** Status codes for which a modifier can matter to Medicare payment: used RVUs, and contractor pricing. */
const pricedStatuses = new Set(['A', 'R', 'T', 'C']);

/**
 * The modifiers that make sense for a code of this kind, each with whether it applies and what it does to Medicare payment; at
 * most 18. Empty where Medicare pays nothing under the fee schedule, so that no modifier can matter.
 *
 * Kinds: surgery (global 000, 010, 090, YYY, MMM), add-on (ZZZ), test or visit (XXX), anaesthesia (status J).
 * Source: PFS record layout (which indicator governs which modifier); each rule names its own.
 */
export function adviseModifiers(subject: ModifierSubject): ModifierRule[] {
  if (subject.status === 'J') return anaesthesiaModifiers();
  if (!pricedStatuses.has(subject.status)) return [];
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
  const splits = subject.pctc === '1';
  return [
    unusualWorkModifier('22'),
    ...(splits ? [componentModifier('26', subject), componentModifier('TC', subject)] : []),
    bothSidesModifier(subject),
    // The list stays readable: where the code splits, 50 alone speaks for the sides.
    ...(splits ? [] : sides(subject)),
    severalProceduresModifier(subject),
    unusualWorkModifier('52'),
    discontinuedModifier(subject),
    ...(subject.globalDays === '000' ? [] : [surgicalCareModifier(subject), postoperativeModifier(subject)]),
    laterProcedureModifier('58', subject),
    separateServiceModifier(subject),
    coSurgeonModifier(subject),
    teamModifier(subject),
    repeatModifier('76', true),
    returnToTheatreModifier(subject),
    laterProcedureModifier('79', subject),
    assistantModifier('80', subject),
    assistantModifier('AS', subject),
  ];
}

function forAddOn(subject: ModifierSubject): ModifierRule[] {
  return [
    unusualWorkModifier('22'),
    componentModifier('26', subject),
    componentModifier('TC', subject),
    bothSidesModifier(subject),
    ...sides(subject),
    severalProceduresModifier(subject),
    unusualWorkModifier('52'),
    discontinuedModifier(subject),
    separateServiceModifier(subject),
    coSurgeonModifier(subject),
    teamModifier(subject),
    repeatModifier('76', true),
    assistantModifier('80', subject),
    assistantModifier('AS', subject),
  ];
}

function forTest(subject: ModifierSubject): ModifierRule[] {
  const decides = (value: string | null): boolean => value === '1' || value === '2';
  return [
    componentModifier('26', subject),
    componentModifier('TC', subject),
    bothSidesModifier(subject),
    ...(subject.bilateral === '1' || subject.bilateral === '3' ? sides(subject) : []),
    severalProceduresModifier(subject),
    unusualWorkModifier('52'),
    discontinuedModifier(subject),
    separateServiceModifier(subject),
    ...(decides(subject.coSurgeons) ? [coSurgeonModifier(subject)] : []),
    ...(decides(subject.teamSurgery) ? [teamModifier(subject)] : []),
    repeatModifier('76', false),
    repeatModifier('77', false),
    ...(decides(subject.assistantAtSurgery) ? [assistantModifier('80', subject), assistantModifier('AS', subject)] : []),
  ];
}

function sides(subject: ModifierSubject): ModifierRule[] {
  return [oneSideModifier('LT', subject), oneSideModifier('RT', subject)];
}
