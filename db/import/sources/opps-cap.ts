import { amountOf } from '../amounts.ts';
import { padded } from '../cell-values.ts';
import { printedProcedure } from '../code-shapes.ts';
import type { SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import { recogniseTable, type TableLayout } from '../table-format.ts';
import { recogniseTextRows, type TextLayout } from '../text-rows.ts';
import { quarterFromName } from './release-letter.ts';

type Column = 'code' | 'modifier' | 'status' | 'contractor' | 'locality' | 'facility' | 'nonFacility';

const rule = (name: Column, words: string, pattern: string): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed: true });
const rules: readonly ColumnRule<Column>[] = [
  rule('code', 'HCPCS', 'HCPCS(?: CODE)?|PROC(?: CODE)?'),
  rule('modifier', 'MOD', 'MOD(?:IFIER)?'),
  rule('status', 'PROCSTAT', 'PROCSTAT|PROC STAT(?:US)?|STATUS(?: CODE)?'),
  rule('contractor', 'CARRIER', 'CARRIER(?: NUMBER)?|CONTRACTOR(?: NUMBER)?|MAC(?: NUMBER)?'),
  rule('locality', 'LOCALITY', 'LOCALITY(?: NUMBER| CODE)?'),
  // "NON-FACILTY" in some releases.
  rule('facility', 'FACILITY PRICE', 'FAC PRICE'),
  { ...rule('nonFacility', 'NON-FACILITY PRICE', 'NONFAC PRICE'), mayEqualLeft: true },
];

const layout: TableLayout<Column> = {
  fileWords: 'list of outpatient caps on imaging (OPPSCAP)',
  rules,
  telling: ['code', 'contractor', 'locality', 'facility', 'nonFacility'],
  release: () => null,
  rows(ledger, context, head) {
    const known = context.knownValues('pfs_status');
    return (cell, line) => {
      const code = printedProcedure(cell('code'), head.isSheet);
      if (code === null) return `"${cell('code').slice(0, 24)}" is no procedure code`;
      const modifier = cell('modifier').toUpperCase();
      if (!/^(?:[0-9A-Z]{2})?$/.test(modifier)) return `"${modifier.slice(0, 24)}" is no modifier`;
      const status = cell('status').toUpperCase();
      if (!/^[A-Z]$/.test(status)) return `"${status.slice(0, 24)}" is no status`;
      const contractor = padded(cell('contractor'), 5);
      const locality = padded(cell('locality'), 2);
      if (!/^\d{5}$/.test(contractor)) return `"${cell('contractor').slice(0, 24)}" is no contractor number`;
      if (!/^\d{2}$/.test(locality)) return `"${cell('locality').slice(0, 24)}" is no locality number`;
      const facility = amountOf(cell('facility'), 2);
      const nonFacility = amountOf(cell('nonFacility'), 2);
      if (facility === null || facility.value === null) return `the facility price "${cell('facility').slice(0, 24)}" is no amount`;
      // Text prints both with their cents: a price without lost its end.
      if (!head.isSheet && !/\.\d\d$/.test(cell('nonFacility'))) return `the non-facility price "${cell('nonFacility').slice(0, 24)}" is no whole amount`;
      if (nonFacility === null || nonFacility.value === null) return `the non-facility price "${cell('nonFacility').slice(0, 24)}" is no amount`;
      if (known !== null && !known.has(status)) ledger.tally(`status: value ${status} is not explained in this version`, line);
      return [code, modifier, contractor, locality, status, facility.value, nonFacility.value];
    };
  },
  key: (values) => `${String(values[0])} ${String(values[1])}, contractor ${String(values[2])}, locality ${String(values[3])}`.replace('  ', ' ').replace(' ,', ','),
};

const text: TextLayout = {
  // At their places to the character: a price that lost a digit in every row would be a price like any other.
  row: /^(?<code>[0-9A-Z]{5})(?<modifier>[0-9A-Z ]{2}) (?<status>[A-Z]) (?<contractor>\d{5}) {2}(?<locality>\d{2}) (?=.{8} {2})(?<facility> *\d*\.\d{2}) {2}(?=.{8}\s*$)(?<nonFacility> *\d*\.\d{2})\s*$/,
  sameLength: true,
};

/** The most that the technical part of an imaging service pays in each locality: csv, workbook and text. */
export const oppsCap: SourceFormat = {
  kind: 'opps-cap',
  table: 'opps_cap',
  stagedColumns: ['code', 'modifier', 'contractor', 'locality', 'status', 'facility_cents', 'nonfacility_cents'],
  keyColumns: 4,
  intoCatalog: ['INSERT INTO opps_cap (code, modifier, contractor, locality, status, facility_cents, nonfacility_cents, source_id) SELECT code, modifier, contractor, locality, status, facility_cents, nonfacility_cents, :sourceId FROM staging.staged_opps_cap WHERE file = :file ORDER BY code, modifier, contractor, locality'],
  countSql: 'SELECT count(*) FROM opps_cap WHERE source_id = :sourceId',
  usualRows: 5000,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise: (content) => recogniseTextRows(content, layout, text) ?? recogniseTable(content, layout),
  releaseFromName: quarterFromName,
  title: (release) => `Outpatient caps on imaging by locality (OPPSCAP), ${release.label}`,
};
