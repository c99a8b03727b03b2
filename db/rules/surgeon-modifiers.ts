import { percent } from './amounts-in-words.ts';
import { assistantNonPhysicianShare, assistantPhysicianShare, coSurgeonShare } from './surgical-shares.ts';
import { shareInWords, unexplained } from './modifier-subject.ts';
import type { ModifierRule, ModifierSubject } from './modifier-subject.ts';

/**
 * 80, 81 (minimum), 82 (no qualified resident) and AS (non-physician) from the assistant indicator. 0: only with documentation, 1: never, 2: allowed; web glossaries
 * swap 0 and 1. Source: PFS record layout, assistant at surgery; manual chapter 12, sections 20.4.3, 110.2, 120.1.
 */
export function assistantModifier(modifier: '80' | '81' | '82' | 'AS', subject: ModifierSubject): ModifierRule {
  const perMille = modifier === 'AS' ? assistantNonPhysicianShare : assistantPhysicianShare;
  const share = shareInWords(subject, perMille);
  const pays = percent(perMille);
  switch (subject.assistantAtSurgery) {
    case '0':
      return { modifier, applies: 'with-documentation', effect: `Paid only when the record shows why an assistant was needed; then ${share}.`, pays };
    case '1':
      return { modifier, applies: 'no', effect: 'By statute Medicare never pays an assistant for this code.', pays: '0 %' };
    case '2':
      return { modifier, applies: 'yes', effect: `The assistant is paid ${share}.`, pays };
    case '9':
      return { modifier, applies: 'no', effect: 'Assistants do not apply to this code.', pays: null };
    default:
      return { modifier, applies: 'not-decided', effect: unexplained('Assistant', subject.assistantAtSurgery), pays: null };
  }
}

/** 62 from the co-surgeon indicator. Source: PFS record layout, co-surgeons; manual chapter 12, section 40.8. */
export function coSurgeonModifier(subject: ModifierSubject): ModifierRule {
  const each = `each surgeon is paid ${shareInWords(subject, coSurgeonShare)}`;
  switch (subject.coSurgeons) {
    case '0':
      return { modifier: '62', applies: 'no', effect: 'Medicare does not pay two surgeons for this code.', pays: null };
    case '1':
      return { modifier: '62', applies: 'with-documentation', effect: `When the record shows why two surgeons were needed, ${each}.`, pays: `${percent(coSurgeonShare)} each` };
    case '2':
      return { modifier: '62', applies: 'yes', effect: `Two surgeons of different specialties need no documentation; ${each}.`, pays: `${percent(coSurgeonShare)} each` };
    case '9':
      return { modifier: '62', applies: 'no', effect: 'Co-surgery does not apply to this code.', pays: null };
    default:
      return { modifier: '62', applies: 'not-decided', effect: unexplained('Co-surgeons', subject.coSurgeons), pays: null };
  }
}

/** 66 from the team indicator: always by report. Source: PFS record layout, team surgery; manual chapter 12, section 40.8. */
export function teamModifier(subject: ModifierSubject): ModifierRule {
  switch (subject.teamSurgery) {
    case '0':
      return { modifier: '66', applies: 'no', effect: 'Medicare does not pay a surgical team for this code.', pays: null };
    case '1':
      return { modifier: '66', applies: 'with-documentation', effect: 'By report, when the record shows why a team was needed.', pays: 'by report' };
    case '2':
      return { modifier: '66', applies: 'yes', effect: 'By report.', pays: 'by report' };
    case '9':
      return { modifier: '66', applies: 'no', effect: 'Team surgery does not apply to this code.', pays: null };
    default:
      return { modifier: '66', applies: 'not-decided', effect: unexplained('Team', subject.teamSurgery), pays: null };
  }
}
