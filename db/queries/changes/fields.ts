import type { Difference } from '../../model/catalog-changes.ts';
import type { ChangeKind } from '../../model/change-kinds.ts';
import type { ReadDb } from '../../open/database.ts';
import { conversionFactorInWords, dollars, rvuInWords } from '../../rules/amounts-in-words.ts';
import { feeLabels } from '../../rules/code-changes.ts';
import { indicatorWords, type IndicatorField } from '../indicator-fact.ts';

/** How a value of the catalog is written: RVUs in hundredths, money in cents, a factor in ten-thousandths, shares and minutes in hundredths, an index in thousandths. */
type Unit = 'text' | 'rvu' | 'cents' | 'factor' | 'share' | 'index' | 'mark' | 'count';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  /** Of the table of meanings. */
  readonly meaning?: IndicatorField;
}

export interface FeeField extends Field {
  readonly column: string;
  readonly kind: Extract<ChangeKind, 'indicators' | 'relative-values' | 'cap-amounts'>;
  /** Blank in most rows of a release that has the column. */
  readonly isSparse?: boolean;
}

/** Every column of the fee schedule, in the order of the record layout. */
export const feeFields: readonly FeeField[] = [
  { name: 'status', label: feeLabels.status, column: 'status', kind: 'indicators', unit: 'text', meaning: 'pfs_status' },
  { name: 'notUsedForMedicare', label: 'RVUs not used for Medicare', column: 'not_used_for_medicare', kind: 'indicators', unit: 'text', isSparse: true },
  { name: 'workRvu', label: 'Work RVU', column: 'work_rvu', kind: 'relative-values', unit: 'rvu' },
  { name: 'nonFacilityPeRvu', label: 'Practice expense RVU, office', column: 'nonfacility_pe_rvu', kind: 'relative-values', unit: 'rvu' },
  { name: 'nonFacilityNa', label: 'Rarely or never in an office (NA)', column: 'nonfacility_na', kind: 'indicators', unit: 'mark' },
  { name: 'facilityPeRvu', label: 'Practice expense RVU, facility', column: 'facility_pe_rvu', kind: 'relative-values', unit: 'rvu' },
  { name: 'facilityNa', label: 'Rarely or never in a facility (NA)', column: 'facility_na', kind: 'indicators', unit: 'mark' },
  { name: 'mpRvu', label: 'Malpractice RVU', column: 'mp_rvu', kind: 'relative-values', unit: 'rvu' },
  { name: 'nonFacilityTotal', label: 'Total RVUs, office', column: 'nonfacility_total', kind: 'relative-values', unit: 'rvu' },
  { name: 'facilityTotal', label: 'Total RVUs, facility', column: 'facility_total', kind: 'relative-values', unit: 'rvu' },
  { name: 'pctc', label: 'Professional and technical part', column: 'pctc', kind: 'indicators', unit: 'text', meaning: 'pctc' },
  { name: 'globalDays', label: feeLabels.globalDays, column: 'global_days', kind: 'indicators', unit: 'text', meaning: 'global_days' },
  { name: 'preOp', label: 'Package share before', column: 'pre_op', kind: 'indicators', unit: 'share' },
  { name: 'intraOp', label: 'Package share of the operation', column: 'intra_op', kind: 'indicators', unit: 'share' },
  { name: 'postOp', label: 'Package share after', column: 'post_op', kind: 'indicators', unit: 'share' },
  { name: 'multipleProcedure', label: feeLabels.multipleProcedure, column: 'multiple_procedure', kind: 'indicators', unit: 'text', meaning: 'multiple_procedure' },
  { name: 'bilateral', label: feeLabels.bilateral, column: 'bilateral', kind: 'indicators', unit: 'text', meaning: 'bilateral' },
  { name: 'assistantAtSurgery', label: feeLabels.assistantAtSurgery, column: 'assistant_at_surgery', kind: 'indicators', unit: 'text', meaning: 'assistant_at_surgery' },
  { name: 'coSurgeons', label: feeLabels.coSurgeons, column: 'co_surgeons', kind: 'indicators', unit: 'text', meaning: 'co_surgeons' },
  { name: 'teamSurgery', label: feeLabels.teamSurgery, column: 'team_surgery', kind: 'indicators', unit: 'text', meaning: 'team_surgery' },
  { name: 'pricingIndicator', label: 'Conversion factor group', column: 'pricing_indicator', kind: 'indicators', unit: 'text', meaning: 'qpp_pricing' },
  { name: 'endoBase', label: 'Endoscopic base code', column: 'endo_base', kind: 'indicators', unit: 'text', isSparse: true },
  // Once for two files: only a row with a factor of its own is told here.
  { name: 'conversionFactor', label: 'Conversion factor of its own', column: 'conversion_factor', kind: 'relative-values', unit: 'factor' },
  { name: 'physicianSupervision', label: 'Supervision', column: 'physician_supervision', kind: 'indicators', unit: 'text', meaning: 'physician_supervision' },
  { name: 'calculationFlag', label: 'Calculation flag', column: 'calculation_flag', kind: 'indicators', unit: 'text' },
  { name: 'imagingFamily', label: 'Imaging family', column: 'imaging_family', kind: 'indicators', unit: 'text', meaning: 'imaging_family' },
  { name: 'oppsNonFacilityPe', label: 'Practice expense for the cap, office', column: 'opps_nonfacility_pe', kind: 'cap-amounts', unit: 'cents' },
  { name: 'oppsFacilityPe', label: 'Practice expense for the cap, facility', column: 'opps_facility_pe', kind: 'cap-amounts', unit: 'cents' },
  { name: 'oppsMp', label: 'Malpractice for the cap', column: 'opps_mp', kind: 'cap-amounts', unit: 'cents' },
];

const otherFields: readonly Field[] = [
  { name: 'title', label: 'Title', unit: 'text' },
  { name: 'descriptor', label: 'Official descriptor', unit: 'text' },
  { name: 'billable', label: 'For billing', unit: 'mark' },
  { name: 'coverage', label: 'Medicare coverage', unit: 'text', meaning: 'hcpcs_coverage' },
  { name: 'pricing', label: 'Pricing', unit: 'text' },
  { name: 'seeAlso', label: 'See also', unit: 'text' },
  { name: 'statute', label: 'Statute', unit: 'text' },
  { name: 'coverageManual', label: 'Coverage manual', unit: 'text' },
  { name: 'carriersManual', label: 'Carriers manual', unit: 'text' },
  { name: 'labCertification', label: 'Laboratory certification', unit: 'text' },
  { name: 'ascGroup', label: 'Surgery centre group', unit: 'text' },
  { name: 'betos', label: 'BETOS class', unit: 'text' },
  { name: 'serviceTypes', label: 'Type of service', unit: 'text' },
  { name: 'anaesthesiaUnits', label: 'Anaesthesia base units', unit: 'count' },
  { name: 'endedOn', label: 'In force until', unit: 'text' },
  { name: 'units', label: 'Units', unit: 'count' },
  { name: 'mai', label: 'Adjudication indicator (MAI)', unit: 'text', meaning: 'mai' },
  { name: 'outpatientStatus', label: 'Hospital outpatient', unit: 'text', meaning: 'opps_si' },
  { name: 'apc', label: 'Payment group (APC)', unit: 'text' },
  { name: 'outpatientPayment', label: 'Hospital outpatient payment, national', unit: 'cents' },
  { name: 'outpatientCopayment', label: 'Copayment, national', unit: 'cents' },
  { name: 'outpatientLeastCopayment', label: 'Copayment, least', unit: 'cents' },
  { name: 'surgeryCentreStatus', label: 'Surgery centre (ASC)', unit: 'text', meaning: 'asc_pi' },
  { name: 'surgeryCentrePayment', label: 'Surgery centre payment, national', unit: 'cents' },
  { name: 'surgeryCentreDiscounting', label: 'Discounted with several procedures', unit: 'mark' },
  { name: 'surgeryCentreWeight', label: 'Surgery centre weight', unit: 'factor' },
  { name: 'addOnType', label: 'Type of the add-on', unit: 'text' },
  { name: 'minutesEvaluation', label: 'Minutes of evaluation before', unit: 'share' },
  { name: 'minutesPositioning', label: 'Minutes of positioning', unit: 'share' },
  { name: 'minutesScrub', label: 'Minutes of scrubbing and waiting', unit: 'share' },
  { name: 'minutesIntra', label: 'Minutes of the procedure', unit: 'share' },
  { name: 'minutesPost', label: 'Minutes right after', unit: 'share' },
  { name: 'minutesTotal', label: 'Minutes in all', unit: 'share' },
  { name: 'minutesVisits', label: 'Visits of the global period', unit: 'text' },
  { name: 'serviceCategory', label: 'Kind of service', unit: 'text' },
  { name: 'serviceSubcategory', label: 'Group', unit: 'text' },
  { name: 'serviceFamily', label: 'Family', unit: 'text' },
  { name: 'serviceMajor', label: 'Major procedure', unit: 'text' },
  { name: 'clinicalClass', label: 'Clinical class', unit: 'text' },
  { name: 'priceCount', label: 'Prices', unit: 'count' },
  { name: 'priceGross', label: 'Charge, lowest', unit: 'cents' },
  { name: 'priceCash', label: 'Price in cash, lowest', unit: 'cents' },
  { name: 'priceMinimum', label: 'Lowest agreed price', unit: 'cents' },
  { name: 'priceMaximum', label: 'Highest agreed price', unit: 'cents' },
  { name: 'localityName', label: 'Name', unit: 'text' },
  { name: 'localityState', label: 'State', unit: 'text' },
  { name: 'localityFootnote', label: 'Footnote', unit: 'text' },
  { name: 'workIndex', label: 'Work index (GPCI)', unit: 'index' },
  { name: 'peIndex', label: 'Practice expense index (GPCI)', unit: 'index' },
  { name: 'mpIndex', label: 'Malpractice index (GPCI)', unit: 'index' },
  { name: 'counties', label: 'Counties', unit: 'text' },
  { name: 'zipLocalities', label: 'Localities', unit: 'text' },
  { name: 'zipRural', label: 'Rural (R) or super rural (B)', unit: 'text' },
  { name: 'zipDivided', label: 'Further digits decide', unit: 'mark' },
  { name: 'capStatus', label: 'Status', unit: 'text', meaning: 'pfs_status' },
  { name: 'capFacility', label: 'Facility', unit: 'cents' },
  { name: 'capNonFacility', label: 'Office', unit: 'cents' },
  { name: 'placeName', label: 'Name', unit: 'text' },
  { name: 'placeDescription', label: 'Description', unit: 'text' },
  { name: 'placeFacility', label: 'Counts as a facility', unit: 'mark' },
  { name: 'anaesthesiaFactor', label: 'Anaesthesia conversion factor', unit: 'factor' },
  { name: 'nationalFactor', label: 'Anaesthesia conversion factor, national', unit: 'factor' },
  { name: 'modifierIndicator', label: 'Modifier indicator', unit: 'text' },
  { name: 'effectiveFrom', label: 'In force from', unit: 'text' },
  { name: 'deletedOn', label: 'Ended on', unit: 'text' },
];

const byName = new Map<string, Field>([...feeFields, ...otherFields].map((field) => [field.name, field]));

/** A difference as SQL stored it, `[name, before, now]`, with its label and both values as people read them. */
export function differenceInWords(db: ReadDb, [name, before, now]: readonly [string, string | number | null, string | number | null]): Difference {
  const field = byName.get(name);
  if (field === undefined) throw new Error(`a difference of the field ${name} has no words`);
  const words = (value: string | number | null) => (value === null || field.meaning === undefined ? null : indicatorWords({ db }, field.meaning, String(value)).short);
  return { field: name, label: field.label, before: written(field, before), now: written(field, now), beforeWords: words(before), nowWords: words(now) };
}

function written({ name, unit }: Field, value: string | number | null): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  switch (unit) {
    case 'rvu':
      return rvuInWords(value);
    case 'cents':
      return dollars(value);
    case 'factor':
      return conversionFactorInWords(value);
    case 'share':
      return rvuInWords(value);
    case 'index':
      return (value / 1000).toFixed(3);
    case 'mark':
      if (name === 'billable') return value === 1 ? 'valid' : 'a heading, not valid';
      return value === 1 ? 'yes' : 'no';
    default:
      return value.toString();
  }
}
