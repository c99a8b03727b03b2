import { copyFileSync, chmodSync } from 'node:fs';
import { inMillionths, writeMeanings, type LearnedWord } from '../../db/search/associations.ts';
import { openSearchPart } from '../../db/search/index-part.ts';
import { openReadOnly, openReadWrite, type ReadDb } from '../../db/open/database.ts';
import { learnAssociations, type LearnedLine } from './learn-associations.ts';

/** Learns from lines over the index of a catalog. */
export function learnFrom(db: ReadDb, lines: readonly LearnedLine[]): LearnedWord[] {
  const part = openSearchPart(db, 'main');
  if (part === null) throw new Error('the catalog has no index');
  const codes = new Map(db.prepare<{ id: number; compact: string }>("SELECT code_id AS id, compact FROM code WHERE system IN ('CPT', 'HCPCS')").all().map((row) => [row.id, row.compact]));
  return learnAssociations(part, (place) => codes.get(part.ids[place] ?? 0) ?? '', lines);
}

/** The rows of resources/word-associations.tsv. A word that says as much as it is written, and no more, is left out. */
export function tableOf(learned: readonly LearnedWord[]): string {
  const rows = learned.map(({ word, share, meanings }) => `${word}\t${inMillionths(share)}\t${writeMeanings(meanings)}`);
  return `${['word\tshare\tmeanings', ...rows].join('\n')}\n`;
}

/** A copy of a catalog that knows only what these lines taught: to be judged on others. */
export function catalogTaughtBy(path: string, lines: readonly LearnedLine[], target: string): string {
  const source = openReadOnly(path);
  const learned = learnFrom(source, lines);
  source.close();
  copyFileSync(path, target);
  chmodSync(target, 0o600);
  const db = openReadWrite(target);
  const row = db.prepareWrite('INSERT INTO word_association(word, share, meanings, source_id) SELECT ?, ?, ?, min(source_id) FROM source');
  db.transaction(() => {
    db.exec('DELETE FROM word_association');
    for (const { word, share, meanings } of learned) row.run([word, inMillionths(share), writeMeanings(meanings)]);
  });
  db.close();
  return target;
}
