import { nextName, openSearchPart, searchPartNames, type SearchPart } from '../search/index-part.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { VerifyReport } from '../model/catalog.ts';
import { openReadOnly, type ReadDb } from '../open/database.ts';
import { applicationId, schemaVersion } from './catalog-marks.ts';
import { sourceFormats } from './formats.ts';
import { sourcedTables } from './sourced-tables.ts';
import { pairProblems } from './verify-pairs.ts';

type Check = VerifyReport['checks'][number];

/** Of a file that can be opened. */
const checkCount = 7;

/**
 * Reads a whole catalog and holds it against what it must be. Integrity covers tables, indexes and, since SQLite 3.44,
 * the full-text indexes as far as they hold no text of their own.
 * @param onProgress told the share of the checks that are done; it may throw to stop.
 */
export function verifyCatalog(path: string, onProgress?: (fraction: number) => void): VerifyReport {
  const checks: Check[] = [];
  let db;
  try {
    db = openReadOnly(path);
  } catch (error) {
    return { version: 'unknown', ok: false, checks: [{ name: 'file', ok: false, detail: `cannot be opened: ${message(error)}` }] };
  }
  try {
    const open = db;
    // A file that is mapped counts as memory of this process, and every page of it is read once.
    open.prepare('PRAGMA mmap_size = 0').all();
    const add = (name: string, work: () => { ok: boolean; detail: string }): void => {
      try {
        checks.push({ name, ...work() });
      } catch (error) {
        checks.push({ name, ok: false, detail: message(error) });
      }
      onProgress?.(checks.length / checkCount);
    };
    let version = 'unknown';
    add('identity', () => {
      version = text(open, "SELECT value FROM catalog_info WHERE key = 'version'") ?? 'unknown';
      const id = number(open, 'SELECT application_id FROM pragma_application_id');
      const layout = number(open, 'SELECT user_version FROM pragma_user_version');
      return { ok: id === applicationId && layout === schemaVersion && version !== 'unknown', detail: `catalog ${version}, layout ${layout}` };
    });
    add('integrity', () => {
      const answers = open.prepare<{ integrity_check: string }>('PRAGMA integrity_check').all().map((row) => row.integrity_check);
      return { ok: answers.length === 1 && answers[0] === 'ok', detail: answers.slice(0, 5).join('; ') };
    });
    add('references', () => {
      const broken = open.prepare<{ table: string }>('PRAGMA foreign_key_check').all();
      return { ok: broken.length === 0, detail: broken.length === 0 ? 'every row names an existing source' : `${broken.length} rows name something that does not exist, first in ${broken[0]?.table ?? ''}` };
    });
    add('sources', () => sourceCounts(open));
    add('titles', () => {
      const without = number(open, "SELECT count(*) FROM code WHERE trim(title) = ''");
      const codes = number(open, 'SELECT count(*) FROM code');
      return { ok: without === 0 && codes > 0, detail: `${codes} codes, ${without} without a title` };
    });
    add('every code known', () => {
      const lost = number(open, `SELECT count(*) FROM (${[
        'SELECT code FROM pfs',
        'SELECT code FROM mue',
        'SELECT code FROM opps',
        'SELECT code FROM hcpcs',
        'SELECT code FROM asc_payment',
        'SELECT code FROM opps_cap',
        'SELECT code FROM work_time',
        'SELECT code FROM rbcs WHERE ended_on IS NULL',
        'SELECT code FROM ncci_pairs',
        'SELECT add_on FROM add_on_edit',
        'SELECT primary_code FROM add_on_edit WHERE primary_code IS NOT NULL',
      ].join(' UNION ')}) AS released
        WHERE NOT EXISTS (SELECT 1 FROM code WHERE code.system IN ('CPT', 'HCPCS') AND code.code = released.code)`);
      return { ok: lost === 0, detail: lost === 0 ? 'every code of the releases has its page' : `${lost} codes have no page` };
    });
    add('search index', () => searchIndex(open));
    return { version, ok: checks.every((check) => check.ok), checks };
  } finally {
    db.close();
  }
}

/** The same as a `Result`, for whoever only goes on when all is well. */
export function requireVerified(path: string, onProgress?: (fraction: number) => void): Result<VerifyReport> {
  const report = verifyCatalog(path, onProgress);
  if (report.ok) return success(report);
  const failed = report.checks.filter((check) => !check.ok);
  return failure(
    'catalog-verify-failed',
    'The new catalog did not pass its checks and was thrown away. The running catalog was not changed. Import the files again; if it happens again, check the disk.',
    failed.map((check) => `${check.name}: ${check.detail}`).join('; '),
  );
}

function sourceCounts(db: ReadDb): { ok: boolean; detail: string } {
  const wrong: string[] = [];
  const sources = db.prepare<{ sourceId: number; kind: string; kept: number; fileName: string }>('SELECT source_id AS sourceId, kind, rows_kept AS kept, file_name AS fileName FROM source').all();
  for (const { sourceId, kind, kept, fileName } of sources) {
    const countSql = countOf(kind);
    if (countSql === undefined) continue;
    const rows = db.prepare<Record<string, number>>(countSql).get({ sourceId });
    const count = Object.values(rows ?? {})[0] ?? -1;
    if (count !== kept) wrong.push(`${fileName}: ${count} rows where ${kept} were kept`);
  }
  for (const table of sourcedTables(db)) {
    const uncited = number(db, `SELECT count(*) FROM ${table} WHERE source_id NOT IN (SELECT source_id FROM source)`);
    if (uncited > 0) wrong.push(`${table}: ${uncited} rows without a source`);
  }
  wrong.push(...pairProblems(db));
  return { ok: wrong.length === 0, detail: wrong.length === 0 ? `${sources.length} sources, all rows accounted for` : wrong.join('; ') };
}

/** Kinds of which the starter brings facts before their importer stands are counted here. */
const starterCounts: Partial<Record<string, string>> = {
};

function countOf(kind: string): string | undefined {
  return sourceFormats.find((format) => format.kind === kind)?.countSql ?? starterCounts[kind];
}

/** Reads the index as the search does: every code stands in it once, and a code of the catalog is found by a word of its title. */
function searchIndex(db: ReadDb): { ok: boolean; detail: string } {
  const codes = number(db, 'SELECT count(*) FROM code');
  const parts = searchPartNames.flatMap((name) => openSearchPart(db, name) ?? []);
  const indexed = parts.reduce((sum, part) => sum + part.size, 0);
  const words = parts.reduce((sum, part) => sum + part.terms.length, 0);
  const ids = new Set(parts.flatMap((part) => [...part.ids]));
  const missing = number(db, 'SELECT coalesce(max(code_id), 0) FROM code') !== codes || ids.size !== codes;
  const damaged = parts.some((part) => part.size > 0 && !foundByItsWords(part, 0) || !foundByItsWords(part, part.size - 1));
  const ok = indexed === codes && !missing && words > 0 && !damaged;
  return { ok, detail: `${indexed} of ${codes} codes, ${words} words${damaged ? '; a code is not found by its words' : ''}` };
}

function foundByItsWords(part: SearchPart, place: number): boolean {
  const names = part.names(place);
  const titleEnd = names.indexOf(nextName);
  return names.slice(0, titleEnd < 0 ? names.length : titleEnd).every((term) => part.postings(term).codes.includes(place));
}

function number(db: ReadDb, sql: string): number {
  return Number(Object.values(db.prepare<Record<string, unknown>>(sql).get() ?? {})[0] ?? 0);
}

function text(db: ReadDb, sql: string): string | null {
  const value = Object.values(db.prepare<Record<string, unknown>>(sql).get() ?? {})[0];
  return typeof value === 'string' ? value : null;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
