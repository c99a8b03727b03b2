import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import type { CodeSystem } from '../../db/model/code.ts';
import type { ReadDb, WriteDb } from '../../db/open/database.ts';

/** Everything that the catalog says of a code in words, as anyone would hand it to a search library. */
interface CodeTexts {
  id: number;
  code: string;
  system: CodeSystem;
  title: string;
  /** Official and own short names, synonyms, what tells it from its neighbours. */
  names: string;
  /** The headings above it. */
  section: string;
  /** What there is to read about it. */
  body: string;
}

/** @param systems to keep to; null for all */
export type Baseline = (text: string, systems: readonly CodeSystem[] | null) => { code: string }[];

const rows = 10;
/** Enough that ten of one system are among them. */
const fetched = 100;

/** The three searches that a program of this kind would otherwise have, over the same texts of the same catalog. */
export function buildBaselines(catalog: ReadDb, scratch: WriteDb): { name: string; answer: Baseline }[] {
  const texts = readTexts(catalog);
  const byId = new Map(texts.map((entry) => [entry.id, entry]));
  const kept = (ids: readonly number[], systems: readonly CodeSystem[] | null): { code: string }[] =>
    ids
      .map((id) => byId.get(id))
      .filter((entry) => entry !== undefined && (systems === null || systems.includes(entry.system)))
      .slice(0, rows)
      .map((entry) => ({ code: entry?.code ?? '' }));
  const searches = [
    { name: 'plain FTS5', ids: plainFts5(texts, scratch) },
    { name: 'MiniSearch', ids: miniSearch(texts) },
    { name: 'FlexSearch', ids: flexSearch(texts) },
  ];
  return searches.map(({ name, ids }) => {
    // Each text is asked for all systems and for one: most of the time of a run is theirs.
    const known = new Map<string, number[]>();
    return {
      name,
      answer: (text, systems) => {
        const found = known.get(text) ?? ids(text);
        known.set(text, found);
        return kept(found, systems);
      },
    };
  });
}

/** FTS5 with porter: any of the words, bm25 with the code and the names above the long texts. */
function plainFts5(texts: readonly CodeTexts[], scratch: WriteDb): (text: string) => number[] {
  scratch.exec(`CREATE VIRTUAL TABLE plain USING fts5(code, title, names, section, body, tokenize = 'porter unicode61')`);
  const insert = scratch.prepareWrite('INSERT INTO plain(rowid, code, title, names, section, body) VALUES (?, ?, ?, ?, ?, ?)');
  scratch.transaction(() => {
    for (const entry of texts) insert.run([entry.id, entry.code, entry.title, entry.names, entry.section, entry.body]);
  });
  scratch.exec(`INSERT INTO plain(plain, rank) VALUES ('rank', 'bm25(${boosts.code}, ${boosts.title}, ${boosts.names}, ${boosts.section}, ${boosts.body})')`);
  const statement = scratch.prepare<{ rowid: number }>('SELECT rowid FROM plain WHERE plain MATCH $match ORDER BY rank LIMIT $fetched');
  return (text) => {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length === 0) return [];
    return statement.all({ match: words.map((word) => `"${word}"`).join(' OR '), fetched }).map(({ rowid }) => rowid);
  };
}

const boosts = { code: 10, title: 4, names: 3, section: 1, body: 0.5 };

/** As its documentation advises for such a list: beginnings of words, a slip in five letters, boosted fields. */
function miniSearch(texts: readonly CodeTexts[]): (text: string) => number[] {
  const index = new MiniSearch<CodeTexts>({ fields: ['code', 'title', 'names', 'section', 'body'], searchOptions: { prefix: true, fuzzy: 0.2, boost: boosts } });
  index.addAll(texts);
  return (text) => index.search(text).slice(0, fetched).map(({ id }) => id as number);
}

/** Beginnings of words, balanced folding of letters, and suggestions where not every word is met; the names are asked first. */
function flexSearch(texts: readonly CodeTexts[]): (text: string) => number[] {
  const index = new Document({ document: { id: 'id', index: ['code', 'title', 'names', 'section', 'body'].map((field) => ({ field, tokenize: 'forward' as const, encoder: 'LatinBalance' as const })) } });
  for (const entry of texts) index.add({ ...entry });
  return (text) => {
    const found = index.search(text, { limit: fetched, suggest: true });
    return [...new Set(found.flatMap(({ result }) => result as number[]))].slice(0, fetched);
  };
}

function readTexts(catalog: ReadDb): CodeTexts[] {
  const sections = new Map(catalog.prepare<{ id: number; parent: number | null; title: string }>('SELECT section_id AS id, parent_id AS parent, title FROM section').all().map((row) => [row.id, row]));
  const headings = (id: number | null): string => {
    const section = id === null ? undefined : sections.get(id);
    return section === undefined ? '' : `${headings(section.parent)} ${section.title}`;
  };
  const names = new Map<string, Set<string>>();
  const bodies = new Map<string, Set<string>>();
  const add = (into: Map<string, Set<string>>, key: string, text: string): void => {
    const texts = into.get(key) ?? new Set();
    into.set(key, texts);
    texts.add(text);
  };
  for (const row of catalog.prepare<{ system: string; code: string; kind: string; text: string }>('SELECT system, code, kind, text FROM descriptor').iterate()) add(row.kind === 'short' || row.kind === 'medium' ? names : bodies, `${row.system} ${row.code}`, row.text);
  for (const row of catalog.prepare<{ system: string; code: string; text: string }>('SELECT system, code, text FROM page_text').iterate()) add(bodies, `${row.system} ${row.code}`, row.text);
  return catalog
    .prepare<{ id: number; system: CodeSystem; code: string; title: string; synonyms: string | null; distinction: string | null; sectionId: number | null }>(
      'SELECT code_id AS id, system, code, title, synonyms, distinction, section_id AS sectionId FROM code ORDER BY code_id',
    )
    .all()
    .map((row) => {
      const key = `${row.system} ${row.code}`;
      return { id: row.id, system: row.system, code: row.code, title: row.title, names: [...(names.get(key) ?? []), row.synonyms, row.distinction].filter(Boolean).join('\n'), section: headings(row.sectionId), body: [...(bodies.get(key) ?? [])].join('\n') };
    });
}
