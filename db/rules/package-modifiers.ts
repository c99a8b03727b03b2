import { percent } from './amounts-in-words.ts';
import { postoperativeShare, returnToTheatreShare, surgicalCareShare } from './surgical-shares.ts';
import { countsGlobalDays } from './global-period.ts';
import { shareInWords } from './modifier-subject.ts';
import type { ModifierRule, ModifierSubject } from './modifier-subject.ts';

function noSplit(modifier: string, subject: ModifierSubject): ModifierRule {
  if (subject.globalDays === '000') return { modifier, applies: 'no', effect: 'A 0-day procedure has no after-care to share out.', pays: null };
  return { modifier, applies: 'not-decided', effect: `By report: the row gives no split of the package (global ${subject.globalDays ?? 'blank'}).`, pays: 'by report' };
}

/** 54, operation without after-care. Source: PFS record layout, pre, intra and post percentages; manual chapter 12, section 40.4. */
export function surgicalCareModifier(subject: ModifierSubject): ModifierRule {
  const share = surgicalCareShare(subject);
  if (share === null) return noSplit('54', subject);
  const parts = `before ${percent((subject.preOp ?? 0) * 10)} + operation ${percent((subject.intraOp ?? 0) * 10)}`;
  return { modifier: '54', applies: 'yes', effect: `Pays ${shareInWords(subject, share)}: ${parts}.`, pays: percent(share) };
}

/** 55, after-care alone. Source: as for 54. */
export function postoperativeModifier(subject: ModifierSubject): ModifierRule {
  const share = postoperativeShare(subject);
  if (share === null) return noSplit('55', subject);
  return { modifier: '55', applies: 'yes', effect: `All of the after-care pays ${shareInWords(subject, share)}; shared by days when more than one physician gives it.`, pays: percent(share) };
}

/** 56, care before the operation alone: Medicare counts it with the operation. Source: manual chapter 12, section 40.2. */
export function preoperativeModifier(subject: ModifierSubject): ModifierRule {
  if (surgicalCareShare(subject) === null) return noSplit('56', subject);
  return { modifier: '56', applies: 'no', effect: `Medicare pays the care before the operation (${percent((subject.preOp ?? 0) * 10)}) with the operation itself, to who operates. Other payers may take 56.`, pays: null };
}

/** 78, unplanned return to the operating room: the intra-operative part, no new global period. Source: manual chapter 12, section 40.4. */
export function returnToTheatreModifier(subject: ModifierSubject): ModifierRule {
  const share = returnToTheatreShare(subject);
  if (share === null) return noSplit('78', subject);
  const part = subject.globalDays === '000' ? 'a 0-day procedure has no parts' : 'the operation alone';
  return { modifier: '78', applies: 'yes', effect: `Pays ${shareInWords(subject, share)}: ${part}. No new global period starts.`, pays: percent(share) };
}

/** 58 (staged or related) and 79 (unrelated) in an earlier global period: full fee, new global period. Source: manual chapter 12, section 40.4. */
export function laterProcedureModifier(modifier: '58' | '79', subject: ModifierSubject): ModifierRule {
  if (!countsGlobalDays(subject.globalDays)) return { modifier, applies: 'not-decided', effect: `By report: the row counts no global days (global ${subject.globalDays ?? 'blank'}).`, pays: 'by report' };
  return { modifier, applies: 'yes', effect: `Pays ${shareInWords(subject, 1000)}; a new global period starts.`, pays: '100 %' };
}
