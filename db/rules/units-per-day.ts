/** "1 per day", "3 per claim line". */
export interface UnitLimitWords {
  value: string;
  meaning: string | null;
}

/**
 * A medically unlikely edit in words. MAI 1 counts per claim line, 2 is an absolute limit per day, 3 a limit per day that can be
 * reviewed with records. Source: NCCI policy manual chapter I, section V, and the MUE table's adjudication indicators.
 */
export function unitLimitWords(units: number, mai: string): UnitLimitWords {
  const counted = units.toString();
  switch (mai) {
    case '1':
      return { value: `${counted} per claim line`, meaning: 'Units are counted on each claim line. More units that are justified go on a further line with a proper modifier.' };
    case '2':
      return { value: `${counted} per day, absolute`, meaning: 'A limit per day set by law, anatomy or the definition of the code. More units are not paid, not on a first appeal either.' };
    case '3':
      return { value: `${counted} per day, reviewable`, meaning: 'A limit per day set from clinical experience. More units are denied first and can be paid on review with records.' };
    default:
      return { value: `${counted}, counted by value ${mai === '' ? 'blank' : mai}, not explained in this version`, meaning: null };
  }
}
