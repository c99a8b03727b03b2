import type { WriteDb } from '../open/database.ts';
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

// What there is to read about a code beyond its names; CROSS JOIN keeps the few codes of a page on the outside.
const ofPage = (table: string, on: string): string => `FROM code CROSS JOIN ${table} ON ${on} WHERE code.code_id BETWEEN :first AND :last`;
const sameCode = (table: string): string => `${table}.system = code.system AND ${table}.code = code.code`;
const longTexts = `
  SELECT code.code_id AS codeId, page_text.text ${ofPage('page_text', sameCode('page_text'))}
  UNION ALL
  SELECT code.code_id, descriptor.text ${ofPage('descriptor', sameCode('descriptor'))}
    AND code.system <> 'ICD10PCS' AND descriptor.kind IN ('long', 'long-capitals', 'consumer', 'consumer-spanish', 'clinician', 'test')
  UNION ALL
  SELECT code.code_id, tabular_note.text ${ofPage('tabular_note', 'tabular_note.code = code.code')}
    AND code.system = 'ICD10CM' AND tabular_note.kind IN ('inclusion', 'includes')
  UNION ALL
  SELECT code.code_id, index_term.words ${ofPage('index_term', 'index_term.code = code.code')} AND code.system = 'ICD10CM'
  UNION ALL
  SELECT code.code_id, coalesce(link.note || ' ', '') || link.to_code || ' ' || coalesce(linked.title, '')
  FROM code CROSS JOIN code_link AS link ON link.system = code.system AND link.code = code.code
  LEFT JOIN code AS linked ON linked.system = link.to_system AND linked.code = link.to_code
  WHERE code.code_id BETWEEN :first AND :last AND link.relation IN ('diagnosis', 'anaesthesia', 'add-on', 'primary')`;

/** Texts by which a diagnosis is looked up: found in its long text, not in its title. */
const lookedUpTexts = `
  SELECT DISTINCT words AS text FROM index_term UNION ALL SELECT text FROM tabular_note WHERE kind IN ('inclusion', 'includes')`;

interface IndexedRow extends NamingRow {
  codeId: number;
  compact: string;
  sectionId: number | null;
}

interface LongText {
  codeId: number;
  text: string;
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
  const terms = new Map<string, number>();
  const codes = db.prepare<{ codes: number }>('SELECT count(*) AS codes FROM code').get()?.codes ?? 0;
  // A few thousand at a time: all rows of every system at once would take most of the memory that an import may have.
  const page = db.prepare<IndexedRow>(rowsToIndex);
  const texts = db.prepare<LongText>(longTexts);
  const intoTitle = db.prepareWrite('INSERT INTO search_title(rowid, code, title, synonyms, section) VALUES (?, ?, ?, ?, ?)');
  const intoInpatient = db.prepareWrite("INSERT INTO search_inpatient(rowid, code, title, synonyms, section) VALUES (?, ?, ?, '', '')");
  // Words that no title has.
  const bodyWords = new Set<string>();
  const intoText = db.prepareWrite('INSERT INTO search_text(rowid, body) VALUES (?, ?)');

  db.transaction(() => {
    let indexed = 0;
    const indexRow = (row: IndexedRow, bodies: ReadonlyMap<number, string>): void => {
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
    for (let rows = page.all({ after: 0 }); rows.length > 0; rows = page.all({ after: rows.at(-1)?.codeId ?? 0 })) {
      const bodies = bodiesOf(texts.all({ first: rows[0]?.codeId ?? 0, last: rows.at(-1)?.codeId ?? 0 }));
      for (const row of rows) indexRow(row, bodies);
    }
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

function bodiesOf(texts: readonly LongText[]): Map<number, string> {
  const bodies = new Map<number, string>();
  for (const { codeId, text } of texts) {
    const before = bodies.get(codeId);
    // Files of several releases say the same of a code.
    if (before?.includes(text) === true) continue;
    bodies.set(codeId, before === undefined ? text : `${before}\n${text}`);
  }
  return bodies;
}
