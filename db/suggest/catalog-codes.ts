import type { CodeSystem } from '../model/code.ts';
import type { CodeStatus } from '../model/suggestion.ts';
import type { ReadDb } from '../open/database.ts';
import { createCodeFactsReader } from '../queries/code-facts.ts';
import { listSources } from '../queries/list-sources.ts';
import { goneWords } from '../rules/code-changes.ts';

export interface KnownCode {
  readonly system: CodeSystem;
  readonly code: string;
  readonly title: string;
  readonly billable: boolean;
}

export interface CatalogCodes {
  /** The codes that are written so, compact and in capitals; CPT and HCPCS before diagnoses before inpatient procedures. */
  find(compact: string): readonly KnownCode[];
  /** Whether a release still has it, and had it on the date. @param on ISO date of service; null: today's releases alone count */
  status(known: KnownCode, on: string | null): { status: CodeStatus; remark: string | null };
  /** Whether such a modifier is known at all. */
  isModifier(modifier: string): boolean;
}

// The index of `compact` leaves inpatient procedures out.
const findSql = `
  SELECT system, code, title, billable FROM code WHERE compact = :compact AND system <> 'ICD10PCS'
  UNION ALL SELECT system, code, title, billable FROM code WHERE code = :compact AND system = 'ICD10PCS'`;
const datesSql = 'SELECT hcpcs.added_on AS addedOn, hcpcs.ended_on AS endedOn, source.release_label AS release FROM hcpcs JOIN source USING (source_id) WHERE hcpcs.code = :code ORDER BY source.release DESC';
const changesSql = `
  SELECT code_change.change, source.release_label AS release, source.effective_from AS since FROM code_change JOIN source USING (source_id)
  WHERE code_change.system = :system AND code_change.code = :code ORDER BY source.release DESC`;
// The CPT modifiers stand in the program's own list and in a delivery; those of HCPCS in their release.
const modifiersSql = 'SELECT modifier FROM modifier UNION SELECT modifier FROM hcpcs_modifier UNION SELECT modifier FROM official_modifier';
/** Modifiers that Medicare or the code set knows and a catalog without their release lacks. */
const everywhere = ['LT', 'RT', 'E1', 'E2', 'E3', 'E4', 'FA', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'TA', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'LC', 'LD', 'LM', 'RC', 'RI', 'AS', 'TC', 'XE', 'XS', 'XP', 'XU', 'GC', 'KX', '22', '23', '24', '25', '26', '27', '32', '33', '47', '50', '51', '52', '53', '54', '55', '56', '57', '58', '59', '62', '63', '66', '73', '74', '76', '77', '78', '79', '80', '81', '82', '90', '91', '92', '95', '99'];

const order: readonly CodeSystem[] = ['CPT', 'HCPCS', 'ICD10CM', 'ICD10PCS'];

/** Reads codes of one catalog; each is looked up once. */
export function openCatalogCodes(db: ReadDb): CatalogCodes {
  const find = db.prepare<{ system: CodeSystem; code: string; title: string; billable: number }>(findSql);
  const dates = db.prepare<{ addedOn: string | null; endedOn: string | null; release: string }>(datesSql);
  const changes = db.prepare<{ change: string; release: string; since: string | null }>(changesSql);
  const found = new Map<string, readonly KnownCode[]>();
  const statuses = new Map<string, { status: CodeStatus; remark: string | null }>();
  const modifiers = new Set([...everywhere, ...db.prepare<{ modifier: string }>(modifiersSql).all().map(({ modifier }) => modifier.toUpperCase())]);
  let facts: ReturnType<typeof createCodeFactsReader> | null = null;
  const endedIn = (known: KnownCode): string | null => {
    facts ??= createCodeFactsReader(db, '', listSources(db));
    const now = facts.read(known);
    return now.endedIn === null ? null : goneWords(now);
  };

  function statusOf(known: KnownCode, on: string | null): { status: CodeStatus; remark: string | null } {
    if (known.system === 'HCPCS') {
      const [row] = dates.all({ code: known.code });
      if (row !== undefined && row.endedOn !== null && on !== null && row.endedOn < on) return { status: 'not-valid-on-date', remark: `${known.code} ended on ${row.endedOn} (HCPCS Level II, ${row.release}).` };
      if (row !== undefined && row.addedOn !== null && on !== null && on < row.addedOn) return { status: 'not-valid-on-date', remark: `${known.code} is valid from ${row.addedOn} on (HCPCS Level II, ${row.release}).` };
      if (row !== undefined && row.endedOn !== null && on === null) return { status: 'deleted', remark: `${known.code} ended on ${row.endedOn} (HCPCS Level II, ${row.release}).` };
    }
    if (known.system === 'ICD10CM' || known.system === 'ICD10PCS') {
      for (const { change, release, since } of changes.all({ system: known.system, code: known.code })) {
        if (change === 'add' && on !== null && since !== null && on < since) return { status: 'not-valid-on-date', remark: `${known.code} is valid from ${since} on (${release}).` };
        if (change === 'delete' && (on === null || since === null || on >= since)) return { status: on === null ? 'deleted' : 'not-valid-on-date', remark: `${known.code} was deleted with ${release}.` };
      }
    }
    const gone = endedIn(known);
    if (gone !== null) return { status: 'deleted', remark: gone };
    return { status: 'known', remark: known.billable ? null : `${known.code} is a heading: bill a code below it.` };
  }

  return {
    find(compact) {
      let known = found.get(compact);
      if (known === undefined) {
        known = find.all({ compact }).map((row) => ({ ...row, billable: row.billable === 1 })).sort((a, b) => order.indexOf(a.system) - order.indexOf(b.system));
        // A schedule of a year names some hundred codes; a hostile text names as many as it has words.
        if (found.size > 20_000) found.clear();
        found.set(compact, known);
      }
      return known;
    },
    status(known, on) {
      const key = `${known.system} ${known.code} ${on ?? ''}`;
      let status = statuses.get(key);
      if (status === undefined) {
        status = statusOf(known, on);
        if (statuses.size > 20_000) statuses.clear();
        statuses.set(key, status);
      }
      return status;
    },
    isModifier: (modifier) => modifiers.has(modifier.toUpperCase()),
  };
}
