import { dollars } from './amounts-in-words.ts';
import type { ModifierRule, ModifierSubject } from './modifier-subject.ts';

const reasonsAgainst: Readonly<Record<string, string>> = {
  '0': 'A physician service cannot be split.',
  '2': 'The code is the professional part already; the technical and the whole test have codes of their own.',
  '3': 'The code is a technical part alone.',
  '4': 'The code is the whole test; its two parts have codes of their own.',
  '5': 'An incident-to service cannot be split.',
  '9': 'The split does not apply to this code.',
};

/**
 * 26 (professional part) and TC (technical part) from the PC/TC indicator; the amount is the release's own row.
 * Source: PFS record layout, PC/TC indicator.
 */
export function componentModifier(modifier: '26' | 'TC', subject: ModifierSubject): ModifierRule {
  const part = modifier === '26' ? 'professional' : 'technical';
  const own = subject.ownRows.get(modifier);
  const against = reasonsAgainst[subject.pctc ?? ''];
  if (against !== undefined) return { modifier, applies: 'no', effect: against, pays: null };
  if (modifier === 'TC' && (subject.pctc === '6' || subject.pctc === '8')) return { modifier, applies: 'no', effect: 'The test itself is paid by the laboratory schedule or to the hospital.', pays: null };
  if (own === undefined) return { modifier, applies: 'not-decided', effect: `The release has no row of its own for ${modifier} of this code.`, pays: null };
  return { modifier, applies: 'yes', effect: own === null ? `Pays the ${part} part; the release gives no national amount for it.` : `Pays the ${part} part: ${dollars(own)} national.`, pays: own === null ? null : dollars(own) };
}
