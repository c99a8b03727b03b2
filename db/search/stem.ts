/**
 * The stem of an English word: forms of one word share it ("tendons" and "tendon", "lengthening" and "lengthen",
 * "excision" and "excise"). A short suffix stripper, not a dictionary: it only ever widens what a word may match,
 * and a word as typed always counts more than its other forms.
 */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let stem = word;
  for (const [suffix, replacement, shortest] of singular) {
    if (!stem.endsWith(suffix) || stem.length - suffix.length < shortest) continue;
    stem = stem.slice(0, stem.length - suffix.length) + replacement;
    break;
  }
  for (const [suffix, replacement, shortest] of endings) {
    if (!stem.endsWith(suffix) || stem.length - suffix.length < shortest) continue;
    stem = stem.slice(0, stem.length - suffix.length) + replacement;
    break;
  }
  // remove, removal, removing; excise, excision: the mute e and the doubled consonant go last.
  if (stem.length > 4 && stem.endsWith('e')) stem = stem.slice(0, -1);
  if (stem.length > 4 && /([bdfgmnprt])\1$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > 3 && stem.endsWith('y')) stem = stem.slice(0, -1) + 'i';
  return stem;
}

// Suffix, what takes its place, letters that must remain before it. First match wins.
type Rule = readonly [suffix: string, replacement: string, shortest: number];

const singular: readonly Rule[] = [
  ['sses', 'ss', 2],
  ['ies', 'y', 2],
  ['xes', 'x', 2],
  ['ches', 'ch', 2],
  ['ss', 'ss', 0],
  ['us', 'us', 0],
  ['is', 'is', 0],
  ['s', '', 3],
];

const endings: readonly Rule[] = [
  ['ization', 'iz', 3],
  ['isation', 'iz', 3],
  ['ational', 'at', 3],
  ['ations', 'at', 3],
  ['ation', 'at', 3],
  ['ition', 'it', 3],
  ['ated', 'at', 3],
  ['ating', 'at', 3],
  ['ate', 'at', 3],
  ['ments', '', 4],
  ['ment', '', 4],
  ['sion', 's', 3],
  ['tion', 't', 3],
  ['ings', '', 3],
  ['ing', '', 3],
  ['ed', '', 3],
  ['al', '', 4],
  ['ic', '', 5],
];
