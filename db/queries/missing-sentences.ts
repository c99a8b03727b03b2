import type { CodeSystem } from '../model/code.ts';
import type { Source, SourceKind } from '../model/source.ts';
import { bestSource } from '../model/source-order.ts';

export interface Missing {
  state: 'missing';
  sentence: string;
}

export function missing(sentence: string): Missing {
  return { state: 'missing', sentence };
}

/**
 * The release that was imported of a kind, newest first, or undefined when none was. The starter's own facts do not count: they
 * cover a few sections, so that a code without a starter row says nothing.
 */
export function loadedRelease(sources: Iterable<Source>, kind: SourceKind): Source | undefined {
  return bestSource([...sources].filter((source) => source.kind === kind && source.layer !== 'starter'));
}

/** What stands in the place of a part: which file would bring it, or that the loaded file has no row for the code. */
export const sentences = {
  overview: 'No plain-language overview of this code: add your own in an office text file.',
  whatIsDone: 'No plain-language description of this code: add your own in an office text file.',
  clinical: 'No clinical context for this code: add your own in an office text file.',
  toHaveReady: 'No list of what to have ready: add your own in an office text file.',
  askBeforeBooking: 'No questions before booking: add your own in an office text file.',
  billing: 'No billing overview for this code: it comes with the plain-language texts, the Medicare PFS relative value file (PPRRVU) and OPPS Addendum B.',
  family: 'No comparison with similar codes is loaded: add one in an office text file.',
  familyOfDiagnosis: 'Similar diagnoses stand above and below in the classification.',
  crosswalks: 'No crosswalks for this code: add your own links in an office text file.',
  classification: 'Only diagnosis codes stand in this classification.',
  payers: 'No rates of other payers are loaded, and this version reads no payer or hospital price files: ask the payer.',
  diagnosisBilling: 'A diagnosis is not billed by itself; its procedure is.',
  diagnosisModifiers: 'Modifiers go with procedure codes; a diagnosis takes none.',
  diagnosisEdits: 'NCCI edits pair procedure codes; a diagnosis has none.',
  diagnosisUnits: 'Unit limits apply to procedure codes, not to diagnoses.',
  diagnosisFees: 'Medicare pays procedures, not diagnoses: a diagnosis has no fee schedule row.',
  diagnosisHospital: 'Hospital outpatient payment goes by procedure code; a diagnosis has none.',
  fees: 'Fees by locality need a fee schedule row of this code: import the Medicare PFS relative value file (PPRRVU).',
  gpci: 'No GPCI loaded: import the Medicare GPCI file of the same year for fees by locality.',
  modifiersWithoutRow: 'Which modifiers apply is read from the fee schedule row of this code: import the Medicare PFS relative value file (PPRRVU).',

  modifiersUnpaid: (status: string): string => `Medicare pays nothing for this code under the physician fee schedule (status ${status}), so no modifier changes its payment.`,

  descriptions: (system: CodeSystem): string =>
    system === 'CPT'
      ? 'No official descriptor loaded: import the AMA CPT delivery, or a Medicare PFS relative value file (PPRRVU) for the short one.'
      : system === 'HCPCS'
        ? 'No official descriptor loaded: import the HCPCS Level II file, or a Medicare PFS relative value file (PPRRVU) for the short one.'
        : 'No official title loaded: import the ICD-10-CM order file.',

  feeSchedule: (loaded: Source | undefined): string =>
    loaded === undefined
      ? 'No fee schedule row for this code: import the Medicare PFS relative value file (PPRRVU).'
      : `The loaded fee schedule (${loaded.releaseLabel}) has no row for this code.`,

  edits: (loaded: Source | undefined, starter: boolean): string =>
    loaded !== undefined
      ? `The loaded NCCI practitioner edits (${loaded.releaseLabel}) have no pair with this code.`
      : starter
        ? 'No NCCI edits loaded for this code: import the NCCI practitioner PTP file. The program itself brings the pairs of a few sections only.'
        : 'No NCCI edits loaded: import the NCCI practitioner PTP file.',

  units: (loaded: Source | undefined): string =>
    loaded === undefined
      ? 'No MUE row for this code, which does not mean there is no limit: import the NCCI practitioner MUE table.'
      : `The loaded MUE table (${loaded.releaseLabel}) has no row for this code; that does not mean there is no limit.`,

  hospital: (loaded: Source | undefined): string =>
    loaded === undefined ? 'No hospital outpatient row for this code: import OPPS Addendum B.' : `The loaded OPPS Addendum B (${loaded.releaseLabel}) has no row for this code.`,

  otherYear: (gpci: Source, feeSchedule: Source): string =>
    `The loaded GPCI (${gpci.releaseLabel}) is of another year than the fee schedule row (${feeSchedule.releaseLabel}): import the GPCI of that year.`,
} as const;
