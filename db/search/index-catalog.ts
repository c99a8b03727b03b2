import type { CodeSystem } from '../model/code.ts';
import type { WriteDb } from '../open/database.ts';
import { readAbbreviations } from './abbreviations.ts';
import { readFactWords } from './fact-words.ts';
import { eponymsOfTitle, namesOfEntry } from './index-names.ts';
import { keyOfDiagnosis, keyOfName } from './name-keys.ts';
import { PartWriter } from './index-part.ts';
import { wordsOf } from './normalize.ts';
import { searchColumns, type NamingRow } from './search-columns.ts';
import { openCategoryWords } from './category-words.ts';
import { readSectionWords } from './section-words.ts';

const rowsToIndex = `
  SELECT code.code_id AS codeId, code.system, code.compact, code.title, code.distinction, code.synonyms, code.section_id AS sectionId, code.parent_id AS parentId, code.billable,
         EXISTS (SELECT 1 FROM pfs WHERE pfs.code = code.code AND pfs.modifier = '' AND pfs.status IN ('A', 'R', 'T') AND code.system IN ('CPT', 'HCPCS')) AS paid,
         (SELECT group_concat(kind || char(9) || text, char(10)) FROM descriptor
           WHERE descriptor.code_id = code.code_id AND kind IN ('short', 'medium')) AS descriptors
  FROM code WHERE code.code_id > :after ORDER BY code.code_id LIMIT 4096`;

// What there is to read about a code beyond its names; CROSS JOIN keeps the few codes of a page on the outside, and the unary plus
// keeps the planner from the index of systems, which would read all diagnoses for each page. A wording without a text is the title, whose
// words are there already.
const ofPage = (table: string, on: string): string => `FROM code CROSS JOIN ${table} ON ${on} WHERE code.code_id BETWEEN :first AND :last`;
const sameCode = (table: string): string => `${table}.system = code.system AND ${table}.code = code.code`;
const longTexts = `
  SELECT code.code_id AS codeId, 0 AS place, page_text.text ${ofPage('page_text', sameCode('page_text'))}
  UNION ALL
  SELECT code.code_id, 1, wording.text ${ofPage('wording', 'wording.code_id = code.code_id')}
    AND +code.system <> 'ICD10PCS' AND wording.text IS NOT NULL AND wording.attribution_id IN (SELECT attribution_id FROM attribution WHERE kind IN ('long', 'long-capitals', 'consumer', 'consumer-spanish', 'clinician', 'test'))
  UNION ALL
  SELECT code.code_id, 1, tabular_note.text ${ofPage('tabular_note', 'tabular_note.code = code.code')}
    AND +code.system = 'ICD10CM' AND tabular_note.kind IN ('inclusion', 'includes')
  UNION ALL
  SELECT code.code_id, CASE index_term.part WHEN 'main' THEN 2 ELSE 1 END, index_term.words ${ofPage('index_term', 'index_term.code = code.code')} AND +code.system = 'ICD10CM'
  UNION ALL
  SELECT code.code_id, CASE index_lead.relation WHEN 'see' THEN 2 ELSE 3 END, index_lead.words ${ofPage('index_lead', 'index_lead.code = code.code')} AND +code.system = 'ICD10CM' AND index_lead.relation IN ('see', 'see-also')
  UNION ALL
  SELECT code.code_id, 0, coalesce(link.note || ' ', '') || link.to_code || ' ' || coalesce(linked.title, '')
  FROM code CROSS JOIN code_link AS link ON link.system = code.system AND link.code = code.code
  LEFT JOIN code AS linked ON linked.system = link.to_system AND linked.code = link.to_code
  WHERE code.code_id BETWEEN :first AND :last AND link.relation IN ('diagnosis', 'anaesthesia', 'add-on', 'primary')`;

/** Categories, and diagnoses that say a side or leave it open. */
const headingsAndSides = `
  SELECT compact, title, billable FROM code
  WHERE system = 'ICD10CM' AND (billable = 0 OR title LIKE '%unspecified%' OR title LIKE '%right%' OR title LIKE '%left%' OR title LIKE '%bilateral%')`;

/** Texts by which a diagnosis is looked up: found in its long text, not in its title. */
const lookedUpTexts = `
  SELECT DISTINCT words AS text FROM index_term UNION ALL SELECT text FROM tabular_note WHERE kind IN ('inclusion', 'includes')`;

interface IndexedRow extends NamingRow {
  codeId: number;
  system: CodeSystem;
  compact: string;
  sectionId: number | null;
  parentId: number | null;
  /** 1 when it may stand on a claim; null where no file says. */
  billable: number | null;
  /** Whether some release of the fee schedule pays for it. */
  paid: number;
}

interface LongText {
  codeId: number;
  /** 1: the code is looked up by it, as by an inclusion term or a long descriptor; 2: it is called so in the index too; 3: only called so; 0: neither. */
  place: number;
  text: string;
}

/**
 * Fills `search_part` of a catalog under construction from its codes, descriptors, texts, links and fees; what it held
 * before is dropped. Codes go in ascending order of code_id, so that the order of a list is the static one.
 * @param onProgress told the share of codes that are indexed, 0 to 1.
 */
export function indexCatalog(db: WriteDb, onProgress?: (fraction: number) => void): void {
  db.exec('DELETE FROM search_part');
  const abbreviations = readAbbreviations(db);
  const sections = readSectionWords(db);
  const factsOf = readFactWords(db);
  const categories = openCategoryWords(db);
  const diagnoses = db.prepare<SidedCode>(headingsAndSides).all();
  const sidesOf = openSides(diagnoses);
  const leavesSideOpen = (code: SidedCode): boolean => sidesOf(code).length > 0;
  const aboveOrBeside = entriesAboveOrBeside(db, diagnoses, sidesOf);
  const codes = db.prepare<{ codes: number }>('SELECT count(*) AS codes FROM code').get()?.codes ?? 0;
  // A few thousand at a time: all rows of every system at once would take most of the memory that an import may have.
  const page = db.prepare<IndexedRow>(rowsToIndex);
  const texts = db.prepare<LongText>(longTexts);
  const main = new PartWriter();
  const inpatient = new PartWriter();
  // Words of inpatient procedures and of the indexes alone must be known, or they would be read as misspelt.
  const known = new Set<string>(sections.all());
  let hasInpatient = false;

  let indexed = 0;
  const indexRow = (row: IndexedRow, bodies: Bodies): void => {
    if (indexed++ % 2048 === 0) onProgress?.(indexed / Math.max(1, codes));
    if (row.system === 'ICD10PCS') {
      const title = wordsOf(row.title);
      for (const word of title) known.add(word);
      hasInpatient = true;
      inpatient.add({ codeId: row.codeId, system: row.system, prior: 0, names: [title], naming: [], section: [], facts: [], lookup: [], text: [], nameKeys: [] });
      return;
    }
    const columns = searchColumns(row, abbreviations);
    const body = bodies.get(row.codeId);
    const names = [columns.title, ...columns.namings.map((naming) => naming.words).filter((words) => words.length > 0)];
    main.add({
      codeId: row.codeId,
      system: row.system,
      prior: priorOf(row, leavesSideOpen),
      names,
      naming: columns.namings.flatMap((naming) => [...naming.standsFor.keys()]),
      section: [...sections.wordsOf(row.sectionId), ...categories(row.parentId)],
      facts: factsOf(row.system, row.compact, row.sectionId),
      lookup: wordsOf(body?.lookup ?? ''),
      text: wordsOf(body?.text ?? ''),
      nameKeys: row.system !== 'ICD10CM' ? names.flatMap(keyOfName) : row.billable === 0 || !isTreatedNow(row, leavesSideOpen) ? [] : [...names, ...eponymsOfTitle(row.title), ...(body?.called ?? []), ...aboveOrBeside(row.compact)].flatMap(keyOfDiagnosis),
    });
  };
  for (let rows = page.all({ after: 0 }); rows.length > 0; rows = page.all({ after: rows.at(-1)?.codeId ?? 0 })) {
    const bodies = bodiesOf(texts.all({ first: rows[0]?.codeId ?? 0, last: rows.at(-1)?.codeId ?? 0 }));
    for (const row of rows) indexRow(row, bodies);
  }
  for (const { text } of db.prepare<{ text: string }>(lookedUpTexts).iterate()) for (const word of wordsOf(text)) known.add(word);
  main.know(known);
  db.transaction(() => {
    main.write(db, 'main');
    if (hasInpatient) inpatient.write(db, 'inpatient');
  });
  onProgress?.(1);
}

/**
 * In quarters: an office of surgery asks for what can stand on a booking or a claim, for operations first, for what is paid, for
 * drugs and devices before the tests of them, and for what is treated now.
 */
function priorOf(row: IndexedRow, leavesSideOpen: (code: SidedCode) => boolean): number {
  // A fracture of which nothing more is said is a closed one (ICD-10-CM guidelines, I.C.19.c), and one of a healthy bone.
  if (row.system === 'ICD10CM') {
    if (row.billable !== 1 || !isTreatedNow(row, leavesSideOpen)) return 0;
    return saidWhereMeant.test(row.compact) ? bookable : bookable + 4 - (other.test(row.title) ? 1 : 0);
  }
  const isSurgery = row.system === 'CPT' && /^[1-6]\d{4}$/.test(row.compact);
  const isSupply = row.system === 'HCPCS' && supply.test(row.compact);
  // Who gives the anaesthetic says so: a text that does not asks for the operation.
  if (anaesthesia.test(row.compact) || measure.test(row.compact)) return 0;
  return bookable + (isSurgery ? 6 : 0) + (row.paid === 1 ? 2 : 0) + (isSupply ? 4 : 0);
}
const bookable = 8;

/** Whether a text that says no more means the diagnosis: a first encounter, and the side said where one can be said. */
function isTreatedNow(row: IndexedRow, leavesSideOpen: (code: SidedCode) => boolean): boolean {
  return !laterEncounter.test(row.compact) && !leavesSideOpen(row);
}
const anaesthesia = /^0[01]\d{3}$/;
/** Measures of quality are reported to Medicare once a year, by thousands of codes in the words of diseases and operations. */
const measure = /^(?:G[489]\d{3}|M1\d{3}|\d{4}F)$/;
/** Supplies and equipment, devices, drugs, orthoses, temporary codes of these: not the letters of services. */
const supply = /^[ACEJLQ]\d{4}$/;
/** What the index calls "specified NEC": meant where nothing else fits. */
const other = /^other\b/i;
/** Open fractures; fractures of sick or tired bones, which are said to be so; one of several fetuses. */
const saidWhereMeant = /^[MST].{5}[BC]$|^M84[3-6]|^O.{5}[1-9]$/;
/** The seventh character of an injury: A, B and C are the first encounters, the letters behind them healing and what remains. */
const laterEncounter = /^.{6}[D-Z]$/;

/** Whether a diagnosis leaves the side open that others say which are the same but for it: nobody books an operation on an unspecified knee. */
function openSides(codes: readonly SidedCode[]): (code: SidedCode) => readonly string[] {
  const ofSides = new Map<string, string[]>();
  for (const { compact, title } of codes) {
    if (!side.test(title)) continue;
    const family = withoutSide(compact, title);
    const others = ofSides.get(family);
    if (others === undefined) ofSides.set(family, [compact]);
    else others.push(compact);
  }
  return ({ compact, title }) => (/\bunspecified\b/i.test(title) && !side.test(title) ? (ofSides.get(withoutSide(compact, title)) ?? []).filter((other) => differInOne(compact, other)) : []);
}

/** The side is one character of a code: "heart failure" is no "right heart failure" of an open side. */
function differInOne(left: string, right: string): boolean {
  return left.length === right.length && [...left].reduce((sum, letter, at) => sum + (letter === right[at] ? 0 : 1), 0) === 1;
}

/**
 * What the index calls a category, also one that later releases have divided, names each code below it: "Fracture, clavicle S42.00-". What it calls
 * a code that leaves the side open names those of the sides too: "Fracture, ankle S82.899" is S82.892 where "left" is said.
 */
function entriesAboveOrBeside(db: WriteDb, codes: readonly SidedCode[], sidesOf: (code: SidedCode) => readonly string[]): (compact: string) => string[][] {
  const named = new Map<string, string[]>();
  for (const code of codes) {
    const sides = sidesOf(code);
    if (code.billable === 0 || sides.length > 0) named.set(code.compact, code.billable === 0 ? [code.compact, ...sides] : [...sides]);
  }
  const byCode = new Map<string, string[][]>();
  for (const { code, words, isIncomplete } of db.prepare<{ code: string; words: string; isIncomplete: number }>(`
    SELECT code, words, is_incomplete AS isIncomplete FROM index_term WHERE part = 'main'
    UNION ALL SELECT code, words, is_incomplete FROM index_lead WHERE relation IN ('see', 'see-also')`).iterate()) {
    const compact = code.replace('.', '');
    const names = named.get(compact) ?? (isIncomplete === 1 ? [compact] : []);
    if (names.length === 0) continue;
    const entries = namesOfEntry(words);
    for (const one of names) {
      const known = byCode.get(one);
      if (known === undefined) byCode.set(one, [...entries]);
      else known.push(...entries);
    }
  }
  return (compact) => {
    const found: string[][] = [];
    for (let length = 3; length <= compact.length; length++) found.push(...(byCode.get(compact.slice(0, length)) ?? []));
    return found;
  };
}

interface SidedCode {
  readonly compact: string;
  readonly title: string;
  readonly billable: number | null;
}

const side = /\b(?:right|left|bilateral)\b/i;

/** The same for two codes of one category that differ in the side alone, one of which may leave it open. */
function withoutSide(compact: string, title: string): string {
  return `${compact.slice(0, 3)} ${title.toLowerCase().replace(/\b(?:right|left|bilateral|unspecified)\b/g, '').replace(/\s+/g, ' ').replace(/ ,/g, ',').trim()}`;
}

interface Body {
  lookup: string;
  text: string;
  called: string[][];
}
type Bodies = ReadonlyMap<number, Body>;

function bodiesOf(texts: readonly LongText[]): Bodies {
  const bodies = new Map<number, Body>();
  for (const { codeId, place, text } of texts) {
    let body = bodies.get(codeId);
    if (body === undefined) bodies.set(codeId, (body = { lookup: '', text: '', called: [] }));
    if (place >= 2) body.called.push(...namesOfEntry(text));
    if (place === 3) continue;
    const kind = place === 0 ? 'text' : 'lookup';
    // Files of several releases say the same of a code.
    if (!body[kind].includes(text)) body[kind] += `${text}
`;
  }
  return bodies;
}
