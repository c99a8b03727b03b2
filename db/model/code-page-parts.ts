/*
 * Alone in this file, away from the schemas: the window bundles this list and must not carry the schema library with it.
 */

/** The parts of a page in reading order, with their headings: window, print and command read the same list. */
export const codePageParts = [
  ['overview', 'Overview'],
  ['family', 'Which of this family'],
  ['whatIsDone', 'What is done'],
  ['askBeforeBooking', 'Ask before booking'],
  ['toHaveReady', 'What to have ready'],
  ['clinical', 'Clinical context'],
  ['billing', 'Billing overview'],
  ['modifiers', 'Modifiers'],
  ['edits', 'Not together with (NCCI)'],
  ['unitsPerDay', 'Units per day (MUE)'],
  ['medicare', 'Medicare physician fee schedule'],
  ['fees', 'Fee by locality'],
  ['hospital', 'Hospital outpatient and surgery centre'],
  ['crosswalks', 'Crosswalks'],
  ['classification', 'Classification'],
  ['descriptions', 'Official descriptions'],
  ['payers', 'Hospital prices'],
] as const;
export type CodePagePart = (typeof codePageParts)[number][0];
