/** What stands behind a code: its modifiers, how many, and where that ends. */
export interface BehindCode {
  readonly modifiers: readonly string[];
  readonly units: number | null;
  /** Place in the text behind the last of them. */
  readonly end: number;
}

/** Modifiers of letters that nobody takes for a word where they stand behind a blank. */
const besideBlank = /^(?:LT|RT|lt|rt|E[1-4]|FA|F[1-9]|TA|T[1-9]|AS|TC|X[ESPU]|L[CDM]|R[CI]|GC|KX|AA|Q[KSXYZ]|\d\d)$/;
/** What makes of two digits a number of something else. */
const noModifierBehind = /^\s*(?:y\/?o|yrs?|years?|min|mins|minutes?|mg|mcg|ml|cc|cm|mm|kg|lbs?|hrs?|hours?|units?|days?|weeks?|am|pm|male|female|[mf]\b|%|:|°|\/\d|\.\d|,\d{3})/i;

/** @param isModifier whether such a modifier exists */
export function readBehindCode(text: string, from: number, isModifier: (modifier: string) => boolean): BehindCode {
  const modifiers: string[] = [];
  let at = from;
  for (;;) {
    const match = /^(?:(\s*(?:with\s+)?mod(?:ifier)?s?\.?\s*[:#]?\s*-?)|(\s*-\s*)|(\s*[,/(]\s*|\s+)|)([A-Za-z0-9]{2})(?![A-Za-z0-9])\)?/i.exec(text.slice(at, at + 40));
    const modifier = match?.[4];
    if (match === null || modifier === undefined || !isModifier(modifier)) break;
    const plain = match[1] === undefined && match[2] === undefined;
    if (plain && !besideBlank.test(modifier)) break;
    const isNumber = /^\d\d$/.test(modifier);
    if (plain && isNumber && noModifierBehind.test(text.slice(at + match[0].length, at + match[0].length + 12))) break;
    // "x2" behind a blank is read below; a line break ends what belongs to a code.
    if (/[\r\n]/.test(match[0])) break;
    modifiers.push(modifier.toUpperCase());
    at += match[0].length;
    if (modifiers.length === 6) break;
  }
  const units = /^[^\S\r\n]*(?:[,(][^\S\r\n]*)?(?:[x×*][^\S\r\n]?(\d{1,3})(?![\d.]|[^\S\r\n]*(?:cm|mm|mg|ml|in)\b)|(?:qty|quantity|units?)[^\S\r\n]*[:=]?[^\S\r\n]*(\d{1,3})\b|(\d{1,3})[^\S\r\n]*units?\b)/i.exec(text.slice(at, at + 30));
  const count = units?.[1] ?? units?.[2] ?? units?.[3];
  if (units === null || count === undefined) return { modifiers, units: null, end: at };
  return { modifiers, units: Number(count), end: at + units[0].length };
}
