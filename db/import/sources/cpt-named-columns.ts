import { hasControlCharacter } from '../cell-values.ts';
import { procedureSystem } from '../code-shapes.ts';
import { compactDay, noticesOf, releaseFromLatestDay, releaseFromPreamble, type NamedTable } from '../cpt-delivery.ts';
import type { ColumnRule } from '../stacked-header.ts';
import type { TableLayout } from '../table-format.ts';

type Column = 'concept' | 'code' | 'long' | 'medium' | 'short' | 'consumer' | 'spanish' | 'day' | 'test' | 'laboratory' | 'manufacturer' | 'clinicianId' | 'clinician';

const rule = (name: Column, words: string, pattern: string, needed: boolean): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^${pattern}$`), needed });
const descriptor = '(?: DESC(?:RIPTOR|RIPTION)?)?';
const concept = rule('concept', 'Concept Id', '(?:CPT )?CONCEPT ?ID', false);
const code = rule('code', 'CPT Code', 'CPT(?: CODE)?', true);
const consumer = (needed: boolean) => rule('consumer', 'Consumer Friendly Descriptor', `CONSUMER(?: FRIENDLY)?${descriptor}`, needed);

/** Values of a row in the order of the staged columns of the descriptors. */
export interface DescriptorRow {
  code: string;
  /** Of several descriptors of one kind; 0 where there is one. */
  position: number;
  long?: string;
  capitals?: string;
  medium?: string;
  short?: string;
  consumer?: string;
  spanish?: string;
  clinician?: string;
  test?: string;
}

export function descriptorValues(row: DescriptorRow): (string | number | null)[] {
  return [row.code, row.position, ...[row.long, row.capitals, row.medium, row.short, row.consumer, row.spanish, row.clinician, row.test].map((text) => (text === undefined || text === '' ? null : text))];
}

/** Says why the row cannot be used, or null. */
function problemOf(codeText: string, texts: readonly string[]): string | null {
  if (procedureSystem(codeText) !== 'CPT') return codeText === '' ? 'the code is missing' : `"${codeText.slice(0, 12).replaceAll(/[^\x20-\x7e]/g, '?')}" is no CPT code`;
  if (texts.every((text) => text === '')) return `${codeText} has no descriptor`;
  return texts.some((text) => hasControlCharacter(text.replaceAll(/[\n\t]/g, ' '))) ? `a descriptor of ${codeText} holds damaged characters` : null;
}

/** A sheet takes the leading zeros of codes. */
function codeCell(text: string): string {
  return /^[1-9]\d{2,3}$/.test(text) ? text.padStart(5, '0') : text.toUpperCase();
}

const keyOf = (values: readonly unknown[]): string => `${String(values[0])}${values[1] === 0 ? '' : `, descriptor ${String(values[1])}`}`;

/** ConsolidatedCodeList: every code once, with the descriptors of each length. */
export function consolidatedList({ preamble, endsEarly }: NamedTable, latestDay: { value: string }): TableLayout<Column> {
  return {
    fileWords: 'consolidated code list of a CPT delivery',
    rules: [
      concept, code,
      rule('long', 'Long', `LONG${descriptor}`, true), rule('medium', 'Medium', `MEDIUM${descriptor}`, true), rule('short', 'Short', `SHORT${descriptor}`, true),
      // Deliveries differ in which of the two stands first.
      { ...rule('spanish', 'Spanish Consumer', `(?:SPANISH CONSUMER|CONSUMER SPANISH)(?: FRIENDLY)?${descriptor}`, false), anywhere: true }, consumer(false),
      rule('day', 'Current Descriptor Effective Date', '(?:CURRENT )?DESCRIPTOR EFFECTIVE(?: DATE)?', false),
      rule('test', 'Test Name', 'TEST NAME', false), rule('laboratory', 'Lab Name', 'LAB(?:ORATORY)? NAME', false), { ...rule('manufacturer', 'Manufacturer Name', 'MANUFACTURER(?: NAME)?', false), mayBeEmpty: true },
    ],
    telling: ['code'],
    isIt: ({ names }) => names.some((name) => /concept/i.test(name)) && names.filter((name) => /^(?:long|medium|short)\b/i.test(name)).length >= 2,
    mayBeShort: endsEarly,
    release: () => releaseFromPreamble(preamble) ?? releaseFromLatestDay(latestDay.value),
    notices: () => noticesOf(preamble),
    rows: (ledger) => (cell, line) => {
      const row: DescriptorRow = {
        code: codeCell(cell('code')), position: 0, long: cell('long'), medium: cell('medium'), short: cell('short'), consumer: cell('consumer'), spanish: cell('spanish'),
        test: [cell('test'), cell('laboratory'), cell('manufacturer')].filter((part, index, all) => part !== '' && all.indexOf(part) === index).join(', '),
      };
      const problem = problemOf(row.code, [row.long ?? '', row.medium ?? '', row.short ?? '', row.consumer ?? '', row.spanish ?? '', row.test ?? '']);
      if (problem !== null) return problem;
      if ((row.short ?? '').length > 28 || (row.medium ?? '').length > 48) ledger.tally('the short descriptor is longer than its 28 characters, or the medium one than its 48: columns may have been exchanged', line);
      for (const name of ['test', 'laboratory', 'manufacturer'] as const) if (cell(name) !== '' && !/[a-z]/i.test(cell(name))) ledger.tally('the name of a test, laboratory or manufacturer is a number: columns may have been exchanged', line);
      const day = compactDay(cell('day'));
      if (day !== null && day > latestDay.value) latestDay.value = day;
      if (day === null && cell('day') !== '') ledger.tally('the effective date of the descriptor cannot be read; its text was kept', line);
      return descriptorValues(row);
    },
    key: keyOf,
  };
}

/** ConsumerDescriptor: one descriptor for patients a code. */
export function consumerDescriptors(preamble: readonly string[]): TableLayout<Column> {
  return {
    fileWords: 'consumer descriptors of a CPT delivery',
    rules: [concept, code, consumer(true)],
    telling: ['code', 'consumer'],
    isIt: ({ names }) => names.some((name) => /concept/i.test(name)) && !names.some((name) => /^(?:long|medium|short)\b/i.test(name)),
    release: () => releaseFromPreamble(preamble),
    notices: () => noticesOf(preamble),
    rows: () => (cell) => {
      const row: DescriptorRow = { code: codeCell(cell('code')), position: 0, consumer: cell('consumer') };
      return problemOf(row.code, [row.consumer ?? '']) ?? descriptorValues(row);
    },
    key: keyOf,
  };
}

/** ClinicianDescriptor: many descriptors a code, each with its own number. */
export function clinicianDescriptors(preamble: readonly string[]): TableLayout<Column> {
  return {
    fileWords: 'clinician descriptors of a CPT delivery',
    rules: [concept, code, rule('clinicianId', 'Clinician Descriptor Id', 'CLINICIAN DESC(?:RIPTOR|RIPTION)? ?ID', false), rule('clinician', 'Clinician Descriptor', 'CLINICIAN DESC(?:RIPTOR|RIPTION)?', true)],
    telling: ['code', 'clinician'],
    release: () => releaseFromPreamble(preamble),
    notices: () => noticesOf(preamble),
    rows: () => {
      const positions = new Map<string, number>();
      const ids = new Map<string, number>();
      return (cell, line) => {
        const row: DescriptorRow = { code: codeCell(cell('code')), position: (positions.get(codeCell(cell('code'))) ?? 0) + 1, clinician: cell('clinician') };
        const problem = problemOf(row.code, [row.clinician ?? '']);
        if (problem !== null) return problem;
        // A descriptor is told by its number, where it has one, else by its words.
        const own = `${row.code} ${cell('clinicianId') === '' ? (row.clinician ?? '') : cell('clinicianId')}`;
        const earlier = ids.get(own);
        if (earlier !== undefined) return `the clinician descriptor stands in the file twice; the row of line ${earlier.toLocaleString('en')} was kept`;
        ids.set(own, line);
        positions.set(row.code, row.position);
        return descriptorValues(row);
      };
    },
    key: keyOf,
  };
}
