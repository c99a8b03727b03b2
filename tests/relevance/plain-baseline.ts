import type { ReadDb, WriteDb } from '../../db/open/database.ts';

/** What anyone has in ten lines: FTS5 with porter, any of the words, bm25, over the titles as they are printed. */
export function buildPlainBaseline(catalog: ReadDb, into: WriteDb): (text: string, limit: number) => string[] {
  into.exec(`CREATE VIRTUAL TABLE plain USING fts5(code UNINDEXED, title, tokenize = 'porter unicode61')`);
  const insert = into.prepareWrite('INSERT INTO plain(code, title) VALUES (?, ?)');
  into.transaction(() => {
    for (const row of catalog.prepare<{ code: string; title: string }>(`SELECT code, title FROM code WHERE system = 'CPT' ORDER BY code_id`).iterate()) insert.run([row.code, row.title]);
  });
  const statement = into.prepare<{ code: string }>('SELECT code FROM plain WHERE plain MATCH $match ORDER BY rank LIMIT $limit');
  return (text, limit) => {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length === 0) return [];
    return statement.all({ match: words.map((word) => `"${word}"`).join(' OR '), limit }).map((row) => row.code);
  };
}
