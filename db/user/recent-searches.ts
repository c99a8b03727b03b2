import type { WriteDb } from '../open/database.ts';

const kept = 20;

/** The texts whose results were opened, the last one first. */
export function listRecentSearches(db: WriteDb): string[] {
  return db.prepare<{ text: string }>('SELECT text FROM recent_search ORDER BY searched_at DESC, text').all().map(({ text }) => text);
}

/** Puts a text first. A beginning of it that was searched just before is the same search, half typed. */
export function keepSearch(db: WriteDb, text: string): void {
  db.transaction(() => {
    db.prepareWrite("DELETE FROM recent_search WHERE text = :text COLLATE NOCASE OR (searched_at = (SELECT max(searched_at) FROM recent_search) AND :text LIKE replace(replace(text, '%', ''), '_', '') || '%')").run({ text });
    // Two searches of one millisecond, or a clock that was set back, must not change places.
    const after = "max(:now, coalesce((SELECT strftime('%Y-%m-%dT%H:%M:%fZ', max(searched_at), '+0.001 seconds') FROM recent_search), ''))";
    db.prepareWrite(`INSERT INTO recent_search (text, searched_at) VALUES (:text, ${after})`).run({ text, now: new Date().toISOString() });
    db.prepareWrite('DELETE FROM recent_search WHERE text NOT IN (SELECT text FROM recent_search ORDER BY searched_at DESC, text LIMIT :kept)').run({ kept });
  });
}

/** Null forgets all of them. */
export function forgetSearch(db: WriteDb, text: string | null): void {
  db.prepareWrite('DELETE FROM recent_search WHERE :text IS NULL OR text = :text').run({ text });
}
