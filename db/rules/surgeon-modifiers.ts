import { assistantNonPhysicianShare, assistantPhysicianShare, coSurgeonShare } from './surgical-shares.ts';
import { shareInWords, unexplained } from './modifier-subject.ts';
import type { ModifierRule, ModifierSubject } from './modifier-subject.ts';

/**
 * 80 (with 81 and 82) and AS from the assistant indicator. 0: only with documentation, 1: never, 2: allowed; web glossaries
 * swap 0 and 1. Source: PFS record layout, assistant at surgery; manual chapter 12, sections 20.4.3, 110.2, 120.1.
 */
export function assistantModifier(modifier: '80' | 'AS', subject: ModifierSubject): ModifierRule {
  const kin = modifier === '80' ? ' 81 (minimum) and 82 (no qualified resident) pay the same.' : '';
  const share = shareInWords(subject, modifier === '80' ? assistantPhysicianShare : assistantNonPhysicianShare);
  switch (subject.assistantAtSurgery) {
    case '0':
      return { modifier, applies: 'with-documentation', effect: `Paid only when the record shows why an assistant was needed; then ${share}.${kin}` };
    case '1':
      return { modifier, applies: 'no', effect: 'By statute Medicare never pays an assistant for this code.' };
    case '2':
      return { modifier, applies: 'yes', effect: `The assistant is paid ${share}.${kin}` };
    case '9':
      return { modifier, applies: 'no', effect: 'Assistants do not apply to this code.' };
    default:
      return { modifier, applies: 'not-decided', effect: unexplained('Assistant', subject.assistantAtSurgery) };
  }
}

/** 62 from the co-surgeon indicator. Source: PFS record layout, co-surgeons; manual chapter 12, section 40.8. */
export function coSurgeonModifier(subject: ModifierSubject): ModifierRule {
  const each = `each surgeon is paid ${shareInWords(subject, coSurgeonShare)}`;
  switch (subject.coSurgeons) {
    case '0':
      return { modifier: '62', applies: 'no', effect: 'Medicare does not pay two surgeons for this code.' };
    case '1':
      return { modifier: '62', applies: 'with-documentation', effect: `When the record shows why two surgeons were needed, ${each}.` };
    case '2':
      return { modifier: '62', applies: 'yes', effect: `Two surgeons of different specialties need no documentation; ${each}.` };
    case '9':
      return { modifier: '62', applies: 'no', effect: 'Co-surgery does not apply to this code.' };
    default:
      return { modifier: '62', applies: 'not-decided', effect: unexplained('Co-surgeons', subject.coSurgeons) };
  }
}

/** 66 from the team indicator: always by report. Source: PFS record layout, team surgery; manual chapter 12, section 40.8. */
export function teamModifier(subject: ModifierSubject): ModifierRule {
  switch (subject.teamSurgery) {
    case '0':
      return { modifier: '66', applies: 'no', effect: 'Medicare does not pay a surgical team for this code.' };
    case '1':
      return { modifier: '66', applies: 'with-documentation', effect: 'By report, when the record shows why a team was needed.' };
    case '2':
      return { modifier: '66', applies: 'yes', effect: 'By report.' };
    case '9':
      return { modifier: '66', applies: 'no', effect: 'Team surgery does not apply to this code.' };
    default:
      return { modifier: '66', applies: 'not-decided', effect: unexplained('Team', subject.teamSurgery) };
  }
}
