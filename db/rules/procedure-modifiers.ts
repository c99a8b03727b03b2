import { dollars } from './amounts-in-words.ts';
import { separatenessHint } from './edit-in-words.ts';
import { shareInWords, unexplained } from './modifier-subject.ts';
import type { ModifierRule, ModifierSubject } from './modifier-subject.ts';

/** 22 and 52: more or less work than usual, priced by report. Source: manual chapter 12, section 20.4.6. */
export function unusualWorkModifier(modifier: '22' | '52'): ModifierRule {
  const effect =
    modifier === '22'
      ? 'By report: no fixed percentage. Send the operative note and say what made the work substantially greater.'
      : 'By report: no fixed percentage. Say which part of the service was left out.';
  return { modifier, applies: 'with-documentation', effect, pays: 'by report' };
}

/** 53: the code's own row where the release has one, else by report. Source: PFS record layout, modifier field; manual chapter 12, section 30.1. */
export function discontinuedModifier(subject: ModifierSubject): ModifierRule {
  const own = subject.ownRows.get('53');
  if (own === undefined) return { modifier: '53', applies: 'with-documentation', effect: 'By report: the release has no row of its own for 53. Say when and why the procedure was stopped.', pays: 'by report' };
  return { modifier: '53', applies: 'yes', effect: own === null ? 'The release has a row of its own for 53, without a national amount.' : `Pays the release's own row for 53: ${dollars(own)} national.`, pays: own === null ? null : dollars(own) };
}

/**
 * 51 from the multiple procedure indicator. Source: PFS record layout, multiple procedure; manual chapter 12, sections 40.6
 * (surgery) and 30.1 (endoscopy).
 */
export function severalProceduresModifier(subject: ModifierSubject): ModifierRule {
  const rule = (applies: ModifierRule['applies'], effect: string, pays: string | null = null): ModifierRule => ({ modifier: '51', applies, effect, pays });
  switch (subject.multipleProcedure) {
    case '0':
      return rule('no', 'Never reduced: paid in full beside other procedures.', '100 %');
    case '1':
      return rule('yes', 'Ranked by fee with the other procedures of the day, by the rule before 1995: 100, 50, 25, 25, 25 %, further ones by report.', '50 %, then 25 %');
    case '2':
      return rule('yes', `Ranked by fee with the other procedures of the day: 100, 50, 50, 50, 50 %, further ones by report. As second to fifth it pays ${shareInWords(subject, 500)}.`, '50 %');
    case '3':
      return rule('yes', `Endoscopy: in its family${subject.endoBase === null ? '' : ` (base ${subject.endoBase})`} the highest pays in full, every other its fee minus the base fee, the base itself nothing; the family then ranks as one procedure: 100, 50, 50, 50, 50 %.`, 'by family');
    case '4':
      return rule('no', 'Imaging has its own reduction: beside another of the same session the technical part pays 50 %, the professional part 95 %.');
    case '5':
      return rule('no', 'Therapy has its own reduction: beside another of the same day the practice expense part pays 50 %.');
    case '6':
      return rule('no', 'Cardiovascular tests have their own reduction: the technical part of the second and later pays 75 %.');
    case '7':
      return rule('no', 'Eye tests have their own reduction: the technical part of the second and later pays 80 %.');
    case '9':
      return rule('no', 'Ranking does not apply to this code.');
    default:
      return rule('not-decided', unexplained('Several procedures', subject.multipleProcedure));
  }
}

/**
 * 59 and its more precise kin XE, XP, XS and XU: they lift NCCI pairs of indicator 1 alone.
 * Source: NCCI policy manual chapter I, section E; Medicare Claims Processing Manual chapter 23, section 20.9; CR 8863.
 */
export function separateServiceModifier(modifier: '59' | 'XE' | 'XP' | 'XS' | 'XU', subject: ModifierSubject): ModifierRule {
  const kin = modifier === '59' ? ` XE, XP, XS and XU say the same more precisely. ${separatenessHint}` : ' Medicare prefers it to 59 where it fits.';
  const rule = (applies: ModifierRule['applies'], effect: string, pays: string | null = null): ModifierRule => ({ modifier, applies, effect: `${effect}${kin}`, pays });
  if (subject.editIndicators === null || subject.editIndicators.size === 0) return rule('not-decided', 'No NCCI pairs of this code are loaded. It pays the second code of a pair that may be lifted (indicator 1) when the two are truly separate.');
  if (subject.editIndicators.has('1')) return rule('with-documentation', modifier === '59' ? 'Pays the second code of an NCCI pair that may be lifted (indicator 1), when site, side, session or surgeon is truly separate and the record shows it.' : 'Pays the second code of an NCCI pair that may be lifted (indicator 1), when the record shows it.', 'lifts the pair');
  return rule('no', 'None of the loaded NCCI pairs of this code can be lifted by a modifier.');
}

/** 76 (same physician) and 77 (another), the same procedure again: the rules fix no share. They are not NCCI-associated. Source: manual chapter 12, section 40; NCCI policy manual chapter I, section E. */
export function repeatModifier(modifier: '76' | '77'): ModifierRule {
  return { modifier, applies: 'not-decided', effect: 'By report: no share is fixed for the repeat. It does not lift an NCCI pair.', pays: 'by report' };
}
