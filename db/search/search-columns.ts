import { wordsOf } from './normalize.ts';
import { isShorteningOf } from './vocabulary.ts';

/**
 * Which words of a code stand in which column of the index. The build and the ranking both ask here, so that a tier
 * always says the truth: `title` is the title as shown, everything else that names the code is `synonyms`, the
 * headings above it are `section`.
 */
export interface NamingRow {
  system: string;
  title: string;
  distinction: string | null;
  /** One a line. */
  synonyms: string | null;
  /** Official short and medium descriptors, one a line, each as `kind TAB text`. */
  descriptors: string | null;
}

/** A text that names a code without being its shown title, and what that text is called in a reason. */
export interface Naming {
  label: 'synonym' | 'distinction' | 'short descriptor' | 'medium descriptor';
  text: string;
  words: readonly string[];
  /** Words that an abbreviation in an official descriptor stands for, with the abbreviation. */
  standsFor: ReadonlyMap<string, string>;
}

export interface SearchColumns {
  title: readonly string[];
  namings: readonly Naming[];
}

/** Abbreviation (normalised) to the normalised words of its expansions. */
export type AbbreviationWords = ReadonlyMap<string, readonly (readonly string[])[]>;

const nothing: ReadonlyMap<string, string> = new Map();

export function searchColumns(row: NamingRow, abbreviations: AbbreviationWords): SearchColumns {
  const namings: Naming[] = [];
  for (const text of lines(row.synonyms)) namings.push({ label: 'synonym', text, words: wordsOf(text), standsFor: nothing });
  if (row.distinction !== null) namings.push({ label: 'distinction', text: row.distinction, words: wordsOf(row.distinction), standsFor: nothing });
  for (const line of lines(row.descriptors)) {
    const tab = line.indexOf('\t');
    const text = line.slice(tab + 1);
    const label = line.startsWith('medium') ? 'medium descriptor' : 'short descriptor';
    const words = wordsOf(text);
    const standsFor = row.system === 'ICD10CM' || row.system === 'ICD10PCS' ? nothing : expansions(words, abbreviations);
    // A descriptor that is the shown title brings nothing but what its abbreviations stand for.
    if (text === row.title) {
      if (standsFor.size > 0) namings.push({ label, text, words: [], standsFor });
    } else namings.push({ label, text, words, standsFor });
  }
  return { title: wordsOf(row.title), namings };
}

/** Words of the `synonyms` column: every naming word that is not in the title already, once. */
export function synonymWords(columns: SearchColumns): string[] {
  const words = new Set<string>();
  for (const naming of columns.namings) {
    for (const word of naming.words) words.add(word);
    for (const word of naming.standsFor.keys()) words.add(word);
  }
  for (const word of columns.title) words.delete(word);
  return [...words];
}

function expansions(words: readonly string[], abbreviations: AbbreviationWords): ReadonlyMap<string, string> {
  let found: Map<string, string> | undefined;
  for (const word of words) {
    for (const expansion of ofDescriptors(word, abbreviations.get(word) ?? [])) {
      found ??= new Map();
      for (const part of expansion) if (!found.has(part)) found.set(part, word);
    }
  }
  if (found === undefined) return nothing;
  for (const word of words) found.delete(word);
  return found;
}

/** A descriptor shortens words more than it names things by their letters: its "tot" is a total, not a transobturator tape. */
function ofDescriptors(word: string, all: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return all.some(([first = '', ...more]) => more.length === 0 && isShorteningOf(word, first)) ? all.filter(({ length }) => length === 1) : all;
}

function lines(text: string | null): string[] {
  return text === null ? [] : text.split('\n').filter((line) => line.trim() !== '');
}
