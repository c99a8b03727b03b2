import { scaledInteger } from './read-table.ts';
import { isoDate, type SourceReader } from './source-reader.ts';
import type { StarterIcdRow, StarterOutpatientPayment, StarterPair, StarterRelativeValue, StarterUnitLimit } from './types.ts';

const cptCode = /^[0-9]{4}[0-9A-Z]$/;

/** Fee schedule rows: RVUs in hundredths, the conversion factor in ten-thousandths of a dollar. */
export function readRelativeValues(reader: SourceReader, file: string | undefined): StarterRelativeValue[] {
  const columns = [
    'code', 'modifier', 'status', 'work_rvu', 'nonfac_pe_rvu', 'nonfac_na', 'fac_pe_rvu', 'fac_na', 'mp_rvu', 'total_nonfac', 'total_fac',
    'pctc', 'global_days', 'pre_op', 'intra_op', 'post_op', 'multiple', 'bilateral', 'assistant', 'co_surgeon', 'team', 'endo_base', 'conversion_factor',
  ] as const;
  return reader.table(
    file,
    columns,
    (cells, note): StarterRelativeValue | null => {
      if (!cptCode.test(cells.code)) note(`"${cells.code}" is not a CPT code.`);
      const scaled = (column: (typeof columns)[number], decimals: number): number => {
        const value = scaledInteger(cells[column], decimals);
        if (value === null) note(`${column} "${cells[column]}" is not a number with up to ${decimals} decimals.`);
        return value ?? 0;
      };
      const notApplicable = (column: 'nonfac_na' | 'fac_na'): boolean => {
        if (cells[column] !== '' && cells[column] !== 'NA') note(`${column} must be empty or NA.`);
        return cells[column] === 'NA';
      };
      return {
        code: cells.code,
        modifier: cells.modifier,
        status: cells.status,
        workRvu: scaled('work_rvu', 2),
        nonFacilityPeRvu: scaled('nonfac_pe_rvu', 2),
        nonFacilityNotApplicable: notApplicable('nonfac_na'),
        facilityPeRvu: scaled('fac_pe_rvu', 2),
        facilityNotApplicable: notApplicable('fac_na'),
        malpracticeRvu: scaled('mp_rvu', 2),
        nonFacilityTotal: scaled('total_nonfac', 2),
        facilityTotal: scaled('total_fac', 2),
        pctc: cells.pctc,
        globalDays: cells.global_days,
        preOperative: scaled('pre_op', 2),
        intraOperative: scaled('intra_op', 2),
        postOperative: scaled('post_op', 2),
        multipleProcedure: cells.multiple,
        bilateral: cells.bilateral,
        assistantAtSurgery: cells.assistant,
        coSurgeons: cells.co_surgeon,
        teamSurgery: cells.team,
        endoBase: cells.endo_base === '' ? null : cells.endo_base,
        conversionFactor: scaled('conversion_factor', 4),
      };
    },
    (row) => `${row.code} ${row.modifier}`.trim(),
  );
}

/** Units of service per day with their adjudication indicator (MAI). */
export function readUnitLimits(reader: SourceReader, file: string | undefined): StarterUnitLimit[] {
  return reader.table(
    file,
    ['code', 'units', 'mai'],
    (cells, note): StarterUnitLimit | null => {
      const units = scaledInteger(cells.units, 0);
      if (units === null) note(`"${cells.units}" is not a number of units.`);
      return units === null ? null : { code: cells.code, units, mai: cells.mai };
    },
    (row) => row.code,
  );
}

/** Hospital outpatient status and national payment rate, in cents. */
export function readOutpatientPayments(reader: SourceReader, file: string | undefined): StarterOutpatientPayment[] {
  return reader.table(
    file,
    ['code', 'status_indicator', 'payment_rate'],
    (cells, note): StarterOutpatientPayment => {
      const paymentCents = cells.payment_rate === '' ? null : scaledInteger(cells.payment_rate, 2);
      if (paymentCents === null && cells.payment_rate !== '') note(`"${cells.payment_rate}" is not an amount.`);
      return { code: cells.code, statusIndicator: cells.status_indicator, paymentCents };
    },
    (row) => row.code,
  );
}

/** NCCI pairs: column one, column two, modifier indicator, rationale; the source has no effective dates. */
export function readPairs(reader: SourceReader, file: string | undefined): StarterPair[] {
  return reader.table(
    file,
    ['column_1', 'column_2', 'deletion_date', 'modifier_indicator', 'rationale'],
    (cells, note): StarterPair => {
      if (cells.deletion_date !== '' && !isoDate.safeParse(cells.deletion_date).success) note(`"${cells.deletion_date}" is not an ISO date.`);
      return {
        columnOne: cells.column_1,
        columnTwo: cells.column_2,
        deletedOn: cells.deletion_date === '' ? null : cells.deletion_date,
        modifierIndicator: cells.modifier_indicator,
        rationale: cells.rationale,
      };
    },
    (row) => `${row.columnOne}/${row.columnTwo}`,
  );
}

/** ICD-10-CM codes with the official titles, and whether they are valid for billing. */
export function readIcdRows(reader: SourceReader, file: string | undefined): StarterIcdRow[] {
  return reader.table(
    file,
    ['code', 'billable', 'short_title', 'long_title'],
    (cells, note): StarterIcdRow => {
      if (!/^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(cells.code)) note(`"${cells.code}" is not an ICD-10-CM code with its dot.`);
      if (cells.billable !== '0' && cells.billable !== '1') note('billable must be 0 or 1.');
      return { code: cells.code, billable: cells.billable === '1', shortTitle: cells.short_title, longTitle: cells.long_title };
    },
    (row) => row.code,
  );
}
