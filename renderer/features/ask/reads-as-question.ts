/**
 * How a text of the search field reads. `clear`: as a question, and what is not understood of it is worth saying. `maybe`: a code
 * with a word or two beside it, or a word of the catalog itself ("fee 27447 in Detroit", "gpci for Detroit"): worth asking, and
 * worth showing only where it was understood. Null: words to search for.
 */
export type QuestionLook = 'clear' | 'maybe' | null;

const asks = /^(?:what|which|can|could|may|should|must|does|do|is|are|how|when|where|who|why|whose|will)\b/i;
const code = /(?<![\w.])(?:\d{4}[0-9A-Z]|[A-Z]\d{4}|[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)(?![\w.])/gi;
const ofCatalog = /\b(?:gpcis?|modifiers?|conversion factor|indicators?|releases?|loaded)\b/i;

/** Modifiers are no codes of the list: "mod:59" asks what it means. */
const modifierScope = /^\s*mod(?:ifier)?s?\s*:\s*\S/i;

/** A question of a scheduler has so many words at least; fewer are on their way. */
const fewestWords = 3;

export function readsAsQuestion(text: string): QuestionLook {
  if (modifierScope.test(text)) return 'maybe';
  const words = text.trim().split(/\s+/).filter((word) => word !== '');
  if (words.length < 2) return null;
  if (/\?\s*$/.test(text)) return 'clear';
  if (words.length >= fewestWords && asks.test(text.trim())) return 'clear';
  const besideCodes = text.replace(code, ' ');
  if (besideCodes !== text && /[a-z]{2}/i.test(besideCodes)) return 'maybe';
  return ofCatalog.test(text) ? 'maybe' : null;
}
