import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { createStatedDescriptors, storeDescriptors } from '../../db/import/descriptors.ts';
import { openReadWrite, type WriteDb } from '../../db/open/database.ts';
import { indexCatalog } from '../../db/search/index-catalog.ts';
import { repository } from './real-data.ts';

/**
 * A catalog for measuring search alone: the names of the codes of a fee schedule release and, when asked for, of the
 * ICD-10-CM order file, with the sections and abbreviations of `resources/`. Prices and indicators are left out.
 */
export interface ReleaseCatalog {
  path: string;
  codes: number;
  /** Seconds that indexing alone took. */
  indexSeconds: number;
}

interface NamedCode {
  system: string;
  code: string;
  title: string;
  short: string | null;
  billable: number;
  /** Surgery first, then what is paid, then the rest: lower is more important. */
  importance: number;
}

export function buildReleaseCatalog(path: string, data: string, withDiagnoses: boolean): ReleaseCatalog {
  rmSync(path, { force: true });
  const db = openReadWrite(path);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(readFileSync(join(repository, 'db', 'schema', 'catalog.sql'), 'utf8'));
  const codes = [...feeScheduleCodes(join(data, 'pfs', 'rvu25d', 'PPRRVU2025_Oct.csv')), ...(withDiagnoses ? diagnoses(join(data, 'icd10cm', '2025', 'icd10cm_order_2025.txt.gz')) : [])];
  codes.sort((left, right) => left.importance - right.importance || (left.code < right.code ? -1 : 1));
  db.transaction(() => {
    db.exec(`INSERT INTO source VALUES (1, 'release', 'test', 'Release', 'CMS', 'file', NULL, 'unknown', '', 'unknown', NULL, NULL, NULL, 0, 0, 0, '', '[]', NULL)`);
    insertResources(db);
    insertCodes(db, codes);
  });
  const started = performance.now();
  indexCatalog(db);
  const indexSeconds = (performance.now() - started) / 1000;
  db.close();
  return { path, codes: codes.length, indexSeconds };
}

/** Codes with their CMS short descriptors; columns are found by the header line that starts with HCPCS and MOD. */
function feeScheduleCodes(file: string): NamedCode[] {
  const lines = parse(readFileSync(file, 'latin1'), { relax_column_count: true, relax_quotes: true }) as string[][];
  const header = lines.findIndex((line) => line[0]?.trim() === 'HCPCS' && line.some((cell) => cell.trim() === 'DESCRIPTION'));
  const description = lines[header]?.findIndex((cell) => cell.trim() === 'DESCRIPTION') ?? 2;
  const found = new Map<string, NamedCode>();
  for (const line of lines.slice(header + 1)) {
    const code = line[0]?.trim() ?? '';
    if (!/^[0-9A-Z]{5}$/.test(code) || found.has(code)) continue;
    const title = line[description]?.trim() ?? '';
    if (title === '') continue;
    const surgery = /^[1-6]\d{4}$/.test(code);
    const paid = ['A', 'R', 'T'].includes(line[description + 1]?.trim() ?? '');
    found.set(code, { system: /^[A-Z]/.test(code) ? 'HCPCS' : 'CPT', code, title, short: title, billable: 1, importance: (surgery ? 0 : 2) + (paid ? 0 : 1) });
  }
  return [...found.values()];
}

/** icd10cm_order: number, code, 0 or 1 for valid, short and long title at fixed places. */
function diagnoses(file: string): NamedCode[] {
  return gunzipSync(readFileSync(file))
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line.length > 77)
    .map((line) => {
      const compact = line.slice(6, 13).trim();
      const code = compact.length > 3 ? `${compact.slice(0, 3)}.${compact.slice(3)}` : compact;
      return { system: 'ICD10CM', code, title: line.slice(77).trim(), short: line.slice(16, 76).trim(), billable: Number(line[14]), importance: 5 };
    });
}

function insertCodes(db: WriteDb, codes: readonly NamedCode[]): void {
  const intoCode = db.prepareWrite(
    `INSERT INTO code(code_id, system, code, title, title_source_id, distinction, synonyms, billable, add_on, inpatient_only, section_id, parent_id)
     VALUES ($id, $system, $code, $title, 1, NULL, NULL, $billable, 0, 0,
       (SELECT section_id FROM section WHERE system = $system AND first_code <= $compact AND last_code || 'zzz' >= $compact ORDER BY first_code DESC, last_code LIMIT 1), NULL)`,
  );
  createStatedDescriptors(db);
  const intoDescriptor = db.prepareWrite(`INSERT INTO stated_descriptor(system, code, kind, text, source_id) VALUES ($system, $code, 'short', $text, 1)`);
  codes.forEach((row, index) => {
    intoCode.run({ id: index + 1, system: row.system, code: row.code, compact: row.code.replace('.', ''), title: row.title, billable: row.billable });
    if (row.short !== null) intoDescriptor.run({ system: row.system, code: row.code, text: row.short });
  });
  storeDescriptors(db);
}

function insertResources(db: WriteDb): void {
  const abbreviations = table(join(repository, 'resources', 'abbreviations.tsv'));
  const intoAbbreviation = db.prepareWrite('INSERT OR IGNORE INTO abbreviation(abbreviation, expansion, source_id) VALUES (?, ?, 1)');
  for (const [abbreviation = '', expansion = ''] of abbreviations) intoAbbreviation.run([abbreviation.toLowerCase(), expansion]);
  const intoSection = db.prepareWrite('INSERT INTO section(section_id, parent_id, system, first_code, last_code, title, source_id) VALUES (?, ?, ?, ?, ?, ?, 1)');
  const ids = new Map<string, number>();
  for (const [first = '', last = '', parent = '', title = ''] of table(join(repository, 'resources', 'sections', 'cpt-sections.tsv'))) {
    ids.set(`${first}-${last}`, ids.size + 1);
    intoSection.run([ids.size, ids.get(parent) ?? null, 'CPT', first, last, title]);
  }
  for (const [, first = '', last = '', title = ''] of table(join(repository, 'resources', 'sections', 'icd10cm-chapters.tsv'))) {
    ids.set(`${first}-${last}`, ids.size + 1);
    intoSection.run([ids.size, null, 'ICD10CM', first, last, title]);
  }
}

/** The rows of a tab-separated resource below its header; none where the file is not there. */
function table(file: string): string[][] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(1).map((line) => line.split('\t'));
}
