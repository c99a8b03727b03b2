import type { ReadDb } from '../open/database.ts';
import { isFiller } from './equivalents.ts';
import { wordsOf } from './normalize.ts';
import type { AbbreviationWords } from './search-columns.ts';

/**
 * Reads the catalog's abbreviations ("fx": fracture), normalised as everything else that is searched. Abbreviations of
 * more than one word, and those that are filler words ("or", "as"), are left out: they would widen every query.
 * Words of the expansion that nobody need type ("of", "the") are left out too.
 */
export function readAbbreviations(db: ReadDb): AbbreviationWords {
  const found = new Map<string, string[][]>();
  for (const row of db
    .prepare<{ abbreviation: string; expansion: string }>('SELECT abbreviation, expansion FROM abbreviation ORDER BY abbreviation, expansion')
    .iterate()) {
    const [abbreviation, ...more] = wordsOf(row.abbreviation);
    if (abbreviation === undefined || more.length > 0 || isFiller(abbreviation)) continue;
    const expansion = wordsOf(row.expansion).filter((word) => !isFiller(word) && word !== abbreviation);
    if (expansion.length === 0 || expansion.length > 6) continue;
    const expansions = found.get(abbreviation) ?? [];
    if (expansions.length < 6) expansions.push(expansion);
    found.set(abbreviation, expansions);
  }
  return found;
}
