import type { CodeKey } from '../model/code.ts';
import type { Source } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import { rvuInWords } from '../rules/amounts-in-words.ts';
import type { CodeFacts, FeeValues, ValueInWords } from '../rules/code-changes.ts';
import { feeSchedule, type FeeScheduleRow } from './fee-schedule-rows.ts';
import { findCode } from './find-code.ts';
import { indicatorWords, type IndicatorField } from './indicator-fact.ts';
import { PageContext } from './page-context.ts';
import { isWholeRelease } from './whole-release.ts';
import { bestSource, compareRelease } from '../model/source-order.ts';
import { reasonAt } from '../rules/priced-line.ts';

/** Reads what a bookmark keeps of its code, for many codes of one catalog. */
export interface CodeFactsReader {
  read(key: CodeKey): CodeFacts;
  /** What a value means in the running catalog's words. */
  readonly inWords: ValueInWords;
}

const outpatientSql = 'SELECT status_indicator AS status, source_id AS sourceId FROM opps WHERE code = :code';
const rowsSql = {
  'pfs-relative-values': "SELECT 1 FROM pfs WHERE code = :code AND source_id = :sourceId LIMIT 1",
  'icd10cm-order': "SELECT 1 FROM descriptor WHERE system = 'ICD10CM' AND code = :code AND kind = 'long' AND source_id = :sourceId",
  'icd10pcs-order': "SELECT 1 FROM descriptor WHERE system = 'ICD10PCS' AND code = :code AND kind = 'long' AND source_id = :sourceId",
};

const fields: Readonly<Record<Exclude<keyof FeeValues, 'facilityTotal' | 'nonFacilityTotal'>, IndicatorField>> = {
  status: 'pfs_status',
  globalDays: 'global_days',
  multipleProcedure: 'multiple_procedure',
  bilateral: 'bilateral',
  assistantAtSurgery: 'assistant_at_surgery',
  coSurgeons: 'co_surgeons',
  teamSurgery: 'team_surgery',
};

/** @param catalog version of the catalog that `db` is. */
export function createCodeFactsReader(db: ReadDb, catalog: string, sources: readonly Source[]): CodeFactsReader {
  const byId = new Map(sources.map((source) => [source.sourceId, source]));

  function read(key: CodeKey): CodeFacts {
    const kind = key.system === 'ICD10CM' ? 'icd10cm-order' : key.system === 'ICD10PCS' ? 'icd10pcs-order' : 'pfs-relative-values';
    const ofKind = sources.filter((source) => source.kind === kind);
    const newestRelease = (bestSource(ofKind) ?? bestSource(sources))?.releaseLabel ?? '';
    const record = findCode(db, key);
    if (record === undefined) {
      return { catalog, inCatalog: false, endedIn: null, newestRelease, title: '', titleFrom: '', titleRelease: '', fee: null, validForBilling: null, inpatientOnly: null };
    }
    const context = new PageContext(db, record, byId);
    const schedule = feeSchedule(context);
    const titleSource = context.source(record.titleSourceId);
    // The starter's own title of a diagnosis says nothing about the releases that have it.
    const last = schedule?.mainSource ?? (context.isProcedure ? null : lastWithRow(ofKind, record.code));
    return {
      catalog,
      inCatalog: true,
      endedIn: last === null ? null : endedIn(ofKind, record.code, last),
      newestRelease,
      title: record.title,
      titleFrom: `${titleSource.layer} ${titleSource.kind}`,
      titleRelease: titleSource.releaseLabel,
      titleSince: titleSource.effectiveFrom,
      fee: schedule === null ? null : { release: schedule.mainSource.releaseLabel, since: schedule.mainSource.effectiveFrom, values: feeValues(schedule.main) },
      validForBilling: context.isProcedure ? null : record.billable === 1,
      inpatientOnly: context.isProcedure ? inpatientOnly(record.code) : null,
    };
  }

  function hasRow(source: Source, code: string): boolean {
    const sql = source.kind === 'icd10cm-order' || source.kind === 'icd10pcs-order' ? rowsSql[source.kind] : rowsSql['pfs-relative-values'];
    return db.prepare(sql).get({ code, sourceId: source.sourceId }) !== undefined;
  }

  function lastWithRow(ofKind: readonly Source[], code: string): Source | null {
    return bestSource(ofKind.filter((source) => hasRow(source, code))) ?? null;
  }

  /** The newest whole release after the last one that has the code; null when there is none. */
  function endedIn(ofKind: readonly Source[], code: string, last: Source): string | null {
    const later = ofKind.filter((source) => isWholeRelease(source) && isLater(source, last) && !hasRow(source, code));
    return bestSource(later)?.releaseLabel ?? null;
  }

  function inpatientOnly(code: string): boolean | null {
    const rows = db.prepare<{ status: string; sourceId: number }>(outpatientSql).all({ code });
    const best = bestSource(rows.flatMap(({ sourceId }) => byId.get(sourceId) ?? []));
    const row = rows.find(({ sourceId }) => sourceId === best?.sourceId);
    return row === undefined ? null : row.status === 'C';
  }

  return {
    read,
    inWords(name, value) {
      if (name === 'facilityTotal' || name === 'nonFacilityTotal') return value;
      return indicatorWords({ db }, fields[name], value).short;
    },
  };
}

/** Whether a release came after another one of its kind. */
export function isLater(source: Source, last: Source): boolean {
  if (source.effectiveFrom !== null && last.effectiveFrom !== null) return source.effectiveFrom > last.effectiveFrom;
  return compareRelease(source, last) < 0;
}

function feeValues(row: FeeScheduleRow): FeeValues {
  const payable = (place: 'facility' | 'non-facility', total: number) => (reasonAt(row, place) === null ? rvuInWords(total) : null);
  return {
    status: orNull(row.status),
    globalDays: orNull(row.globalDays),
    facilityTotal: payable('facility', row.facilityTotal),
    nonFacilityTotal: payable('non-facility', row.nonFacilityTotal),
    multipleProcedure: orNull(row.multipleProcedure),
    bilateral: orNull(row.bilateral),
    assistantAtSurgery: orNull(row.assistantAtSurgery),
    coSurgeons: orNull(row.coSurgeons),
    teamSurgery: orNull(row.teamSurgery),
  };
}

function orNull(value: string | null): string | null {
  return value === '' ? null : value;
}
