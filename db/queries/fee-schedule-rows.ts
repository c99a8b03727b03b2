import type { Source } from '../model/source.ts';
import { compareIssue, compareRelease } from '../model/source-order.ts';
import type { PageContext } from './page-context.ts';
import { isWholeRelease } from './whole-release.ts';

/** A row of the Medicare fee schedule. RVUs and package parts in hundredths, conversion factor in ten-thousandths of a dollar. */
export interface FeeScheduleRow {
  sourceId: number;
  code: string;
  modifier: string;
  status: string;
  notUsedForMedicare: string | null;
  workRvu: number;
  nonFacilityPeRvu: number;
  nonFacilityNa: 0 | 1;
  facilityPeRvu: number;
  facilityNa: 0 | 1;
  mpRvu: number;
  nonFacilityTotal: number;
  facilityTotal: number;
  pctc: string | null;
  globalDays: string | null;
  preOp: number | null;
  intraOp: number | null;
  postOp: number | null;
  multipleProcedure: string | null;
  bilateral: string | null;
  assistantAtSurgery: string | null;
  coSurgeons: string | null;
  teamSurgery: string | null;
  pricingIndicator: string | null;
  endoBase: string | null;
  conversionFactor: number;
  physicianSupervision: string | null;
  imagingFamily: string | null;
}

const columns = `
  source_id AS sourceId, code, modifier, status, not_used_for_medicare AS notUsedForMedicare, work_rvu AS workRvu,
         nonfacility_pe_rvu AS nonFacilityPeRvu, nonfacility_na AS nonFacilityNa, facility_pe_rvu AS facilityPeRvu,
         facility_na AS facilityNa, mp_rvu AS mpRvu, nonfacility_total AS nonFacilityTotal, facility_total AS facilityTotal,
         pctc, global_days AS globalDays, pre_op AS preOp, intra_op AS intraOp, post_op AS postOp,
         multiple_procedure AS multipleProcedure, bilateral, assistant_at_surgery AS assistantAtSurgery,
         co_surgeons AS coSurgeons, team_surgery AS teamSurgery, pricing_indicator AS pricingIndicator, endo_base AS endoBase,
         conversion_factor AS conversionFactor, physician_supervision AS physicianSupervision, imaging_family AS imagingFamily`;

const sql = `SELECT ${columns} FROM pfs WHERE code = :code ORDER BY modifier, source_id`;

/** The same for a JSON array of codes. */
export const feeRowsOfCodes = `SELECT ${columns} FROM pfs WHERE code IN (SELECT value FROM json_each(:codes)) ORDER BY code, modifier, source_id`;

export interface FeeSchedule {
  /** The row without modifier of the release that counts. */
  main: FeeScheduleRow;
  mainSource: Source;
  /** Its sister rows of the same file: 26, TC, 53. */
  ownRows: FeeScheduleRow[];
  /** Rows of other loaded files, the release that would count next first. */
  others: FeeScheduleRow[];
  /** The conversion factor of the other file of the same release, where one is loaded; ten-thousandths. */
  otherFactor: number | null;
  /** A later whole file of the same layer that has no row for the code; the code may have ended. */
  newerWithoutRow: Source | null;
}

/**
 * The fee schedule rows of a code, and which counts: by layer, then the latest effective date; of two files of one release the
 * lower conversion factor, the one for clinicians who are not qualifying APM participants (two factors since 2026,
 * section 1848(d)(1)(A) of the Act). Null when no loaded file has a row.
 */
export function feeSchedule(context: PageContext): FeeSchedule | null {
  if (!context.isProcedure) return null;
  const rows = context.db.prepare<FeeScheduleRow>(sql).all({ code: context.record.code });
  const mains = rows.filter((row) => row.modifier === '').sort((a, b) => compareFeeRows(context, a, b));
  const main = mains[0] ?? rows[0];
  if (main === undefined) return null;
  const mainSource = context.source(main.sourceId);
  const twin = mains.find((row) => row !== main && row.conversionFactor !== main.conversionFactor && compareRelease(context.source(row.sourceId), mainSource) === 0);
  return {
    main,
    mainSource,
    ownRows: rows.filter((row) => row.sourceId === main.sourceId && row !== main),
    others: rows.filter((row) => row.sourceId !== main.sourceId).sort((a, b) => compareFeeRows(context, a, b) || compareText(a.modifier, b.modifier)),
    otherFactor: twin?.conversionFactor ?? null,
    newerWithoutRow: newerWithoutRow(context, rows, mainSource),
  };
}

/** Which of two rows of a code counts: negative when `a` does. See `feeSchedule`. */
export function compareFeeRows(context: Pick<PageContext, 'source'>, a: Pick<FeeScheduleRow, 'sourceId' | 'conversionFactor'>, b: Pick<FeeScheduleRow, 'sourceId' | 'conversionFactor'>): number {
  const first = context.source(a.sourceId);
  const second = context.source(b.sourceId);
  return compareRelease(first, second) || a.conversionFactor - b.conversionFactor || compareIssue(first, second);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function newerWithoutRow(context: PageContext, rows: readonly FeeScheduleRow[], mainSource: Source): Source | null {
  const withRow = new Set(rows.map((row) => row.sourceId));
  const newer = [...context.sources.values()]
    .filter((source) => source.kind === 'pfs-relative-values' && source.layer === mainSource.layer && !withRow.has(source.sourceId))
    .filter((source) => isWholeRelease(source) && compareRelease(source, mainSource) < 0)
    .sort(compareRelease);
  return newer[0] ?? null;
}
