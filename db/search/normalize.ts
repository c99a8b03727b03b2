/**
 * The one normaliser: the index and the query pass through it, so that what is written the same is found the same.
 *
 * Answers words of lower-case letters and digits divided by single blanks; FTS5's unicode61 tokenizer splits such a
 * text exactly at the blanks. Marks on letters are removed ("Köhler" = "kohler"); everything else divides words.
 */
export function normalizeText(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain(lower)) return plainWords(lower).join(' ');
  // Compatibility forms first: full-width digits, ligatures and superscripts become what people type.
  let plain = lower.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  if (/[ßæœøłđ]/u.test(plain)) plain = plain.replace(/[ßæœøłđ]/gu, (letter) => plainLetters[letter] ?? letter);
  return plain
    .replace(/['’`´]/g, '') // surgeon's = surgeons
    .replace(/\b([a-z]\d[0-9a-z])\.([0-9a-z]{1,4})\b/g, '$1$2') // M62.40 = M6240
    .replace(/(\d),(?=\d{3}\b)/g, '$1') // 1,000
    .replace(/(^|[^\d])\.(\d)/g, '$10.$2') // .5 cm = 0.5 cm
    .replace(/(\d)\.(\d)/g, '$1d$2') // 2.5 stays one word: 2d5
    .replace(/\b(\d[0-9d]*)(cm|mm|mg|ml|mcg|cc|sq|cu|yrs?|min|hrs?|lev|les|lb|kg|in)(\d?)\b/g, '$1 $2') // 2.5cm, 5cm2
    .replace(/<\/?|<\s*=|≤/g, ' less ')
    .replace(/>\/?|>\s*=|≥/g, ' more ')
    .replace(/\bw\/o\b/g, ' without ')
    .replace(/\bw\//g, ' with ')
    .replace(/\b([a-z])\s?(?:&|\+)\s?([a-z])\b/g, '$1and$2') // I&D
    .replace(/(?<![a-z0-9/])([a-z])\/([a-z])(?![a-z0-9/])/g, '$1$2') // f/u, s/p
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Most texts of a catalog are words, numbers and the marks between them, of which none means anything: an import normalises several
 * hundred thousand. What the rules below look for is left to them: 2.5, 1,000, 5cm, M62.40, and every mark that is not named here.
 */
function isPlain(lower: string): boolean {
  return !/[^a-z0-9 ,();:.'[\]\n-]|\d[a-z,]|\.\d|[a-z0-9]\.[a-z]/.test(lower);
}

function plainWords(lower: string): string[] {
  return (lower.includes("'") ? lower.replaceAll("'", '') : lower).match(/[a-z0-9]+/g) ?? [];
}

const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

/** The normalised words of a text, in order, repeats kept. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  if (isPlain(lower)) return plainWords(lower);
  const normalized = normalizeText(text);
  return normalized === '' ? [] : normalized.split(' ');
}
