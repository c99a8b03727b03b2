import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseStarterText } from './parse-text.ts';
import { readTable, scaledInteger } from './read-table.ts';
import { isInSection, sectionKey } from './sections.ts';
import { sectionSystems, starterReleaseKinds } from './types.ts';
import type {
  SectionSystem,
  StarterAbbreviation,
  StarterFacts,
  StarterFile,
  StarterIcdRow,
  StarterIndicator,
  StarterMistake,
  StarterModifier,
  StarterNotice,
  StarterOutpatientPayment,
  StarterPair,
  StarterRelativeValue,
  StarterRelease,
  StarterReleaseKind,
  StarterResult,
  StarterSection,
  StarterSources,
  StarterText,
  StarterUnitLimit,
} from './types.ts';

/**
 * Reads everything that the starter catalog is built from, below the `resources` folder. Reads files and nothing else: no
 * database, no clock. Either all of it is right, or every mistake comes back with file and line.
 */
export function loadStarterSources(resourcesFolder: string): StarterResult<StarterSources> {
  const reader = new Reader(resourcesFolder);
  const releases = readReleases(reader);
  const releasedFile = (kind: StarterReleaseKind) => releases.find((release) => release.kind === kind)?.file;
  const notices = readNotices(reader);
  for (const release of releases) {
    for (const id of release.notices) {
      if (!notices.some((notice) => notice.id === id)) reader.mistake(releasesFile, 1, `${release.id} names the notice "${id}", which notices.json does not have.`);
    }
  }
  const facts: StarterFacts = {
    relativeValues: readRelativeValues(reader, releasedFile('pfs-relative-values')),
    unitLimits: readUnitLimits(reader, releasedFile('mue-practitioner')),
    outpatientPayments: readOutpatientPayments(reader, releasedFile('opps-addendum-b')),
  };
  const sources: StarterSources = {
    texts: readTexts(reader),
    facts,
    pairs: readPairs(reader, releasedFile('ncci-ptp-practitioner')),
    icdRows: readIcdRows(reader, releasedFile('icd10cm-order')),
    sections: readSections(reader),
    modifiers: readModifiers(reader),
    indicators: readIndicators(reader),
    abbreviations: readAbbreviations(reader),
    notices,
    releases,
    files: reader.files(),
  };
  if (reader.errors.length > 0) {
    return { ok: false, errors: reader.errors.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)) };
  }
  return { ok: true, value: sources };
}

const releasesFile = 'starter/facts/releases.json';

/** Reads files below one folder, keeps their hashes, and collects mistakes. */
class Reader {
  readonly errors: StarterMistake[] = [];
  readonly #folder: string;
  readonly #read = new Map<string, { sha256: string; rows: number }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  mistake(file: string, line: number, message: string): void {
    this.errors.push({ file, line, message });
  }

  /** Null, with a mistake, when the file cannot be read or is not UTF-8. */
  text(file: string): string | null {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(this.#folder, file));
    } catch (error) {
      this.mistake(file, 1, `Cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
    this.#read.set(file, { sha256: createHash('sha256').update(bytes).digest('hex'), rows: 1 });
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      this.mistake(file, 1, 'Not UTF-8.');
      return null;
    }
  }

  /** File names in a folder that end in `extension`, sorted. */
  list(folder: string, extension: string): string[] {
    try {
      return readdirSync(join(this.#folder, folder))
        .filter((name) => name.endsWith(extension))
        .sort();
    } catch (error) {
      this.mistake(folder, 1, `Cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  }

  /** Rows of a table that must have exactly these columns, built by `build`; a row for which it returns null is left out. */
  table<Column extends string, Row>(
    file: string | undefined,
    columns: readonly Column[],
    build: (cells: Readonly<Record<Column, string>>, note: (message: string) => void) => Row | null,
    keyOf: (row: Row) => string,
  ): Row[] {
    if (file === undefined) return [];
    const content = this.text(file);
    if (content === null) return [];
    const rows: Row[] = [];
    const seen = new Set<string>();
    for (const { line, cells } of readTable(file, content, columns, file.endsWith('.tsv') ? '\t' : ',', this.errors)) {
      const row = build(cells, (message) => this.mistake(file, line, message));
      if (row === null) continue;
      const key = keyOf(row);
      if (seen.has(key)) this.mistake(file, line, `${key} stands here a second time.`);
      seen.add(key);
      rows.push(row);
    }
    this.#countRows(file, rows.length);
    return rows;
  }

  json<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | null {
    const content = this.text(file);
    if (content === null) return null;
    let data: unknown;
    try {
      data = JSON.parse(content);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const position = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
      this.mistake(file, content.slice(0, position).split('\n').length, `Not JSON: ${message}`);
      return null;
    }
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) this.mistake(file, 1, `${issue.path.join('.')}: ${issue.message}`);
    return null;
  }

  #countRows(file: string, rows: number): void {
    const known = this.#read.get(file);
    if (known !== undefined) this.#read.set(file, { ...known, rows });
  }

  /** Says how many rows a list in a JSON file has. */
  counted<Row>(file: string, rows: Row[]): Row[] {
    this.#countRows(file, rows.length);
    return rows;
  }

  files(): StarterFile[] {
    return [...this.#read.entries()].map(([file, read]) => ({ file, ...read })).sort((a, b) => (a.file < b.file ? -1 : 1));
  }
}

function readTexts(reader: Reader): StarterText[] {
  const texts: StarterText[] = [];
  const folder = 'starter/texts';
  for (const name of reader.list(folder, '.md')) {
    const file = `${folder}/${name}`;
    const source = reader.text(file);
    if (source === null) continue;
    const parsed = parseStarterText(file, source);
    if (parsed.ok) texts.push(parsed.value);
    else reader.errors.push(...parsed.errors);
  }
  return texts;
}

const isoDate = z.iso.date();
const words = z.string().trim().min(1);

function readReleases(reader: Reader): StarterRelease[] {
  const schema = z.strictObject({
    releases: z.array(
      z.strictObject({
        id: words,
        file: words,
        kind: z.enum(starterReleaseKinds),
        title: words,
        publisher: words,
        release: words,
        releaseLabel: words,
        effectiveFrom: isoDate,
        effectiveTo: isoDate.nullable(),
        note: words,
        notices: z.array(words),
      }),
    ),
  });
  const releases = (reader.json(releasesFile, schema)?.releases ?? []).map((release) => ({ ...release, file: `starter/${release.file}` }));
  for (const kind of starterReleaseKinds) {
    const count = releases.filter((release) => release.kind === kind).length;
    if (count !== 1) reader.mistake(releasesFile, 1, `${count} releases of the kind ${kind}; there must be one.`);
  }
  return reader.counted(releasesFile, releases);
}

const cptCode = /^[0-9]{4}[0-9A-Z]$/;

function readRelativeValues(reader: Reader, file: string | undefined): StarterRelativeValue[] {
  const columns = [
    'code', 'modifier', 'status', 'work_rvu', 'nonfac_pe_rvu', 'nonfac_na', 'fac_pe_rvu', 'fac_na', 'mp_rvu', 'total_nonfac', 'total_fac',
    'pctc', 'global_days', 'pre_op', 'intra_op', 'post_op', 'multiple', 'bilateral', 'assistant', 'co_surgeon', 'team', 'endo_base', 'conversion_factor',
  ] as const;
  return reader.table(
    file,
    columns,
    (cells, note): StarterRelativeValue | null => {
      if (!cptCode.test(cells.code)) note(`"${cells.code}" is not a CPT code.`);
      const scaled = (column: (typeof columns)[number], decimals: number): number => {
        const value = scaledInteger(cells[column], decimals);
        if (value === null) note(`${column} "${cells[column]}" is not a number with up to ${decimals} decimals.`);
        return value ?? 0;
      };
      const notApplicable = (column: 'nonfac_na' | 'fac_na'): boolean => {
        if (cells[column] !== '' && cells[column] !== 'NA') note(`${column} must be empty or NA.`);
        return cells[column] === 'NA';
      };
      return {
        code: cells.code,
        modifier: cells.modifier,
        status: cells.status,
        workRvu: scaled('work_rvu', 2),
        nonFacilityPeRvu: scaled('nonfac_pe_rvu', 2),
        nonFacilityNotApplicable: notApplicable('nonfac_na'),
        facilityPeRvu: scaled('fac_pe_rvu', 2),
        facilityNotApplicable: notApplicable('fac_na'),
        malpracticeRvu: scaled('mp_rvu', 2),
        nonFacilityTotal: scaled('total_nonfac', 2),
        facilityTotal: scaled('total_fac', 2),
        pctc: cells.pctc,
        globalDays: cells.global_days,
        preOperative: scaled('pre_op', 2),
        intraOperative: scaled('intra_op', 2),
        postOperative: scaled('post_op', 2),
        multipleProcedure: cells.multiple,
        bilateral: cells.bilateral,
        assistantAtSurgery: cells.assistant,
        coSurgeons: cells.co_surgeon,
        teamSurgery: cells.team,
        endoBase: cells.endo_base === '' ? null : cells.endo_base,
        conversionFactor: scaled('conversion_factor', 4),
      };
    },
    (row) => `${row.code} ${row.modifier}`.trim(),
  );
}

function readUnitLimits(reader: Reader, file: string | undefined): StarterUnitLimit[] {
  return reader.table(
    file,
    ['code', 'units', 'mai'],
    (cells, note): StarterUnitLimit | null => {
      const units = scaledInteger(cells.units, 0);
      if (units === null) note(`"${cells.units}" is not a number of units.`);
      return units === null ? null : { code: cells.code, units, mai: cells.mai };
    },
    (row) => row.code,
  );
}

function readOutpatientPayments(reader: Reader, file: string | undefined): StarterOutpatientPayment[] {
  return reader.table(
    file,
    ['code', 'status_indicator', 'payment_rate'],
    (cells, note): StarterOutpatientPayment => {
      const paymentCents = cells.payment_rate === '' ? null : scaledInteger(cells.payment_rate, 2);
      if (paymentCents === null && cells.payment_rate !== '') note(`"${cells.payment_rate}" is not an amount.`);
      return { code: cells.code, statusIndicator: cells.status_indicator, paymentCents };
    },
    (row) => row.code,
  );
}

function readPairs(reader: Reader, file: string | undefined): StarterPair[] {
  return reader.table(
    file,
    ['column_1', 'column_2', 'deletion_date', 'modifier_indicator', 'rationale'],
    (cells, note): StarterPair => {
      if (cells.deletion_date !== '' && !isoDate.safeParse(cells.deletion_date).success) note(`"${cells.deletion_date}" is not an ISO date.`);
      return {
        columnOne: cells.column_1,
        columnTwo: cells.column_2,
        deletedOn: cells.deletion_date === '' ? null : cells.deletion_date,
        modifierIndicator: cells.modifier_indicator,
        rationale: cells.rationale,
      };
    },
    (row) => `${row.columnOne}/${row.columnTwo}`,
  );
}

function readIcdRows(reader: Reader, file: string | undefined): StarterIcdRow[] {
  return reader.table(
    file,
    ['code', 'billable', 'short_title', 'long_title'],
    (cells, note): StarterIcdRow => {
      if (!/^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(cells.code)) note(`"${cells.code}" is not an ICD-10-CM code with its dot.`);
      if (cells.billable !== '0' && cells.billable !== '1') note('billable must be 0 or 1.');
      return { code: cells.code, billable: cells.billable === '1', shortTitle: cells.short_title, longTitle: cells.long_title };
    },
    (row) => row.code,
  );
}

function readSections(reader: Reader): StarterSection[] {
  const cpt = reader.table(
    'sections/cpt-sections.tsv',
    ['first_code', 'last_code', 'parent', 'title'],
    (cells): StarterSection => section('CPT', cells.first_code, cells.last_code, cells.parent, cells.title),
    sectionKey,
  );
  const hcpcs = reader.table(
    'sections/hcpcs-letters.tsv',
    ['letter', 'first_code', 'last_code', 'title'],
    (cells): StarterSection => section('HCPCS', cells.first_code, cells.last_code, '', cells.title),
    sectionKey,
  );
  const icd = reader.table(
    'sections/icd10cm-chapters.tsv',
    ['chapter', 'first_code', 'last_code', 'title'],
    (cells): StarterSection => section('ICD10CM', cells.first_code, cells.last_code, '', cells.title),
    sectionKey,
  );
  const all = [...cpt, ...hcpcs, ...icd];
  const fileOf = { CPT: 'sections/cpt-sections.tsv', HCPCS: 'sections/hcpcs-letters.tsv', ICD10CM: 'sections/icd10cm-chapters.tsv' } as const;
  for (const system of sectionSystems) checkSections(all.filter((one) => one.system === system), (message) => reader.mistake(fileOf[system], 1, message));
  return all;
}

function section(system: SectionSystem, firstCode: string, lastCode: string, parent: string, title: string): StarterSection {
  return { system, firstCode, lastCode, parent: parent === '' ? null : parent, title };
}

/** Each section lies inside its parent, which stands above it, and overlaps none of its siblings: so a code has one path. */
function checkSections(sections: readonly StarterSection[], note: (message: string) => void): void {
  const above = new Map<string, StarterSection>();
  const siblings = new Map<string, StarterSection[]>();
  for (const one of sections) {
    const key = sectionKey(one);
    if (one.title === '') note(`${key} has no title.`);
    if (!isInSection(one.firstCode, one) || !isInSection(one.lastCode, one)) note(`${key} runs backwards or changes its letter.`);
    if (one.parent !== null) {
      const parent = above.get(one.parent);
      if (parent === undefined) note(`${key} names the parent ${one.parent}, which does not stand above it.`);
      else if (!isInSection(one.firstCode, parent) || !isInSection(one.lastCode, parent)) note(`${key} is not inside its parent ${one.parent}.`);
    }
    const others = siblings.get(one.parent ?? '') ?? [];
    const overlap = others.find((other) => isInSection(one.firstCode, other) || isInSection(one.lastCode, other) || isInSection(other.firstCode, one));
    if (overlap !== undefined) note(`${key} overlaps ${sectionKey(overlap)}.`);
    siblings.set(one.parent ?? '', [...others, one]);
    above.set(key, one);
  }
}

function readModifiers(reader: Reader): StarterModifier[] {
  const file = 'modifiers.json';
  const schema = z.strictObject({
    sources: z.record(z.string(), words),
    rows: z.array(
      z.strictObject({
        modifier: z.string().regex(/^[0-9A-Z]{2}$/),
        name: words,
        description: words,
        whenToUse: words,
        references: z.array(z.strictObject({ source: words, place: words })).min(1),
      }),
    ),
  });
  const data = reader.json(file, schema);
  if (data === null) return [];
  const seen = new Set<string>();
  return reader.counted(
    file,
    data.rows.map(({ references, ...row }): StarterModifier => {
      if (seen.has(row.modifier)) reader.mistake(file, 1, `Modifier ${row.modifier} stands here a second time.`);
      seen.add(row.modifier);
      const cited = references.map(({ source, place }) => {
        const document = data.sources[source];
        if (document === undefined) reader.mistake(file, 1, `Modifier ${row.modifier} cites "${source}", which is not among the sources.`);
        return `${document ?? source}, ${place}`;
      });
      return { ...row, reference: cited.join('; ') };
    }),
  );
}

function readIndicators(reader: Reader): StarterIndicator[] {
  const file = 'indicators.json';
  const schema = z.strictObject({
    sources: z.record(z.string(), words),
    rows: z.array(z.strictObject({ field: words, value: words, short: words, meaning: words, scheduler_note: words, source: words })),
  });
  const data = reader.json(file, schema);
  if (data === null) return [];
  const seen = new Set<string>();
  return reader.counted(
    file,
    data.rows.map((row): StarterIndicator => {
      const key = `${row.field} ${row.value}`;
      if (seen.has(key)) reader.mistake(file, 1, `${key} stands here a second time.`);
      seen.add(key);
      const reference = data.sources[row.source];
      if (reference === undefined) reader.mistake(file, 1, `${key} cites "${row.source}", which is not among the sources.`);
      return {
        field: row.field,
        value: row.value,
        short: row.short,
        meaning: row.meaning,
        note: row.scheduler_note === '-' ? null : row.scheduler_note,
        reference: reference ?? row.source,
      };
    }),
  );
}

function readAbbreviations(reader: Reader): StarterAbbreviation[] {
  return reader.table(
    'abbreviations.tsv',
    ['abbreviation', 'expansion'],
    (cells, note): StarterAbbreviation => {
      if (cells.abbreviation === '' || cells.expansion === '') note('An abbreviation and its expansion must both be there.');
      return { abbreviation: cells.abbreviation, expansion: cells.expansion };
    },
    (row) => `${row.abbreviation.toLowerCase()} = ${row.expansion.toLowerCase()}`,
  );
}

function readNotices(reader: Reader): StarterNotice[] {
  const file = 'notices.json';
  const schema = z.strictObject({ notices: z.array(z.strictObject({ id: words, kind: z.enum(['text', 'template']), text: words })) });
  const notices = reader.json(file, schema)?.notices ?? [];
  const seen = new Set<string>();
  for (const { id, kind, text } of notices) {
    if (seen.has(id)) reader.mistake(file, 1, `The notice ${id} stands here a second time.`);
    seen.add(id);
    if (text.includes('{year}') !== (kind === 'template')) reader.mistake(file, 1, `The notice ${id} must ${kind === 'template' ? '' : 'not '}carry {year}.`);
  }
  return reader.counted(file, notices);
}
