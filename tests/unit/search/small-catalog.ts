import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStatedDescriptors, storeDescriptors } from '../../../db/import/descriptors.ts';
import schema from '../../../db/schema/catalog.sql?raw';
import type { CodeSystem } from '../../../db/model/code.ts';
import { openReadOnly, openReadWrite, type Owned, type ReadDb } from '../../../db/open/database.ts';
import { indexCatalog } from '../../../db/search/index-catalog.ts';

export interface SmallCode {
  system?: CodeSystem;
  code: string;
  title: string;
  synonyms?: string[];
  distinction?: string;
  short?: string;
  text?: string;
  section?: string;
  /** The code of the category above; it stands before this one. */
  category?: string;
  diagnoses?: string[];
  /** Entries of the index of diagnoses. */
  index?: string[];
  /** Lines of price lists that name it. */
  lines?: number;
  addOn?: boolean;
  globalDays?: string;
}

/** A published catalog of invented titles in a folder of its own; codes in the order of their static importance. */
export function smallCatalog(codes: readonly SmallCode[], abbreviations: readonly (readonly [string, string])[] = [], learned: readonly (readonly ['procedure' | 'diagnosis', string, string])[] = []): { db: Owned<ReadDb>; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'search-unit-'));
  const path = join(folder, 'catalog.db');
  const db = openReadWrite(path);
  db.exec(schema);
  db.exec(`INSERT INTO source VALUES (1, 'starter', 'test', 'Test', 'Test', 'test', NULL, 'unknown', '', 'unknown', NULL, NULL, NULL, 0, 0, 0, '', '[]', NULL)`);
  createStatedDescriptors(db);
  const sections = new Map<string, number>();
  const intoSection = db.prepareWrite(`INSERT INTO section VALUES (?, NULL, ?, ?, 'Z', ?, 1)`);
  const intoCode = db.prepareWrite('INSERT INTO code VALUES (?, ?, ?, ?, 1, ?, ?, 1, ?, 0, ?, NULL)');
  const intoFees = db.prepareWrite(`INSERT INTO pfs (source_id, code, modifier, status, work_rvu, nonfacility_pe_rvu, nonfacility_na, facility_pe_rvu, facility_na, mp_rvu, nonfacility_total, facility_total, global_days, conversion_factor) VALUES (1, ?, '', 'A', 100, 100, 1, 100, 0, 10, 0, 210, ?, 320000)`);
  const intoDescriptor = db.prepareWrite(`INSERT INTO stated_descriptor (system, code, kind, text, source_id) VALUES (?, ?, 'short', ?, 1)`);
  const intoText = db.prepareWrite(`INSERT INTO page_text VALUES (?, ?, 'overview', 1, NULL, ?, 1)`);
  const intoLink = db.prepareWrite(`INSERT INTO code_link VALUES (?, ?, 'diagnosis', ?, 'ICD10CM', ?, NULL, 1)`);
  db.exec(`INSERT INTO index_heading VALUES (1, 1, 'main', '')`);
  const intoIndex = db.prepareWrite('INSERT INTO index_entry VALUES (?, 1, ?, 1, ?, 0, NULL)');
  const intoUse = db.prepareWrite('INSERT INTO code_use VALUES (?, ?, ?, 1)');
  const intoAbbreviation = db.prepareWrite(`INSERT INTO thesaurus VALUES (?, ?, 'abbreviation', NULL, 1)`);
  for (const [about, word, meanings] of learned) db.prepareWrite('INSERT INTO word_association VALUES (?, ?, 100, ?, 1)').run([about, word, meanings]);
  for (const [abbreviation, expansion] of abbreviations) intoAbbreviation.run([abbreviation, expansion]);
  codes.forEach((row, index) => {
    const system = row.system ?? 'CPT';
    let section: number | null = null;
    if (row.section !== undefined) {
      section = sections.get(row.section) ?? sections.size + 1;
      if (!sections.has(row.section)) intoSection.run([section, system, `0${String(section)}`, row.section]);
      sections.set(row.section, section);
    }
    intoCode.run([index + 1, system, row.code, row.title, row.distinction ?? null, row.synonyms?.join('\n') ?? null, row.addOn === true ? 1 : 0, section]);
    if (row.globalDays !== undefined) intoFees.run([row.code, row.globalDays]);
    if (row.short !== undefined) intoDescriptor.run([system, row.code, row.short]);
    if (row.text !== undefined) intoText.run([system, row.code, row.text]);
    row.index?.forEach((words, position) => intoIndex.run([row.code, position, words]));
    if (row.lines !== undefined) intoUse.run([system, row.code, row.lines]);
    if (row.category !== undefined) db.prepareWrite('UPDATE code SET parent_id = (SELECT code_id FROM code WHERE code = ?) WHERE code_id = ?').run([row.category, index + 1]);
    row.diagnoses?.forEach((code, position) => intoLink.run([system, row.code, position, code]));
  });
  storeDescriptors(db);
  indexCatalog(db);
  db.close();
  const opened = openReadOnly(path);
  return {
    db: opened,
    close: () => {
      opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Invented wordings; the codes are those of the tendon family, so that a reader knows what should come first. */
export const tendonFamily: readonly SmallCode[] = [
  { code: '27390', title: 'Cut one hamstring tendon through an open incision, one leg', synonyms: ['hamstring tenotomy', 'semimembranosus tenotomy'], section: 'Thigh and knee' },
  { code: '27391', title: 'Cut several hamstring tendons through an open incision, one leg', section: 'Thigh and knee' },
  { code: '27392', title: 'Cut several hamstring tendons through an open incision, both legs', section: 'Thigh and knee' },
  { code: '27393', title: 'Lengthen one hamstring tendon, one leg', synonyms: ['hamstring lengthening', 'fractional lengthening'], section: 'Thigh and knee', text: 'Used for a child who walks crouched.', diagnoses: ['G80.1'] },
  { code: '27394', title: 'Lengthen several hamstring tendons, one leg', synonyms: ['hamstring lengthening'], section: 'Thigh and knee' },
  { code: '27395', title: 'Lengthen several hamstring tendons, both legs', synonyms: ['hamstring lengthening'], section: 'Thigh and knee' },
  { code: '27396', title: 'Move one thigh tendon to a new place, one leg', section: 'Thigh and knee', short: 'Shift of thigh tendon' },
  { code: '27397', title: 'Move several thigh tendons to a new place, one leg', section: 'Thigh and knee', short: 'Shft of thigh tndns w/fx' },
  { code: '20000', title: 'Open treatment of a broken heel, without moving the pieces', section: 'Foot' },
  { code: '0633T', title: 'Scan of the breast, one side', section: 'New technology' },
  { system: 'HCPCS', code: 'G0105', title: 'Screening look into the bowel', section: 'Procedures' },
  { system: 'ICD10CM', code: 'M62.4', title: 'Contracture of muscle', section: 'Muscle disorders' },
  { system: 'ICD10CM', code: 'M62.40', title: 'Contracture of muscle, unspecified site', section: 'Muscle disorders' },
  { system: 'ICD10CM', code: 'M62.451', title: 'Contracture of muscle, right thigh', section: 'Muscle disorders' },
  { system: 'ICD10CM', code: 'G80.1', title: 'Spastic diplegic cerebral palsy', section: 'Nervous system' },
];
export const abbreviations = [['fx', 'fracture'], ['I&D', 'incision and drainage'], ['flex', 'flexion'], ['2 legs', 'both legs'], ['HSL', 'hamstring lengthening']] as const;
