import type { ChangeRow, ChangeRows, ChangeRowsRequest, ChangeSummary, ComparedSide } from '../../model/catalog-changes.ts';
import { changeKinds, kindsOfTwoCodes, type ChangeKind } from '../../model/change-kinds.ts';
import type { CodeKey, CodeSystem } from '../../model/code.ts';
import { bestSource } from '../../model/source-order.ts';
import { sourceKinds } from '../../model/source.ts';
import { openBeside, type Owned, type WriteDb } from '../../open/database.ts';
import { conversionFactorInWords } from '../../rules/amounts-in-words.ts';
import { differenceInWords } from './fields.ts';
import { findFactorChanges, findFeeChanges, findUnsharedColumns } from './fee-changes.ts';
import { findListedCodes, listingKinds } from './listed-codes.ts';
import { findPairChanges, pairSources } from './pair-changes.ts';
import { findClassChanges } from './class-changes.ts';
import { findPriceChanges } from './price-changes.ts';
import { rankSources, wholeSource, type SourcesOfSides } from './sides.ts';
import { comparedTables, findTableChanges } from './table-changes.ts';
import { findTextChanges } from './text-changes.ts';

const twoCodesSql = kindsOfTwoCodes.map((kind) => `'${kind}'`).join(', ');

/** What is different between two catalogs, worked out once and read page by page. */
export interface CatalogChanges {
  readonly summary: ChangeSummary;
  rows(request: ChangeRowsRequest): ChangeRows;
  close(): void;
}

/**
 * Compares two published catalogs, each by the release that counts in it. The rows stand in a temporary table of SQLite, which it keeps
 * on the disk when there are many.
 * @param office the codes that the office has bookmarked or written about: they are marked, so that they can be told first.
 * @throws SqliteError when a file is missing or no catalog; the caller has checked both.
 */
export function changesBetween(before: string, now: string, office: readonly CodeKey[]): CatalogChanges {
  const db = openBeside(now, before, 'former');
  try {
    db.exec(`
      CREATE TEMP TABLE change (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, system TEXT, code TEXT NOT NULL, part TEXT, differences TEXT NOT NULL,
        before_source INTEGER, now_source INTEGER, of_office INTEGER NOT NULL DEFAULT 0);
      CREATE INDEX temp.change_by_code ON change(system, code);
      CREATE TEMP TABLE office (system TEXT, code TEXT, PRIMARY KEY (system, code)) WITHOUT ROWID;`);
    const sources = rankSources(db);
    findListedCodes(db, sources);
    findTextChanges(db, sources);
    findFeeChanges(db, sources);
    findTableChanges(db, sources);
    findPairChanges(db, sources);
    findClassChanges(db, sources);
    findPriceChanges(db, sources);
    db.exec('CREATE INDEX temp.change_by_kind ON change(kind)');
    markOffice(db, office);
    const summary = summaryOf(db, sources);
    return { summary, rows: (request) => readRows(db, request), close: () => db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}

function markOffice(db: Owned<WriteDb>, office: readonly CodeKey[]): void {
  const insert = db.prepareWrite('INSERT OR IGNORE INTO office VALUES (:system, :code)');
  for (const { system, code } of office) insert.run({ system, code });
  db.exec(`
    UPDATE change SET of_office = 1 WHERE (system, code) IN (SELECT system, code FROM office)
      OR (kind IN (${twoCodesSql}) AND part IN (SELECT code FROM office));
    CREATE INDEX temp.change_of_office ON change(system, code) WHERE of_office = 1;`);
}

function summaryOf(db: WriteDb, sources: SourcesOfSides): ChangeSummary {
  const counted = db.prepare<{ kind: ChangeKind; rows: number; codes: number; ofOffice: number }>(
    "SELECT kind, count(*) AS rows, count(DISTINCT coalesce(system, '') || code) AS codes, sum(of_office) AS ofOffice FROM change GROUP BY kind").all();
  return {
    before: side(db, 'former', sources.before),
    now: side(db, 'main', sources.now),
    compared: sourceKinds.flatMap((kind) => {
      const [before, now] = [sources.before, sources.now].map((list) => bestSource(list.filter((source) => source.kind === kind))?.sourceId ?? null);
      return before == null && now == null ? [] : [{ kind, before: before ?? null, now: now ?? null }];
    }),
    conversionFactors: findFactorChanges(db).map(({ beforeSource, nowSource, before, now, codes }) => ({
      before: { source: beforeSource, factor: conversionFactorInWords(before) }, now: { source: nowSource, factor: conversionFactorInWords(now) }, codes,
    })),
    notCompared: notCompared(db, sources),
    kinds: changeKinds.map((kind) => counted.find((row) => row.kind === kind) ?? { kind, rows: 0, codes: 0, ofOffice: 0 }),
    ofOffice: db.prepare<{ rows: number; codes: number }>(`
      SELECT count(*) AS rows, (SELECT count(*) FROM office WHERE EXISTS (SELECT 1 FROM change WHERE of_office = 1 AND change.system = office.system AND change.code = office.code)
        OR code IN (SELECT part FROM change WHERE of_office = 1 AND kind IN (${twoCodesSql}))) AS codes
      FROM change WHERE of_office = 1`).get() ?? { rows: 0, codes: 0 },
  };
}

function side(db: WriteDb, schema: 'former' | 'main', sources: SourcesOfSides['now']): ComparedSide {
  const info = new Map(db.prepare<{ key: string; value: string }>(`SELECT key, value FROM ${schema}.catalog_info`).all().map(({ key, value }) => [key, value]));
  return { version: info.get('version') ?? 'unknown', builtAt: info.get('builtAt') ?? '', isStarter: info.get('isStarter') === '1', sources: [...sources] };
}

/** Kinds that are compared at all; of the others a page shows what is loaded. */
const comparedKinds = [...listingKinds, ...comparedTables.flatMap((table) => table.sources), ...pairSources, 'ccs-services' as const];

/** What only one of the two catalogs has whole, in sentences: it is no change of a code. */
function notCompared(db: WriteDb, sources: SourcesOfSides): string[] {
  const sentences = comparedKinds.flatMap((kind) => {
    const before = wholeSource(sources.before, kind);
    const now = wholeSource(sources.now, kind);
    const whole = before ?? now;
    if (whole === null || (before !== null && now !== null)) return [];
    const lacking = (before === null ? sources.before : sources.now).some((source) => source.kind === kind) ? 'only a part of such a file' : 'no such file';
    return [`${whole.title}: the ${before === null ? 'earlier' : 'later'} catalog has ${lacking}, so its rows are not told as ${before === null ? 'new' : 'ended'}.`];
  });
  for (const { label, isInNow, sourceId } of findUnsharedColumns(db)) {
    const source = (isInNow ? sources.before : sources.now).find((one) => one.sourceId === sourceId);
    if (source !== undefined) sentences.push(`${label}: ${source.releaseLabel} has no such column.`);
  }
  return sentences;
}

interface StoredRow {
  kind: ChangeKind;
  system: CodeSystem | null;
  code: string;
  title: string | null;
  part: string | null;
  differences: string;
  beforeSource: number | null;
  nowSource: number | null;
  ofOffice: 0 | 1;
}

function readRows(db: WriteDb, { kind, officeOnly, text, offset, limit }: ChangeRowsRequest): ChangeRows {
  const typed = text.trim();
  const conditions = [
    ...(kind === null ? [] : ['change.kind = :kind']),
    ...(officeOnly ? ['of_office = 1'] : []),
    ...(typed === '' ? [] : ["(substr(replace(change.code, '.', ''), 1, length(:code)) = :code OR substr(part, 1, length(:code)) = :code OR instr(lower(coalesce(n.title, b.title)), lower(:text)) > 0)"]),
  ];
  const from = `
    FROM change LEFT JOIN main.code AS n ON n.system = change.system AND n.code = change.code
    LEFT JOIN former.code AS b ON b.system = change.system AND b.code = change.code
    ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}`;
  const values = { ...(kind === null ? {} : { kind }), ...(typed === '' ? {} : { text: typed, code: typed.toUpperCase().replace('.', '') }) };
  const order = officeOnly ? 'change.system, change.code, change.id' : 'change.id';
  const rows = db.prepare<StoredRow>(`
    SELECT change.kind, change.system, change.code, coalesce(n.title, b.title) AS title, nullif(part, '') AS part, differences,
           before_source AS beforeSource, now_source AS nowSource, of_office AS ofOffice
    ${from} ORDER BY ${order} LIMIT :limit OFFSET :offset`).all({ ...values, limit, offset });
  const total = typed === '' && kind !== null && !officeOnly
    ? db.prepare<{ total: number }>('SELECT count(*) AS total FROM change WHERE kind = :kind').get({ kind })
    : db.prepare<{ total: number }>(`SELECT count(*) AS total ${from}`).get(values);
  return { rows: rows.map((row) => told(db, row)), total: total?.total ?? 0 };
}

function told(db: WriteDb, { differences, ofOffice, ...row }: StoredRow): ChangeRow {
  const stored = JSON.parse(differences) as [string, string | number | null, string | number | null][];
  return { ...row, differences: stored.map((one) => differenceInWords(db, one)), ofOffice: ofOffice === 1 };
}
