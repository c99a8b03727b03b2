import type { ReadDb, WriteDb } from '../open/database.ts';
import { readAbbreviations } from './abbreviations.ts';
import { systemMark } from './match-expression.ts';
import { normalizeText, wordsOf } from './normalize.ts';
import { searchColumns, synonymWords, type NamingRow } from './search-columns.ts';
import { readSectionWords } from './section-words.ts';

const rowsToIndex = `
  SELECT code.code_id AS codeId, code.system, code.compact, code.title, code.distinction, code.synonyms, code.section_id AS sectionId,
         (SELECT group_concat(kind || char(9) || text, char(10)) FROM descriptor
           WHERE descriptor.system = code.system AND descriptor.code = code.code AND kind IN ('short', 'medium')) AS descriptors
  FROM code WHERE code.code_id > :after ORDER BY code.code_id LIMIT 4096`;

// Only codes that have more to read than their names: a second copy of 97,000 diagnosis titles would find nothing new.
const longTexts = `
  SELECT code.code_id AS codeId, texts.text FROM (
    SELECT system, code, text FROM page_text
    UNION ALL
    SELECT system, code, text FROM descriptor WHERE kind IN ('long', 'long-capitals', 'consumer', 'consumer-spanish', 'clinician', 'test') AND system <> 'ICD10PCS'
    UNION ALL
    SELECT 'ICD10CM', code, text FROM tabular_note WHERE kind IN ('inclusion', 'includes')
    UNION ALL
    SELECT 'ICD10CM', code, words FROM index_term
    UNION ALL
    SELECT link.system, link.code, coalesce(link.note || ' ', '') || link.to_code || ' ' || coalesce(linked.title, '')
    FROM code_link AS link LEFT JOIN code AS linked ON linked.system = link.to_system AND linked.code = link.to_code
    WHERE link.relation IN ('diagnosis', 'anaesthesia', 'add-on', 'primary')
  ) AS texts JOIN code ON code.system = texts.system AND code.code = texts.code`;

/** Texts by which a diagnosis is looked up: found in its long text, not in its title. */
const lookedUpTexts = `
  SELECT DISTINCT words AS text FROM index_term UNION ALL SELECT text FROM tabular_note WHERE kind IN ('inclusion', 'includes')`;

interface IndexedRow extends NamingRow {
  codeId: number;
  compact: string;
  sectionId: number | null;
}

/**
 * Fills the search tables of a catalog under construction from its codes, descriptors, texts and links; what they held
 * before is dropped. rowid = code_id, in ascending order, so that the natural order of a match is the static one.
 * @param onProgress told the share of codes that are indexed, 0 to 1.
 */
export function indexCatalog(db: WriteDb, onProgress?: (fraction: number) => void): void {
  // Both tables are written once and never changed: one large segment reads fastest. Bytes of pending index in memory.
  for (const table of ['search_title', 'search_inpatient', 'search_text']) {
    db.exec(`INSERT INTO ${table}(${table}) VALUES ('delete-all')`);
    db.exec(`INSERT INTO ${table}(${table}, rank) VALUES ('hashsize', 67108864)`);
  }
  db.exec('DELETE FROM search_term');

  const abbreviations = readAbbreviations(db);
  const sections = readSectionWords(db);
  const bodies = readBodies(db);
  const terms = new Map<string, number>();
  const codes = db.prepare<{ codes: number }>('SELECT count(*) AS codes FROM code').get()?.codes ?? 0;
  // A few thousand at a time: all rows of every system at once would take most of the memory that an import may have.
  const page = db.prepare<IndexedRow>(rowsToIndex);
  const intoTitle = db.prepareWrite('INSERT INTO search_title(rowid, code, title, synonyms, section) VALUES (?, ?, ?, ?, ?)');
  const intoInpatient = db.prepareWrite("INSERT INTO search_inpatient(rowid, code, title, synonyms, section) VALUES (?, ?, ?, '', '')");
  // Words that no title has.
  const bodyWords = new Set<string>();
  const intoText = db.prepareWrite('INSERT INTO search_text(rowid, body) VALUES (?, ?)');

  db.transaction(() => {
    let indexed = 0;
    const indexRow = (row: IndexedRow): void => {
      if (indexed++ % 2048 === 0) onProgress?.(indexed / Math.max(1, codes));
      if (row.system === 'ICD10PCS') {
        const words = wordsOf(row.title);
        intoInpatient.run([row.codeId, row.compact.toLowerCase(), words.join(' ')]);
        for (const word of words) bodyWords.add(word);
        return;
      }
      const columns = searchColumns(row, abbreviations);
      const synonyms = synonymWords(columns);
      const section = sections.wordsOf(row.sectionId).join(' ');
      const title = columns.title.join(' ');
      const mark = systemMark(row.system);
      intoTitle.run([row.codeId, `${row.compact.toLowerCase()} ${mark}`, title, synonyms.join(' '), section]);
      const body = bodies.get(row.codeId);
      if (body !== undefined) intoText.run([row.codeId, `${mark} ${title} ${synonyms.join(' ')} ${section} ${normalizeText(body)}`]);
      for (const word of new Set([...columns.title, ...synonyms])) terms.set(word, (terms.get(word) ?? 0) + 1);
    };
    for (let rows = page.all({ after: 0 }); rows.length > 0; rows = page.all({ after: rows.at(-1)?.codeId ?? 0 })) rows.forEach(indexRow);
    // Words of section headings are worth completing and correcting too, but count no code of their own.
    for (const word of sections.all()) if (!terms.has(word)) terms.set(word, 1);
    // Words of inpatient procedures and of the indexes alone must be known, or they would be read as misspelt; they say nothing of how rare a word is elsewhere.
    for (const { text } of db.prepare<{ text: string }>(lookedUpTexts).iterate()) for (const word of wordsOf(text)) bodyWords.add(word);
    for (const word of bodyWords) if (!terms.has(word)) terms.set(word, 1);
    const intoTerm = db.prepareWrite('INSERT INTO search_term(term, codes) VALUES (?, ?)');
    for (const term of [...terms.keys()].sort()) intoTerm.run([term, terms.get(term) ?? 0]);
    for (const table of ['search_title', 'search_inpatient', 'search_text']) db.exec(`INSERT INTO ${table}(${table}) VALUES ('optimize')`);
  });
  onProgress?.(1);
}

function readBodies(db: ReadDb): Map<number, string> {
  const bodies = new Map<number, string>();
  for (const { codeId, text } of db.prepare<{ codeId: number; text: string }>(longTexts).iterate()) {
    const before = bodies.get(codeId);
    // Files of several releases say the same of a code.
    if (before?.includes(text) === true) continue;
    bodies.set(codeId, before === undefined ? text : `${before}\n${text}`);
  }
  return bodies;
}
