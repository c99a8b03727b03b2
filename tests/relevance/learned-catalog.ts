import { copyFileSync, chmodSync } from 'node:fs';
import { inMillionths, writeMeanings, type AssociatedWith, type LearnedWord } from '../../db/search/associations.ts';
import { openSearchPart } from '../../db/search/index-part.ts';
import { openReadOnly, openReadWrite, type ReadDb } from '../../db/open/database.ts';
import { learnAssociations, type LearnedLine } from './learn-associations.ts';

/** Learns from lines over the index of a catalog. */
export function learnFrom(db: ReadDb, lines: readonly LearnedLine[], about: AssociatedWith = 'procedure'): LearnedWord[] {
  const part = openSearchPart(db, 'main');
  if (part === null) throw new Error('the catalog has no index');
  const codes = new Map(db.prepare<{ id: number; compact: string }>(`SELECT code_id AS id, compact FROM code WHERE system IN (${about === 'procedure' ? "'CPT', 'HCPCS'" : "'ICD10CM'"})`).all().map((row) => [row.id, row.compact]));
  return learnAssociations(part, (place) => codes.get(part.ids[place] ?? 0) ?? '', lines);
}

/** Of diagnoses only what may lead to a code, or is told in a reason: no facts tell their codes apart. */
export function tellingOnly(learned: readonly LearnedWord[]): LearnedWord[] {
  return learned
    .map((word) => ({ ...word, meanings: word.meanings.filter(({ forward, backward }) => forward >= 3 * word.share || backward >= 0.02) }))
    .filter(({ meanings }) => meanings.length > 0);
}

/** The rows of resources/word-associations.tsv. A word that says as much as it is written, and no more, is left out. */
export function tableOf(learned: readonly LearnedWord[]): string {
  const rows = learned.map(({ word, share, meanings }) => `${word}\t${inMillionths(share)}\t${writeMeanings(meanings)}`);
  return `${['word\tshare\tmeanings', ...rows].join('\n')}\n`;
}

/** How many lines name each procedure; a line that stands for several counts in parts. */
export function usesIn(db: ReadDb, lines: readonly LearnedLine[]): CodeUse[] {
  const systems = new Map(db.prepare<{ code: string; system: string }>("SELECT code, system FROM code WHERE system IN ('CPT', 'HCPCS')").all().map((row) => [row.code, row.system]));
  const counts = new Map<string, number>();
  for (const { codes } of lines) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1 / codes.length);
  return [...counts]
    .flatMap(([code, count]) => {
      const system = systems.get(code);
      return system === undefined ? [] : [{ system, code, lines: Math.max(1, Math.round(count)) }];
    })
    .sort((left, right) => (left.code < right.code ? -1 : 1));
}

interface CodeUse {
  readonly system: string;
  readonly code: string;
  readonly lines: number;
}

/** The rows of resources/code-use.tsv. */
export function useTableOf(uses: readonly CodeUse[]): string {
  return `${['system\tcode\tlines', ...uses.map(({ system, code, lines }) => `${system}\t${code}\t${lines}`)].join('\n')}\n`;
}

/** A copy of a catalog that knows only what these lines taught: to be judged on others. */
export function catalogTaughtBy(path: string, lines: readonly LearnedLine[], target: string): string {
  const source = openReadOnly(path);
  const learned = learnFrom(source, lines);
  const uses = usesIn(source, lines);
  source.close();
  copyFileSync(path, target);
  chmodSync(target, 0o600);
  const db = openReadWrite(target);
  const row = db.prepareWrite("INSERT INTO word_association(about, word, share, meanings, source_id) SELECT 'procedure', ?, ?, ?, min(source_id) FROM source");
  const use = db.prepareWrite('INSERT INTO code_use(system, code, lines, source_id) SELECT ?, ?, ?, min(source_id) FROM source');
  db.transaction(() => {
    db.exec("DELETE FROM word_association WHERE about = 'procedure'; DELETE FROM code_use");
    for (const { system, code, lines } of uses) use.run([system, code, lines]);
    for (const { word, share, meanings } of learned) row.run([word, inMillionths(share), writeMeanings(meanings)]);
  });
  db.close();
  return target;
}
