import { bothSidesShare } from './surgical-shares.ts';
import { shareInWords, unexplained } from './modifier-subject.ts';
import type { ModifierRule, ModifierSubject } from './modifier-subject.ts';

/**
 * Modifier 50 from the bilateral indicator. 0: both sides pay one fee; 1: 150 %; 2: the value already covers both sides;
 * 3: each side in full. Source: PFS record layout, bilateral surgery; manual chapter 12, section 40.7.
 */
export function bothSidesModifier(subject: ModifierSubject): ModifierRule {
  const share = bothSidesShare(subject.bilateral);
  const paid = share === null ? '' : shareInWords(subject, share, 'of one fee');
  switch (subject.bilateral) {
    case '0':
      return { modifier: '50', applies: 'no', effect: `Both sides together pay at most 100 %: ${paid}. Look for a code that covers both sides.`, pays: '100 %' };
    case '1':
      return { modifier: '50', applies: 'yes', effect: `Both sides in one session pay ${paid}, before any ranking with other procedures.`, pays: '150 %' };
    case '2':
      return { modifier: '50', applies: 'no', effect: `The value already covers both sides: 100 %, ${paid}. Modifier 50 adds nothing.`, pays: '100 %' };
    case '3':
      return { modifier: '50', applies: 'yes', effect: `Each side pays 100 %: ${paid} for both sides.`, pays: '200 %' };
    case '9':
      return { modifier: '50', applies: 'no', effect: 'The code knows no sides.', pays: null };
    default:
      return { modifier: '50', applies: 'not-decided', effect: unexplained('Both sides', subject.bilateral), pays: null };
  }
}

/** LT and RT from the bilateral indicator. They name the side; reported together they count as both sides. Source: as for 50. */
export function oneSideModifier(modifier: 'LT' | 'RT', subject: ModifierSubject): ModifierRule {
  switch (subject.bilateral) {
    case '0':
      return { modifier, applies: 'not-decided', effect: 'May name the side where the code has one; LT and RT together still pay at most 100 % of one fee.', pays: '100 %' };
    case '1':
      return { modifier, applies: 'yes', effect: 'Names the side; one side pays the full fee. LT and RT together count as both sides: 150 %.', pays: '100 %' };
    case '2':
      return { modifier, applies: 'no', effect: 'The value already covers both sides: LT and RT change nothing, 100 %.', pays: '100 %' };
    case '3':
      return { modifier, applies: 'yes', effect: 'Names the side; each side pays 100 %.', pays: '100 %' };
    case '9':
      return { modifier, applies: 'no', effect: 'The code knows no sides.', pays: null };
    default:
      return { modifier, applies: 'not-decided', effect: unexplained('Both sides', subject.bilateral), pays: null };
  }
}
