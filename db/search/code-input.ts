/** What a text says about codes when it is read as one, before any word is searched. All codes are compact. */
export type CodeInput =
  | { kind: 'prefix'; compact: string; shown: string }
  | { kind: 'range'; first: string; last: string; shown: string }
  | { kind: 'none' };

/**
 * A code of ICD-10-PCS or its beginning, compact; null for anything else. Seven characters, or three to six with a letter and a
 * digit under a section that exists (0 to 9, B, C, D, F, G, H, X): what is shorter begins too much, and I and O are no characters of it.
 */
export function inpatientInput(text: string): string | null {
  const compact = text.trim().replace(/^(?:icd[\s-]*10[\s-]*)?pcs\s*(?:code\s*)?[:#.-]?\s+(?=\S)/i, '').toUpperCase();
  if (!/^[0-9BCDFGHX][0-9A-HJ-NP-Z]{2,6}$/.test(compact) || !/\d/.test(compact)) return null;
  return compact.length === 7 || /[A-Z]/.test(compact) ? compact : null;
}

const systemName = /^(?:cpt|hcpcs|icd[\s-]*10(?:[\s-]*cm)?|icd|code|dx|diagnosis)\s*(?:code\s*)?[:#.-]?\s+(?=\S)|^(?:cpt|hcpcs|icd)[:#-]\s*/i;

// 2, 2739, 27397, 0633T, G0105, M62, M624, M62.4, M62.40, S72.001A.
const whole = /^(?:\d{1,5}|\d{4}[A-Z]|[A-Z]\d{1,6}|[A-Z]\d[0-9A-Z][0-9A-Z]{0,4})$/;

/** Reads `27397`, `2739`, `M62.4`, `m624`, `M62.4*`, `27390-27397`, `27390-97` and `cpt 27397`; case does not matter. */
export function parseCodeInput(text: string): CodeInput {
  const bare = text.trim().replace(systemName, '').replace(/[*%…]+$/, '').replace(/[,;]+$/, '').trim();
  if (bare === '' || bare.length > 24) return { kind: 'none' };
  const upper = bare.toUpperCase();

  const range = /^([0-9A-Z.]{4,8})\s*(?:-|–|—|\.\.|TO|THROUGH)\s*([0-9A-Z.]{1,8})$/.exec(upper);
  if (range?.[1] !== undefined && range[2] !== undefined) {
    const first = compactCode(range[1]);
    const second = compactCode(range[2]);
    // "27390-97" leaves out what both ends share.
    const last = second.length < first.length && /^\d+$/.test(second) ? first.slice(0, first.length - second.length) + second : second;
    if (whole.test(first) && whole.test(last) && first <= last) return { kind: 'range', first, last, shown: `${range[1]} to ${last}` };
  }

  if (/\s/.test(upper)) return { kind: 'none' };
  const compact = compactCode(upper);
  if (!whole.test(compact)) return { kind: 'none' };
  // A dot stands after the third character of a diagnosis and nowhere else.
  if (upper.includes('.') && !/^[A-Z]\d[0-9A-Z]\.[0-9A-Z]{0,4}$/.test(upper)) return { kind: 'none' };
  return { kind: 'prefix', compact, shown: upper };
}

/** The form that prefix searches and the order of neighbours use: upper case, without the dot. */
export function compactCode(code: string): string {
  return code.toUpperCase().replaceAll('.', '');
}

/** Normalised words inside a longer text that have the full shape of a code, compact: the caller checks that they exist. */
export function codesAmong(words: readonly string[]): string[] {
  const found = new Set<string>();
  for (const word of words) {
    if (/^(?:\d{5}|\d{4}[a-z]|[a-z]\d{4}|[a-z]\d[0-9a-z][0-9a-z]{1,4}|[0-9bcdfghx][0-9a-hj-np-z]{6})$/.test(word) && /\d/.test(word)) found.add(word.toUpperCase());
  }
  return [...found].slice(0, 16);
}
