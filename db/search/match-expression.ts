/**
 * FTS5 MATCH expressions. Every word of the user reaches FTS5 inside double quotes, so that NEAR, AND, `*`, `^`, a
 * column name with a colon or a quote is a word or nothing, never syntax.
 */

/** One way in which a word of the query may be met: all of `words`, the last one as a beginning when `prefix`. */
export interface Variant {
  readonly words: readonly string[];
  readonly prefix: boolean;
  /** How much a match counts, 0 to 1; the word as typed counts 1. */
  readonly weight: number;
  readonly kind: 'typed' | 'form' | 'equivalent' | 'abbreviation' | 'beginning' | 'shortened';
}

export type NamingColumn = 'title' | 'synonyms' | 'section';
/** Where words are looked for. The column `code` is for exact codes and the mark of the system alone. */
export const namingColumns: readonly NamingColumn[] = ['title', 'synonyms', 'section'];

/** A word as FTS5 reads it literally. */
export function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function variantExpression(variant: Variant): string {
  const parts = variant.words.map((word, index) => (variant.prefix && index === variant.words.length - 1 ? `${quoted(word)} *` : quoted(word)));
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' AND ')})`;
}

function anyVariant(variants: readonly Variant[]): string | null {
  if (variants.length === 0) return null;
  return `(${variants.map(variantExpression).join(' OR ')})`;
}

function within(columns: readonly NamingColumn[] | null, expression: string): string {
  return columns === null ? expression : `{${columns.join(' ')}} : ${expression}`;
}

/** The word in any of its variants, anywhere in the names; null when there is none. */
export function oneWord(variants: readonly Variant[]): string | null {
  const any = anyVariant(variants);
  return any === null ? null : within(namingColumns, any);
}

/**
 * Every word, each in any of its variants, within the named columns; `null` for the long
 * texts, which have one column.
 * @returns null when some word has no variant: then no row can hold all words.
 */
export function everyWord(words: readonly (readonly Variant[])[], columns: readonly NamingColumn[] | null): string | null {
  const parts: string[] = [];
  for (const variants of words) {
    const part = anyVariant(variants);
    if (part === null) return null;
    parts.push(part);
  }
  if (parts.length === 0) return null;
  return within(columns, `(${parts.join(' AND ')})`);
}

/**
 * The word that the index carries beside the words of a code, so that one system's rows are found without reading the
 * others. It begins with a private-use letter: FTS5 takes that for a word, and the normaliser never lets one through,
 * so no text that is typed can reach it.
 */
export function systemMark(system: string): string {
  return `\uE000${system.toLowerCase()}`;
}

/** The expression, restricted to some code systems. */
export function withinSystems(expression: string, systems: readonly string[] | null): string {
  if (systems === null) return expression;
  return `(${systems.map((system) => quoted(systemMark(system))).join(' OR ')}) AND (${expression})`;
}
