import type { SqlValue } from '../../open/database.ts';
import { blankAsNull, hasControlCharacter, padded, scaledNumber } from '../cell-values.ts';
import { procedureSystem } from '../code-shapes.ts';
import type { RowLedger } from '../row-ledger.ts';
import type { ReadingContext } from '../source-format.ts';
import type { PfsColumn } from './pfs-columns.ts';

/** Columns of `staged_pfs` after file and line, named as in the table `pfs` of the catalog. */
export const stagedPfsColumns = [
  'code', 'modifier', 'description', 'status', 'not_used_for_medicare', 'work_rvu', 'nonfacility_pe_rvu', 'nonfacility_na',
  'facility_pe_rvu', 'facility_na', 'mp_rvu', 'nonfacility_total', 'facility_total', 'pctc', 'global_days', 'pre_op', 'intra_op',
  'post_op', 'multiple_procedure', 'bilateral', 'assistant_at_surgery', 'co_surgeons', 'team_surgery', 'pricing_indicator',
  'endo_base', 'conversion_factor', 'physician_supervision', 'calculation_flag', 'imaging_family', 'opps_nonfacility_pe',
  'opps_facility_pe', 'opps_mp',
] as const;

/** Cells of one row by column; a column that the release does not have is "". */
export type PfsCells = (column: PfsColumn) => string;

/** Indicator columns, the field of the catalog's explanations, and the width that a spreadsheet may have shortened. */
const indicators: readonly (readonly [PfsColumn, field: string, words: string, width: number])[] = [
  ['pctc', 'pctc', 'PC/TC', 1],
  ['globalDays', 'global_days', 'global days', 3],
  ['multiple', 'multiple_procedure', 'multiple procedure', 1],
  ['bilateral', 'bilateral', 'bilateral', 1],
  ['assistant', 'assistant_at_surgery', 'assistant at surgery', 1],
  ['coSurgeons', 'co_surgeons', 'co-surgeons', 1],
  ['team', 'team_surgery', 'team surgery', 1],
  ['pricing', 'qpp_pricing', 'pricing indicator', 1],
  ['supervision', 'physician_supervision', 'physician supervision', 2],
  ['calculationFlag', 'calculation_flag', 'calculation flag', 1],
  ['imagingFamily', 'imaging_family', 'imaging family', 2],
];

const modifiersSoFar: ReadonlySet<string> = new Set(['', '26', 'TC', '53']);

/** The totals are the sums of rounded parts; more than this apart (hundredths of an RVU) is worth a remark. */
const totalTolerance = 2;

/** Reads the rows of one file: checks each, remarks on what is odd, rejects what cannot be right. */
export class PfsRowReader {
  readonly #seen = new Map<string, number>();
  readonly #conversionFactors = new Map<number, number>();
  readonly #known: readonly (ReadonlySet<string> | null)[];
  readonly #knownStatus: ReadonlySet<string> | null;
  readonly #ledger: RowLedger;
  /** Spreadsheets drop the zeros of 00100; text files do not. */
  readonly #padsCodes: boolean;

  constructor(ledger: RowLedger, context: ReadingContext, padsCodes: boolean) {
    this.#ledger = ledger;
    this.#padsCodes = padsCodes;
    this.#known = indicators.map(([, field]) => context.knownValues(field));
    this.#knownStatus = context.knownValues('pfs_status');
  }

  /** The values of `stagedPfsColumns`, or null when the row was rejected. */
  read(cells: PfsCells, line: number): SqlValue[] | null {
    const problem = this.#check(cells);
    if (typeof problem === 'string') {
      this.#ledger.reject(line, problem);
      return null;
    }
    const { code, modifier, numbers, optional } = problem;
    const key = `${code} ${modifier}`;
    const earlier = this.#seen.get(key);
    if (earlier !== undefined) {
      this.#ledger.reject(line, `${code}${modifier === '' ? '' : `-${modifier}`} stands in the file twice; the row of line ${earlier} was kept`);
      return null;
    }
    this.#seen.set(key, line);
    this.#remark(cells, problem, line);
    this.#ledger.keep();
    const [work, nonFacilityPe, facilityPe, malpractice, nonFacilityTotal, facilityTotal, conversionFactor] = numbers;
    this.#conversionFactors.set(conversionFactor, (this.#conversionFactors.get(conversionFactor) ?? 0) + 1);
    const indicator = (index: number): string | null => {
      const entry = indicators[index];
      return entry === undefined ? null : blankAsNull(padded(cells(entry[0]), entry[3]));
    };
    return [
      code, modifier, blankAsNull(cells('description')), cells('status').toUpperCase(), blankAsNull(cells('notUsedForMedicare')),
      work, nonFacilityPe, notApplicable(cells('nonFacilityNa')), facilityPe, notApplicable(cells('facilityNa')), malpractice,
      nonFacilityTotal, facilityTotal, indicator(0), indicator(1), optional[0] ?? null, optional[1] ?? null, optional[2] ?? null,
      indicator(2), indicator(3), indicator(4), indicator(5), indicator(6), indicator(7), blankAsNull(padded(cells('endoBase'), this.#padsCodes ? 5 : 0)),
      conversionFactor, indicator(8), indicator(9), indicator(10), optional[3] ?? null, optional[4] ?? null, optional[5] ?? null,
    ];
  }

  /** The factor of most rows, in ten-thousandths of a dollar. */
  conversionFactor(): number | null {
    let most: [number, number] | null = null;
    for (const [factor, rows] of this.#conversionFactors) if (most === null || rows > most[1]) most = [factor, rows];
    return most?.[0] ?? null;
  }

  #check(cells: PfsCells): CheckedRow | string {
    const written = cells('code').toUpperCase();
    const code = this.#padsCodes && /^[1-9]\d{2,3}$/.test(written) && Number(written) < 2000 ? written.padStart(5, '0') : written;
    if (procedureSystem(code) === null) return written === '' ? 'the code is missing' : `"${shown(written)}" is no procedure code`;
    const modifier = cells('modifier').toUpperCase();
    if (!/^(?:[0-9A-Z]{2})?$/.test(modifier)) return `"${shown(modifier)}" is no modifier`;
    if (!/^[A-Z]$/i.test(cells('status'))) return `"${shown(cells('status'))}" is no status code`;
    for (const column of ['nonFacilityNa', 'facilityNa'] as const) {
      if (!/^(?:NA)?$/i.test(cells(column))) return `"${shown(cells(column))}" stands where only NA or nothing may stand`;
    }
    const endoBase = cells('endoBase');
    if (endoBase !== '' && procedureSystem(padded(endoBase, this.#padsCodes ? 5 : 0)) === null) return `the endoscopic base "${shown(endoBase)}" is no procedure code`;
    for (const [column, , words] of indicators) {
      const value = cells(column);
      if (!/^[0-9A-Z]{0,3}$/i.test(value)) return `"${shown(value)}" is no ${words} indicator`;
    }
    if (cells('notUsedForMedicare').length > 1) return `"${shown(cells('notUsedForMedicare'))}" stands in the column NOT USED FOR MEDICARE PAYMENT`;
    if (hasControlCharacter(cells('description'))) return 'the description holds damaged characters';
    const numbers: number[] = [];
    for (const [column, words, decimals] of neededNumbers) {
      const value = scaledNumber(cells(column), decimals);
      if (value === null || value < 0) return cells(column) === '' ? `${words} is missing` : `${words} "${shown(cells(column))}" is no number`;
      numbers.push(value);
    }
    if (numbers[6] === 0) return 'the conversion factor is zero';
    const optional: (number | null)[] = [];
    for (const [column, words] of optionalNumbers) {
      const text = cells(column);
      const value = text === '' ? null : scaledNumber(text, 2);
      if (text !== '' && value === null) return `${words} "${shown(text)}" is no number`;
      optional.push(value);
    }
    return { code, modifier, numbers: numbers as unknown as CheckedRow['numbers'], optional };
  }

  #remark(cells: PfsCells, { numbers, optional }: CheckedRow, line: number): void {
    const [work, nonFacilityPe, facilityPe, malpractice, nonFacilityTotal, facilityTotal] = numbers;
    if (Math.abs(work + nonFacilityPe + malpractice - nonFacilityTotal) > totalTolerance) {
      this.#ledger.tally('the non-facility total is not the sum of work, practice expense and malpractice', line);
    }
    if (Math.abs(work + facilityPe + malpractice - facilityTotal) > totalTolerance) {
      this.#ledger.tally('the facility total is not the sum of work, practice expense and malpractice', line);
    }
    const modifier = cells('modifier').toUpperCase();
    if (!modifiersSoFar.has(modifier)) this.#ledger.tally(`the modifier ${modifier} is none that the fee schedule has had so far (26, TC, 53)`, line);
    // The three come from one calculation: in every release so far they are all zero or none is.
    const forOutpatients = [optional[3], optional[4], optional[5]].filter((value) => value !== null && value !== undefined);
    if (forOutpatients.some((value) => value === 0) && forOutpatients.some((value) => value !== 0)) this.#ledger.tally('of the amounts used for OPPS some are zero and others are not', line);
    const status = cells('status').toUpperCase();
    if (this.#knownStatus !== null && !this.#knownStatus.has(status)) this.#unknown('status', status, line);
    for (let index = 0; index < indicators.length; index++) {
      const known = this.#known[index];
      const entry = indicators[index];
      if (known === null || known === undefined || entry === undefined) continue;
      const value = padded(cells(entry[0]), entry[3]);
      if (value !== '' && !known.has(value)) this.#unknown(entry[2], value, line);
    }
  }

  #unknown(words: string, value: string, line: number): void {
    this.#ledger.tally(`${words}: value ${value} is not explained in this version`, line);
  }
}

interface CheckedRow {
  readonly code: string;
  readonly modifier: string;
  /** Work, non-facility PE, facility PE, MP, both totals (hundredths); conversion factor (ten-thousandths). */
  readonly numbers: readonly [number, number, number, number, number, number, number];
  readonly optional: readonly (number | null)[];
}

const neededNumbers: readonly (readonly [PfsColumn, string, number])[] = [
  ['work', 'the work RVU', 2],
  ['nonFacilityPe', 'the non-facility practice expense RVU', 2],
  ['facilityPe', 'the facility practice expense RVU', 2],
  ['malpractice', 'the malpractice RVU', 2],
  ['nonFacilityTotal', 'the non-facility total', 2],
  ['facilityTotal', 'the facility total', 2],
  ['conversionFactor', 'the conversion factor', 4],
];

const optionalNumbers: readonly (readonly [PfsColumn, string])[] = [
  ['preOp', 'the preoperative share'],
  ['intraOp', 'the intraoperative share'],
  ['postOp', 'the postoperative share'],
  ['oppsNonFacilityPe', 'the non-facility amount for OPPS'],
  ['oppsFacilityPe', 'the facility amount for OPPS'],
  ['oppsMalpractice', 'the malpractice amount for OPPS'],
];

function notApplicable(cell: string): number {
  return cell === '' ? 0 : 1;
}

/** Part of a cell for a sentence: short, and without what would disturb a terminal. */
function shown(text: string): string {
  const clean = [...text].map((character) => (hasControlCharacter(character) ? '?' : character)).join('');
  return clean.length > 24 ? `${clean.slice(0, 24)}...` : clean;
}
