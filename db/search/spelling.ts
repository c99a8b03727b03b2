import SearchableMap from 'minisearch/SearchableMap';
import type { Vocabulary } from './vocabulary.ts';

/** Corrects single words to words that the catalog has. */
export interface Spelling {
  /** The nearest known word; null when none is near. */
  correct(word: string): string | null;
  /** Loads what `correct` needs, unless it is loaded. @returns terms and milliseconds, for the report. */
  warm(): { terms: number; milliseconds: number };
}

/**
 * minisearch's radix tree over the distinct words. It is built by the first correction or by `warm`, whichever comes
 * first, so that a catalog opens without waiting for it.
 */
export function createSpelling(vocabulary: Vocabulary): Spelling {
  let tree: SearchableMap<number> | undefined;
  let report = { terms: 0, milliseconds: 0 };
  const corrections = new Map<string, string | null>();

  function load(): SearchableMap<number> {
    if (tree !== undefined) return tree;
    const started = performance.now();
    tree = new SearchableMap<number>();
    let terms = 0;
    for (const { term, codes } of vocabulary.all()) {
      if (!correctable(term)) continue;
      tree.set(term, codes);
      terms++;
    }
    report = { terms, milliseconds: performance.now() - started };
    return tree;
  }

  return {
    warm: () => {
      load();
      return report;
    },
    correct: (word) => {
      if (!correctable(word)) return null;
      let correction = corrections.get(word);
      if (correction === undefined) {
        correction = nearest(load(), word);
        if (corrections.size > 5_000) corrections.clear();
        corrections.set(word, correction);
      }
      return correction;
    },
  };
}

/** Numbers and very short words are never corrected: every one of them is near to many others. */
function correctable(word: string): boolean {
  return word.length >= 4 && word.length <= 32 && /^\p{L}+$/u.test(word);
}

/** Edits that a word of this length may be away: one letter in a short word, two in a long one. */
function editsAllowed(length: number): number {
  return length <= 5 ? 1 : 2;
}

function nearest(tree: SearchableMap<number>, word: string): string | null {
  let best: { term: string; cost: number; codes: number } | undefined;
  for (const [term, [codes, edits]] of tree.fuzzyGet(word, editsAllowed(word.length))) {
    // Two neighbouring letters swapped are one slip; a wrong first letter is rarer than any other slip.
    const cost = (isSwap(word, term) ? 1 : edits) + (term[0] === word[0] ? 0 : 0.75);
    if (best === undefined || cost < best.cost || (cost === best.cost && (codes > best.codes || (codes === best.codes && term < best.term)))) {
      best = { term, cost, codes };
    }
  }
  return best?.term ?? null;
}

function isSwap(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  const at = [...left].findIndex((letter, index) => letter !== right[index]);
  return at >= 0 && left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2);
}
