/** Beside every offer to lift a pair: what does not count as separate. Source: NCCI policy manual chapter I, section E, and chapter IV. */
export const separatenessHint = 'Work on the same joint or on contiguous structures of the same region is not separate.';

export interface EditInWords {
  /** The code on whose page the pair is shown. */
  code: string;
  other: string;
  /** The column of this page's code: column one is paid. */
  thisColumn: 1 | 2;
  modifierIndicator: string;
  /** ISO day after which the pair no longer applies, if any. */
  deletedOn: string | null;
  /** The claims on which alone it applies so; null where it holds for all that are known. */
  onlyOn?: 'practitioner' | 'hospital' | null;
}

const claimsInWords = { practitioner: 'On practitioner claims: ', hospital: 'On outpatient hospital claims: ' } as const;

/**
 * What an NCCI pair means for the code on whose page it stands. Column one is paid, column two is not; indicator 0 never yields,
 * 1 yields to an NCCI-associated modifier when the services are truly separate, 9 is withdrawn.
 * Source: NCCI policy manual chapter I, sections D and E; Medicare Claims Processing Manual chapter 23, section 20.9.
 */
export function editInWords(edit: EditInWords): string {
  const paid = edit.thisColumn === 1 ? edit.code : edit.other;
  const unpaid = edit.thisColumn === 1 ? edit.other : edit.code;
  const ended = edit.deletedOn === null ? '' : ` The pair counts only for services until ${edit.deletedOn}.`;
  return `${edit.onlyOn == null ? '' : claimsInWords[edit.onlyOn]}${meaning(edit.modifierIndicator, paid, unpaid, ended)}`;
}

function meaning(indicator: string, paid: string, unpaid: string, ended: string): string {
  switch (indicator) {
    case '0':
      return `Beside ${paid}, ${unpaid} is never paid; no modifier changes that.${ended}`;
    case '1':
      return `Beside ${paid}, ${unpaid} is paid only with an NCCI modifier and a truly separate site, side or session in the record.${ended}`;
    case '9':
      return 'Withdrawn: the pair is ignored and needs no modifier.';
    default:
      return `Modifier indicator: value ${indicator === '' ? 'blank' : indicator}, not explained in this version.${ended}`;
  }
}
