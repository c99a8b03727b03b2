/**
 * Ages in a text and in the names of codes. Schedulers write them in many ways ("8 yo", "age 8", "4-year-old boy", "18 mo"), and codes
 * say for which ages they are: "under 12 years", "5 years or older".
 */

/** Months of life, `from` included, `to` not. */
export interface AgeRange {
  readonly from: number;
  readonly to: number;
}

/** Nobody is older. */
const longestLife = 130 * 12;
const monthsIn: Readonly<Record<string, number>> = { y: 12, m: 1, w: 12 / 52, d: 12 / 365 };

const units: ReadonlyMap<string, string> = new Map([
  ...['y', 'yr', 'yrs', 'year', 'years', 'yo', 'yom', 'yof'].map((word) => [word, 'y'] as const),
  ...['mo', 'mos', 'month', 'months', 'mth', 'mths'].map((word) => [word, 'm'] as const),
  ...['wk', 'wks', 'week', 'weeks', 'wo'].map((word) => [word, 'w'] as const),
  ...['day', 'days', 'do'].map((word) => [word, 'd'] as const),
]);
/** Words that are written of nothing but an age. */
const saysAge = new Set(['yo', 'yom', 'yof', 'wo']);
const persons = new Set(['child', 'kid', 'boy', 'girl', 'male', 'female', 'man', 'woman', 'infant', 'baby', 'newborn', 'toddler', 'patient', 'pt', 'son', 'daughter']);
const sexLetters = new Set(['m', 'f']);
/** What makes of a number of years a limit, a length of time or a date: "under 5 years", "5 years or older", "for 2 years", "2 yrs ago". */
const before = new Set(['under', 'over', 'less', 'more', 'than', 'below', 'above', 'younger', 'older', 'for', 'x', 'past', 'last', 'post', 'every', 'per', 'to', 'from', 'within', 'after', 'since', 'gestational', 'first']);
const behind = new Set(['or', 'and', 'ago', 'later', 'post', 'postop', 'postoperative', 'after', 'to', 'through', 'gestation', 'gestational', 'history', 'hx', 'followup', 'follow']);

const groups: readonly { readonly range: AgeRange; readonly words: readonly string[] }[] = [
  { range: { from: 0, to: 28 * (12 / 365) }, words: ['newborn', 'neonate', 'neonatal'] },
  { range: { from: 0, to: 24 }, words: ['infant', 'infants', 'infantile', 'baby'] },
  { range: { from: 12, to: 48 }, words: ['toddler'] },
  { range: { from: 0, to: 18 * 12 }, words: ['child', 'children', 'pediatric', 'pediatrics', 'paediatric', 'ped', 'peds', 'kid', 'kids'] },
  { range: { from: 12 * 12, to: 18 * 12 }, words: ['adolescent', 'teen', 'teenager'] },
  { range: { from: 18 * 12, to: longestLife }, words: ['adult', 'adults'] },
  { range: { from: 65 * 12, to: longestLife }, words: ['elderly', 'geriatric'] },
];
const rangeOfWord = new Map(groups.flatMap(({ range, words }) => words.map((word) => [word, range] as const)));

/**
 * The age that is written at this word, with how many words it takes, as one word: `8yo`, `18mo`, `6wo`, `3do`. Null where a number is
 * none: a size, a limit that a code names, how long ago something was.
 * @param words normalised.
 */
export function ageAt(words: readonly string[], index: number): { readonly word: string; readonly length: number } | null {
  let at = index;
  const named = words[at] === 'age' || words[at] === 'aged';
  if (named) at++;
  const ofPerson = !named && persons.has(words[at] ?? '') && (words[at + 1] === 'of' || words[at + 1] === 'aged' || words[at + 1] === 'age');
  if (ofPerson) at += 2;
  const [, digits = '', joined = ''] = /^(\d{1,3})([a-z]*)$/.exec(words[at] ?? '') ?? [];
  if (digits === '') return null;
  at++;
  let unit = units.get(joined);
  let isAge = named || ofPerson || saysAge.has(joined);
  if (joined !== '' && unit === undefined) return sexAfterAge(digits, joined) ? { word: `${digits}yo`, length: at - index } : null;
  if (unit === undefined && units.has(words[at] ?? '')) {
    isAge ||= saysAge.has(words[at] ?? '');
    unit = units.get(words[at] ?? '');
    at++;
  }
  // "8 y.o."
  if (unit !== undefined && (words[at] === 'old' || words[at] === 'o')) {
    isAge = true;
    at++;
  }
  if (unit === undefined && !isAge) return null;
  if (behind.has(words[at] ?? '') || (!isAge && before.has(words[index - 1] ?? ''))) return null;
  const person = persons.has(words[at] ?? '') || sexLetters.has(words[at] ?? '') || persons.has(words[index - 1] ?? '');
  const ends = at >= words.length && unit === 'y';
  if (!isAge && !person && !ends) return null;
  if (sexLetters.has(words[at] ?? '')) at++;
  const months = Number(digits) * (monthsIn[unit ?? 'y'] ?? 0);
  return months >= longestLife ? null : { word: `${Number(digits)}${unit ?? 'y'}o`, length: at - index };
}

/** "62F": catheters and needles have numbers with such letters too, but not as large. */
function sexAfterAge(digits: string, letter: string): boolean {
  return sexLetters.has(letter) && Number(digits) >= 35 && Number(digits) < 110;
}

/** The ages that a word says: `8yo`, "infant". Null for all other words. */
export function ageOf(word: string): AgeRange | null {
  const known = rangeOfWord.get(word);
  if (known !== undefined) return known;
  const [, digits, unit] = /^(\d{1,3})([ymwd])o$/.exec(word) ?? [];
  const length = monthsIn[unit ?? ''];
  if (digits === undefined || length === undefined) return null;
  return { from: Number(digits) * length, to: (Number(digits) + 1) * length };
}

/** The words that names may have for an age in numbers: `8yo` is a child. Null for all other words. */
export function wordsOfAge(word: string): readonly string[] | null {
  const age = rangeOfWord.has(word) ? null : ageOf(word);
  return age === null ? null : groups.filter(({ range }) => age.from >= range.from && age.from < range.to).flatMap(({ words }) => words);
}

/** The ages that several words leave: "child of 8" is 8. Null without any. */
export function agesAsked(words: readonly { readonly word: string }[]): AgeRange | null {
  let asked: AgeRange | null = null;
  for (const { word } of words) {
    const range = ageOf(word);
    if (range === null) continue;
    asked = asked === null || range.to - range.from < asked.to - asked.from ? range : asked;
  }
  return asked;
}

const saysOfAge = new Set(['age', 'aged', 'old', 'older', 'younger', 'newborn', 'newborns', 'infant', 'neonate']);
const atMost = new Set(['under', 'less', 'below', 'younger']);
const atLeast = new Set(['over', 'more', 'above', 'older', 'up', 'greater']);

/** The ages for which a name is: "under 12 years", "age 5 or older", "6 months to 4 years". Null where it says none. */
export function ageLimitIn(words: readonly string[]): AgeRange | null {
  for (let index = 0; index < words.length; index++) {
    if (!/^\d{1,3}$/.test(words[index] ?? '')) continue;
    const named = /^aged?$/.test(words[index - 1] ?? '');
    const follows = units.get(words[index + 1] ?? '');
    const unit = follows ?? (words[index + 1] === 'to' ? units.get(words[index + 3] ?? '') : undefined) ?? null;
    if (unit === null && !named) continue;
    // "Recording of 8 to 15 days" is no age.
    if ((unit === 'd' || unit === 'w') && !words.some((word) => saysOfAge.has(word))) continue;
    const number = Number(words[index]) * (monthsIn[unit ?? 'y'] ?? 0);
    let first = index - (named ? 1 : 0);
    let next = index + (follows === undefined ? 1 : 2);
    if (words[next] === 'of' && words[next + 1] === 'age') next += 2;
    if (words[first - 1] === 'than') first--;
    if (atMost.has(words[first - 1] ?? '')) return { from: 0, to: number };
    if (atLeast.has(words[first - 1] ?? '')) return { from: number, to: longestLife };
    const comparison = words[next] === 'or' || words[next] === 'and' ? next + 1 : next;
    if (atLeast.has(words[comparison] ?? '')) return { from: number, to: longestLife };
    if (words[next] !== 'to' && words[next] !== 'through') continue;
    const limited = ['under', 'younger', 'less'].includes(words[next + 1] ?? '');
    const last = next + (limited ? (words[next + 2] === 'than' ? 3 : 2) : 1) + (/^aged?$/.test(words[next + (limited ? 2 : 1)] ?? '') ? 1 : 0);
    const lastUnit = units.get(words[last + 1] ?? '') ?? unit;
    if (!/^\d{1,3}$/.test(words[last] ?? '') || lastUnit === null) continue;
    const length = monthsIn[lastUnit] ?? 0;
    return { from: number, to: (Number(words[last]) + (limited ? 0 : 1)) * length };
  }
  return null;
}

/** The limit in words: "under 5 years", "6 months to under 5 years", "12 years or older". */
export function limitInWords({ from, to }: AgeRange): string {
  if (to >= longestLife) return `${lengthInWords(from)} or older`;
  return `${from === 0 ? '' : `${lengthInWords(from)} to `}under ${lengthInWords(to)}`;
}
function lengthInWords(months: number): string {
  const [number, unit] = months % 12 === 0 ? [months / 12, 'year'] : Number.isInteger(months) ? [months, 'month'] : [Math.round(months / (monthsIn['d'] ?? 1)), 'day'];
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

/**
 * How well ages lie within a limit: 1 wholly, 0 not at all. A code for the ages from 5 on is for children too, and one for those under
 * 5 for nobody else: "pediatric" means the latter, so what counts between is how much of the limit the ages are.
 */
export function fitOf(asked: AgeRange, limit: AgeRange): number {
  if (asked.from >= limit.from && asked.to <= limit.to) return 1;
  return Math.max(0, Math.min(asked.to, limit.to) - Math.max(asked.from, limit.from)) / (limit.to - limit.from);
}
