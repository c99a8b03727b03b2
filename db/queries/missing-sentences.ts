import type { Missing } from '../model/code-page.ts';
import type { CodeSystem } from '../model/code.ts';
import type { Source, SourceKind } from '../model/source.ts';
import { bestSource } from '../model/source-order.ts';

/** A part that a file would bring which this version reads: the sentence says which. */
export function notLoaded(sentence: string): Missing {
  return { state: 'missing', why: 'not-loaded', sentence };
}

/** A part that no import brings: it does not go with the code, or what is loaded has nothing of it. */
export function noData(sentence: string): Missing {
  return { state: 'missing', why: 'no-data', sentence };
}

/**
 * The release that was imported of a kind, newest first, or undefined when none was. The starter's own facts do not count: they
 * cover a few sections, so that a code without a starter row says nothing.
 */
export function loadedRelease(sources: Iterable<Source>, kind: SourceKind): Source | undefined {
  return bestSource([...sources].filter((source) => source.kind === kind && source.layer !== 'starter'));
}

/** An office's list has a column for what is done and one for a note, which stands in the overview. */
const ofOfficeList = notLoaded("Import your office's own list, with what is done and a note.");

const feeScheduleFile = 'the Medicare fee schedule relative value file (PPRRVU)';

/** For parts that only the program's own texts have; one sentence, so that the page says it once for all of them. */
const ofOwnTexts = noData("Part of the program's own texts, which do not hold this code.");

/** For parts that go by procedure. */
const ofProcedures = noData('Goes with procedures, not with a diagnosis: see the page of the operation.');

/**
 * What a part without data says. Each sentence stands behind the heading of its part, or of several parts that say the same. Only
 * files that `db/import` reads are asked for: who is sent to fetch any other is sent for nothing.
 */
export const missingPart = {
  overview: ofOfficeList,
  whatIsDone: ofOfficeList,
  clinical: ofOwnTexts,
  toHaveReady: ofOwnTexts,
  askBeforeBooking: ofOwnTexts,
  family: ofOwnTexts,
  crosswalks: ofOwnTexts,
  noNeighbours: noData('No other code differs from this one in number, side or approach alone.'),
  familyOfDiagnosis: noData('Similar diagnoses stand above and below in the classification.'),
  classification: noData('Goes with diagnosis codes and HCPCS Level II.'),
  payers: (loaded: boolean): Missing =>
    loaded ? noData('The loaded price files of hospitals have no price for this code.') : notLoaded('Import the price file of a hospital (csv or json in the CMS format).'),
  ofProcedures,
  gpci: notLoaded('Import the Medicare GPCI file of the same year.'),

  modifiersUnpaid: (status: string): Missing => noData(`Medicare pays nothing for this code under the physician fee schedule (status ${status}), so no modifier changes its payment.`),

  noAmount: (reason: string): Missing => noData(reason),

  descriptions: (system: CodeSystem): Missing =>
    notLoaded(
      system === 'ICD10CM' ? 'Import the ICD-10-CM order file.' : system === 'ICD10PCS' ? 'Import the ICD-10-PCS order file.' : system === 'HCPCS' ? 'Import the HCPCS Level II release (alpha-numeric file).' : `Import ${feeScheduleFile}, which has the short one, or a CPT delivery of the American Medical Association, which has all.`,
    ),

  supply: (loaded: Source | undefined): Missing =>
    loaded === undefined ? notLoaded('Import the HCPCS Level II release (alpha-numeric file).') : noData(`The loaded HCPCS Level II release (${loaded.releaseLabel}) has no record of this code.`),

  feeSchedule: (loaded: Source | undefined): Missing =>
    loaded === undefined ? notLoaded(`Import ${feeScheduleFile}.`) : noData(`The loaded fee schedule (${loaded.releaseLabel}) has no row for this code.`),

  edits: (loaded: Source | undefined): Missing =>
    loaded === undefined
      ? notLoaded('Import the NCCI procedure-to-procedure edits for practitioners, all parts of the quarter: the pairs that come with the program do not hold this code.')
      : noData(`The loaded NCCI practitioner edits (${loaded.releaseLabel}) have no pair with this code.`),

  units: (loaded: Source | undefined): Missing =>
    loaded === undefined
      ? notLoaded('Import the MUE table for practitioners: the unit limits that come with the program do not hold this code.')
      : noData(`The loaded MUE table (${loaded.releaseLabel}) has no row for this code; that does not mean there is no limit.`),

  hospital: (loaded: Source | undefined): Missing =>
    loaded === undefined ? notLoaded('Import OPPS Addendum B, and ASC Addendum AA for surgery centres.') : noData(`The loaded OPPS Addendum B (${loaded.releaseLabel}) has no row for this code.`),

  otherYear: (gpci: Source, feeSchedule: Source): Missing =>
    notLoaded(`The loaded GPCI (${gpci.releaseLabel}) is of another year than the fee schedule row (${feeSchedule.releaseLabel}): import the GPCI of that year.`),
} as const;
