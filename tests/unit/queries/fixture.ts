import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createStatedDescriptors, storeDescriptors } from '../../../db/import/descriptors.ts';
import { PairPacker } from '../../../db/import/pack-pairs.ts';
import type { CodeKey } from '../../../db/model/code.ts';
import { codePageSchema, type CodePage } from '../../../db/model/code-page.ts';
import { codeNumber, dayNumber } from '../../../db/model/ncci-pairs.ts';
import type { SourceKind, SourceLayer } from '../../../db/model/source.ts';
import type { ReadDb, SqlValue, WriteDb } from '../../../db/open/database.ts';
import { openReadOnly, openReadWrite } from '../../../db/open/database.ts';
import { readCodePage } from '../../../db/queries/code-page.ts';
import schema from '../../../db/schema/catalog.sql?raw';

type Row = Record<string, SqlValue>;

/** Fills a real catalog file; what a test does not name has a plain default. Titles are invented. */
export class CatalogBuilder {
  readonly #db: WriteDb;
  readonly #pairs = new Map<number, PairPacker>();
  #sources = 0;
  #codes = 0;

  constructor(db: WriteDb) {
    this.#db = db;
  }

  insert(table: string, row: Row): void {
    const names = Object.keys(row);
    this.#db.prepareWrite(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`).run(row);
  }

  source(layer: SourceLayer, kind: SourceKind, release: string, effectiveFrom: string | null, more: Row = {}): number {
    const source_id = ++this.#sources;
    this.insert('source', {
      source_id, layer, kind, title: `${kind}, ${release}`, publisher: 'CMS', file_name: `${kind}.csv`, container: null, release,
      release_label: release, release_basis: 'content', effective_from: effectiveFrom, effective_to: null, released_on: null,
      rows_read: 1, rows_kept: 1, rows_rejected: 0, sha256: 'ab'.repeat(32), notices: '[]', ...more,
    });
    return source_id;
  }

  code(system: string, code: string, title: string, title_source_id: number, more: Row = {}): number {
    const code_id = ++this.#codes;
    this.insert('code', {
      code_id, system, code, title, title_source_id, distinction: null, synonyms: null, billable: 1,
      add_on: 0, inpatient_only: 0, section_id: null, parent_id: null, ...more,
    });
    return code_id;
  }

  /** A row of major surgery in the shape of 27397, July 2026, unless told otherwise. */
  pfs(source_id: number, code: string, more: Row = {}): void {
    this.insert('pfs', {
      source_id, code, modifier: '', status: 'A', work_rvu: 1234, nonfacility_pe_rvu: 1068, nonfacility_na: 1, facility_pe_rvu: 1068,
      facility_na: 0, mp_rvu: 262, nonfacility_total: 2564, facility_total: 2564, pctc: '0', global_days: '090', pre_op: 10,
      intra_op: 69, post_op: 21, multiple_procedure: '2', bilateral: '1', assistant_at_surgery: '2', co_surgeons: '0',
      team_surgery: '0', endo_base: null, conversion_factor: 334009, ...more,
    });
  }

  text(code: string, part: string, position: number, text: string, source_id: number, heading: string | null = null): void {
    this.insert('page_text', { system: 'CPT', code, part, position, heading, text, source_id });
  }

  /** An NCCI pair; packed with the others of its source when the catalog is full. */
  pair(source_id: number, columnOne: string, columnTwo: string, { indicator = '1', effectiveFrom = null, deletedOn = null, rationale = '' }: { indicator?: string; effectiveFrom?: string | null; deletedOn?: string | null; rationale?: string } = {}): void {
    let packer = this.#pairs.get(source_id);
    if (packer === undefined) this.#pairs.set(source_id, (packer = new PairPacker()));
    packer.add(codeNumber(columnOne), codeNumber(columnTwo), packer.termsNumber(codeNumber(indicator), dayNumber(effectiveFrom), dayNumber(deletedOn), rationale), 1);
  }

  packPairs(): void {
    for (const [source_id, packer] of this.#pairs) {
      const { rationales, terms, rows } = packer.pack(() => undefined);
      this.insert('ncci_terms', { source_id, records: terms });
      for (const { code, column, position, pairs, records } of rows) this.insert('ncci_pairs', { source_id, code, column_number: column, position, pairs, records });
      for (const [index, text] of rationales.entries()) this.insert('ncci_rationale', { source_id, number: index + 1, text });
    }
  }

  link(code: string, relation: string, position: number, to_system: string, to_code: string, note: string | null, source_id: number): void {
    this.insert('code_link', { system: 'CPT', code, relation, position, to_system, to_code, note, source_id });
  }
}

/** Builds a catalog in a temporary folder and opens it as the program does, read-only. */
export function catalogWith(fill: (catalog: CatalogBuilder) => void): ReadDb {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-queries-'));
  const path = join(folder, 'catalog.db');
  const writer = openReadWrite(path);
  writer.exec(schema);
  writer.transaction(() => {
    createStatedDescriptors(writer);
    const catalog = new CatalogBuilder(writer);
    fill(catalog);
    storeDescriptors(writer);
    catalog.packPairs();
  });
  writer.close();
  const reader = openReadOnly(path);
  onTestFinished(() => {
    reader.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return reader;
}

export interface StarterIds {
  texts: number;
  pfs: number;
  mue: number;
  opps: number;
  ncci: number;
  indicators: number;
  modifiers: number;
}

const meanings: [field: string, value: string, short: string, note: string | null][] = [
  ['pfs_status', 'A', 'Active', null],
  ['global_days', '090', '90-day (major)', 'Print the end date.'],
  ['global_days', '010', '10-day (minor)', null],
  ['pctc', '0', 'Physician service', null],
  ['multiple_procedure', '2', 'Standard reduction', null],
  ['bilateral', '0', '150 % rule does not apply', null],
  ['bilateral', '1', '150 % rule applies', 'Book once with 50.'],
  ['bilateral', '2', 'Already bilateral', null],
  ['bilateral', '3', 'Each side at full fee', null],
  ['assistant_at_surgery', '0', 'Only with documentation', null],
  ['assistant_at_surgery', '1', 'Never paid', null],
  ['assistant_at_surgery', '2', 'Allowed', '-'],
  ['co_surgeons', '0', 'Not permitted', '-'],
  ['team_surgery', '0', 'Not permitted', '-'],
  ['na_indicator', 'NA (non-facility)', 'Rarely or never in office', 'Book a facility.'],
  ['mai', '2', 'Absolute per day', 'Do not plan more.'],
  ['opps_si', 'J1', 'Comprehensive APC', 'Typical outpatient surgery.'],
];

/** The sources and the codes of the hamstring family as the program ships them: facts of July 2026, titles invented. */
export function starter(catalog: CatalogBuilder): StarterIds {
  const ids: StarterIds = {
    texts: catalog.source('starter', 'starter-texts', 'starter', null, { notices: '["Plain-language content of this project."]' }),
    pfs: catalog.source('starter', 'pfs-relative-values', '2026-07', '2026-07-01', { release_label: 'July 2026', title: 'PFS July 2026' }),
    mue: catalog.source('starter', 'mue-practitioner', '2024-07', '2024-07-01', { release_label: 'July 2024' }),
    opps: catalog.source('starter', 'opps-addendum-b', '2026-01', '2026-01-01', { release_label: 'January 2026' }),
    ncci: catalog.source('starter', 'ncci-ptp-practitioner', '2024-07', '2024-07-01', { release_label: 'July 2024' }),
    indicators: catalog.source('starter', 'indicators', 'starter', null),
    modifiers: catalog.source('starter', 'modifiers', 'starter', null, { notices: '["Modifiers in own words."]' }),
  };
  const section = { system: 'CPT', source_id: ids.texts };
  catalog.insert('section', { ...section, section_id: 1, parent_id: null, first_code: '10004', last_code: '69990', title: 'Surgery' });
  catalog.insert('section', { ...section, section_id: 2, parent_id: 1, first_code: '27301', last_code: '27599', title: 'Thigh and knee' });
  catalog.code('CPT', '27390', 'Cut one hamstring', ids.texts, { section_id: 2, distinction: 'one tendon' });
  catalog.code('CPT', '27391', 'Cut several hamstrings, one leg', ids.texts, { section_id: 2, distinction: 'several, one leg' });
  catalog.code('CPT', '27397', 'Move several thigh tendons', ids.texts, { section_id: 2, distinction: 'several tendons' });
  catalog.pfs(ids.pfs, '27397');
  catalog.pfs(ids.pfs, '27390', { work_rvu: 539, nonfacility_pe_rvu: 616, facility_pe_rvu: 616, mp_rvu: 105, nonfacility_total: 1260, facility_total: 1260 });
  catalog.insert('mue', { code: '27397', setting: 'practitioner', units: 1, mai: '2', rationale: 'Anatomic', source_id: ids.mue });
  catalog.insert('opps', { code: '27397', status_indicator: 'J1', apc: null, payment_cents: 741338, source_id: ids.opps });
  catalog.pair(ids.ncci, '27397', '27390', { rationale: 'Standards of practice' });
  for (const [field, value, short, note] of meanings) {
    catalog.insert('indicator', { field, value, short, meaning: `Meaning of ${field} ${value}.`, note, reference: 'record layout', source_id: ids.indicators });
  }
  catalog.insert('modifier', { modifier: '50', name: 'Both sides', description: 'Same procedure, both sides.', when_to_use: 'One session.', reference: '40.7', source_id: ids.modifiers });
  return ids;
}

/** A part that must have data; anything else fails the test with its sentence. */
export function data<Part extends { state: 'data' | 'missing' }>(part: Part): Extract<Part, { state: 'data' }> {
  if (part.state !== 'data') throw new Error(`missing: ${JSON.stringify(part)}`);
  return part as Extract<Part, { state: 'data' }>;
}

export function sentence(part: { state: string; sentence?: string }): string {
  if (part.state !== 'missing' || part.sentence === undefined) throw new Error(`has data: ${JSON.stringify(part).slice(0, 200)}`);
  return part.sentence;
}

export function glanceFact(page: CodePage, id: string): CodePage['glance'][number] {
  const fact = page.glance.find((candidate) => candidate.id === id);
  if (fact === undefined) throw new Error(`no ${id} at a glance: ${page.glance.map((candidate) => candidate.id).join(', ')}`);
  return fact;
}

/** The page as the window gets it, in the shape of the contract. */
export function show(db: ReadDb, code: string, system: CodeKey['system'] = 'CPT', locality: string | null = null): CodePage {
  const page = readCodePage(db, { system, code }, { locality });
  if (!page.ok) throw new Error(page.error.message);
  codePageSchema.parse(page.value);
  return page.value;
}

/** The starter's catalog with further rows. */
export function starterWith(more: (catalog: CatalogBuilder, ids: StarterIds) => void = () => undefined): ReadDb {
  return catalogWith((catalog) => {
    more(catalog, starter(catalog));
  });
}
