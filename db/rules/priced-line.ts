import type { Gpci, RelativeValues } from './base-fee.ts';
import { noAmountReason, type PricedRow } from './payable.ts';
import type { PackageParts } from './surgical-shares.ts';

/** What pricing takes from a fee schedule row; RVUs in hundredths, package parts in hundredths, factor in ten-thousandths. */
export interface FeeRow extends PackageParts {
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
  multipleProcedure: string | null;
  bilateral: string | null;
  assistantAtSurgery: string | null;
  coSurgeons: string | null;
  teamSurgery: string | null;
  endoBase: string | null;
  conversionFactor: number;
  imagingFamily: string | null;
}

export type PlaceOfFee = 'facility' | 'non-facility';

/** What is counted beside the units. */
export interface Measures {
  /** Days of the after-care that this practitioner gives (55); null: all of them. */
  postoperativeDays: number | null;
  /** Of an anaesthetic. */
  anaesthesiaMinutes: number | null;
  anaesthesiaBaseUnits: number | null;
}

/** One line of an operation with what the loaded files say of its code. */
export interface PricedLine extends Measures {
  /** Place in the order of entry, from 0. */
  line: number;
  code: string;
  /** Upper case, each once. */
  modifiers: readonly string[];
  units: number;
  /** What is charged for the whole line, in cents; null: no charge is compared. */
  chargeCents: number | null;
  /** The row without modifier and its sisters (26, TC, 53) by modifier; empty when no loaded file has the code. */
  rows: ReadonlyMap<string, FeeRow>;
}

export interface PriceOptions {
  place: PlaceOfFee;
  gpci: Gpci;
  /** Ten-thousandths of a dollar a unit; null when no factor of the locality is loaded. */
  anaesthesiaFactor: number | null;
  /** A practitioner who does not take Medicare's amount as payment in full is paid 95 % of it. */
  participating: boolean;
  /** Rows of endoscopic base codes, by code, whether or not they are on a line. */
  baseRows: ReadonlyMap<string, FeeRow>;
}

/** Steps of what a facility is paid; the ranking and the total are those of the fee. */
export type FacilityStep = 'rate' | 'packaging';

/** A step of the arithmetic as it is shown. */
export interface TraceStep {
  /** Place in the order of entry; null for what concerns all lines. */
  line: number | null;
  code: string | null;
  step: 'place' | 'row' | 'package' | 'both sides' | 'endoscopy' | 'ranking' | 'role' | 'participation' | 'charge' | 'anaesthesia' | 'total' | FacilityStep;
  rule: string;
  input: string;
  result: string;
  source: string;
}

export function valuesAt(row: FeeRow, place: PlaceOfFee): RelativeValues {
  return { work: row.workRvu, practiceExpense: place === 'facility' ? row.facilityPeRvu : row.nonFacilityPeRvu, malpractice: row.mpRvu };
}

/** Why a row has no amount at a place, or null. */
export function reasonAt(row: FeeRow, place: PlaceOfFee): string | null {
  const facility = place === 'facility';
  const priced: PricedRow = { status: row.status, notUsedForMedicare: row.notUsedForMedicare, total: facility ? row.facilityTotal : row.nonFacilityTotal, notApplicable: (facility ? row.facilityNa : row.nonFacilityNa) === 1 };
  return noAmountReason(priced, place);
}
