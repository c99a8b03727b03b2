import MiniSearch from 'minisearch';
import { shortcutLabel, type Shortcut } from '../../app/keys.ts';

/** What can be looked up: a command, or a key that is no command. */
export interface Findable {
  words: string;
  keys: readonly Shortcut[];
  group?: string;
  alsoCalled?: string;
}

const fields = ['words', 'alsoCalled', 'keys', 'group'] as const;

function pieces(text: string): string[] {
  return text.toLowerCase().split(/[\s+:,.;()/-]+/).filter((piece) => piece !== '');
}

/** Letters that may be wrong: two letters that changed places count as two. Shorter words have too many neighbours. */
function slips(term: string): number | false {
  return term.length < 4 ? false : term.length === 4 ? 1 : 2;
}

/**
 * Looks a small list up by words and by keys ("Ctrl D"), each word by its beginning and with a slip of the finger. Without text
 * everything is found, in the given order. A shortcut that is typed whole finds nothing but its owner.
 * @param mac how the keys are written.
 */
export function createFinder<Entry extends Findable>(entries: readonly Entry[], mac: boolean): (text: string) => readonly Entry[] {
  const index = new MiniSearch<{ id: number } & Record<(typeof fields)[number], string>>({
    fields: [...fields],
    tokenize: pieces,
    searchOptions: {
      boost: { words: 3, keys: 2 },
      prefix: true,
      fuzzy: slips,
      combineWith: 'AND',
    },
  });
  const labels = entries.map((entry) => entry.keys.map((key) => shortcutLabel(key, mac)));
  index.addAll(
    entries.map((entry, id) => ({ id, words: entry.words, alsoCalled: entry.alsoCalled ?? '', keys: (labels[id] ?? []).join(' '), group: entry.group ?? '' })),
  );

  return (text) => {
    const wanted = text.trim().toLowerCase();
    if (wanted === '') return entries;
    const shortcut = wanted.split(/\s*\+\s*|\s+/).join('+');
    const owners = entries.filter((_, id) => labels[id]?.some((label) => label.toLowerCase() === shortcut));
    if (owners.length > 0) return owners;
    return index.search(wanted).flatMap(({ id }) => entries[Number(id)] ?? []);
  };
}
