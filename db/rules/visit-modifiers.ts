import { countsGlobalDays } from './global-period.ts';
import type { ModifierRule, ModifierSubject } from './modifier-subject.ts';

/** Visits and consultations, and the eye visits that stand apart from them. Source: PFS record layout; manual chapter 12, section 30.6. */
const visitCode = /^(99[2-4]\d{2}|9200[24]|9201[24])$/;

export function isVisit(code: string): boolean {
  return visitCode.test(code);
}

const onVisit: Readonly<Record<'24' | '25' | '57', string>> = {
  '24': 'Pays the visit in full inside the global period of an earlier operation, when the record shows that it had another reason.',
  '25': 'Pays the visit in full on the day of a procedure, when the record shows more than the usual work before and after it.',
  '57': 'Pays the visit in full on the day of a 90-day operation or the day before, when surgery was decided there.',
};

const onOperation: Readonly<Record<'24' | '25' | '57', string>> = {
  '24': 'Goes on a visit, not on the operation: an unrelated visit in its days after surgery is paid in full.',
  '25': 'Goes on a visit, not on the operation: a visit of the same day that was more than the usual work is paid in full.',
  '57': 'Goes on the visit, not on the operation: the visit of that day or the day before, at which surgery was decided, is paid in full.',
};

/**
 * 24, 25 and 57 stand on visits alone; on the page of an operation they say what its package leaves payable.
 * Source: manual chapter 12, sections 30.6.6 and 40.2.
 */
export function visitModifier(modifier: '24' | '25' | '57', subject: ModifierSubject): ModifierRule {
  if (isVisit(subject.code)) return { modifier, applies: 'with-documentation', effect: onVisit[modifier], pays: '100 %' };
  if (!countsGlobalDays(subject.globalDays)) return { modifier, applies: 'no', effect: 'Goes on a visit; this code is none.', pays: null };
  if (modifier === '57' && subject.globalDays !== '090') {
    return { modifier, applies: 'no', effect: 'Goes on a visit, and only before a 90-day operation; for this one use 25 on the visit.', pays: null };
  }
  if (modifier === '24' && subject.globalDays === '000') {
    return { modifier, applies: 'no', effect: 'Goes on a visit; a 0-day procedure has no days afterwards that would hold one.', pays: null };
  }
  return { modifier, applies: 'no', effect: onOperation[modifier], pays: null };
}
