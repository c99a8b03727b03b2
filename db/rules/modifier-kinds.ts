/** What the modifiers of a line say of payment: closed lists, from the modifiers that the rules of Medicare name. */

/** Modifiers that name an anatomic site. Source: NCCI policy manual chapter I, section E. */
export const anatomicModifiers: ReadonlySet<string> = new Set([
  'E1', 'E2', 'E3', 'E4', 'FA', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'TA', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9',
  'LT', 'RT', 'LC', 'LD', 'LM', 'RC', 'RI',
]);

/** Say that a service stood apart, without naming where. Source: NCCI policy manual chapter I, section E. */
const separateModifiers: readonly string[] = ['27', '59', '91', 'XE', 'XS', 'XP', 'XU'];

/** Of the global package. Source: as for the anatomic ones. */
const packageModifiers: readonly string[] = ['24', '25', '57', '58', '78', '79'];

/**
 * Modifiers that lift an NCCI pair of indicator 1; 50, 51, 62, 76, 77 and 80 do not.
 * Source: NCCI policy manual chapter I, section E; Medicare Claims Processing Manual chapter 23, section 20.9.1.1.
 */
export const nonAnatomicLiftingModifiers: ReadonlySet<string> = new Set([...separateModifiers, ...packageModifiers]);

export function liftsPairs(modifier: string): boolean {
  return anatomicModifiers.has(modifier) || nonAnatomicLiftingModifiers.has(modifier);
}

/** Modifiers by which an anaesthetic is paid, with the share of it in hundredths. Source: manual chapter 12, sections 50 and 140. */
export const anaesthesiaShares: ReadonlyMap<string, number> = new Map([['AA', 100], ['QZ', 100], ['QK', 50], ['QX', 50], ['QY', 50]]);

export type Practitioner = 'surgeon' | 'assistant' | 'non-physician assistant' | 'anaesthetist';

/**
 * Who reports the line: the rules of several procedures, pairs and units count the services of one practitioner. 62 and 66 are the
 * surgeon's own. Source: manual chapter 12, sections 20.4.3 (assistants), 40.8 (two surgeons), 50 (anaesthesia), 110.2 and 120.1 (AS).
 */
export function practitionerOf(modifiers: readonly string[]): Practitioner {
  if (modifiers.includes('AS')) return 'non-physician assistant';
  if (modifiers.some((modifier) => modifier === '80' || modifier === '81' || modifier === '82')) return 'assistant';
  return modifiers.some((modifier) => anaesthesiaShares.has(modifier)) ? 'anaesthetist' : 'surgeon';
}

/** Numeric modifiers of CPT and its hospital list: with the letters that the rules name, all that can be told to exist without the HCPCS file. */
const numericModifiers: readonly string[] = [
  '22', '23', '24', '25', '26', '27', '32', '33', '47', '50', '51', '52', '53', '54', '55', '56', '57', '58', '59', '62', '63', '66', '73', '74', '76', '77', '78', '79',
  '80', '81', '82', '90', '91', '92', '93', '95', '96', '97', '99',
];

export const modifiersOfTheRules: ReadonlySet<string> = new Set([...numericModifiers, ...anatomicModifiers, ...separateModifiers, ...anaesthesiaShares.keys(), 'AS', 'CA', 'TC']);
