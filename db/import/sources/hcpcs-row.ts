import type { SqlValue } from '../../open/database.ts';
import { blankAsNull, hasControlCharacter, packedDate, padded } from '../cell-values.ts';
import { procedureSystem } from '../code-shapes.ts';
import type { RowLedger } from '../row-ledger.ts';
import type { ReadingContext } from '../source-format.ts';

/** Values of the record, by what the layout of the release calls them; several of one kind have a number. */
export type HcpcsColumn =
  | 'code' | 'sequence' | 'record' | 'long' | 'short'
  | 'price1' | 'price2' | 'price3' | 'price4' | 'multiplePricing'
  | 'cim1' | 'cim2' | 'cim3' | 'mcm1' | 'mcm2' | 'mcm3' | 'statute'
  | 'lab1' | 'lab2' | 'lab3' | 'lab4' | 'lab5' | 'lab6' | 'lab7' | 'lab8'
  | 'see1' | 'see2' | 'see3' | 'see4' | 'see5'
  | 'coverage' | 'ascGroup' | 'ascFrom' | 'outpatientGroup' | 'outpatientPolicy' | 'outpatientFrom' | 'note' | 'betos'
  | 'service1' | 'service2' | 'service3' | 'service4' | 'service5' | 'anaesthesiaUnits'
  | 'added' | 'changed' | 'ended' | 'action';

export type HcpcsCells = (name: HcpcsColumn) => string;

/** In the order of what `hcpcsRows` answers. A code has five characters, a modifier two. */
export const hcpcsStagedColumns = [
  'code', 'long', 'short', 'pricing', 'multiple_pricing', 'coverage_manual', 'carriers_manual', 'statute', 'lab_certification', 'see_also', 'coverage',
  'asc_group', 'asc_from', 'outpatient_group', 'outpatient_policy', 'outpatient_from', 'processing_note', 'betos', 'service_types', 'anaesthesia_units',
  'added_on', 'changed_on', 'ended_on', 'action',
] as const;

const prices = ['price1', 'price2', 'price3', 'price4'] as const;
/** Filled from the first on. */
const gapped: readonly (readonly HcpcsColumn[])[] = [prices, ['cim1', 'cim2', 'cim3'], ['mcm1', 'mcm2', 'mcm3'], ['see1', 'see2', 'see3', 'see4', 'see5']];

/** What a value of each column looks like in every release so far; a blank one is no matter. */
const shapes: readonly (readonly [names: readonly HcpcsColumn[], words: string, shape: RegExp])[] = [
  [['sequence'], 'SEQNUM', /^\d{4,5}$/],
  [prices, 'PRICE1 to PRICE4', /^\d\d?$/],
  [['multiplePricing'], 'MULT_PI', /^[0-9A-Z]$/],
  [['lab1', 'lab2', 'lab3', 'lab4', 'lab5', 'lab6', 'lab7', 'lab8'], 'LABCERT1 to LABCERT8', /^\d{2,3}$/],
  [['see1', 'see2', 'see3', 'see4', 'see5'], 'XREF1 to XREF5', /^(?:[0-9A-Z]\d{3}[0-9A-Z]|[A-Z]{3}|[0-9A-Z]{2})$/],
  [['ascGroup'], 'ASC_GRP', /^[0-9A-Z]{1,2}$/],
  [['outpatientGroup'], 'OPPS', /^\d{1,3}$/],
  [['outpatientPolicy'], 'OPPS_PI', /^[0-9A-Z]$/],
  [['note'], 'PROCNOTE', /^\d{1,4}$/],
  [['betos'], 'BETOS', /^[A-Z]\d[0-9A-Z]?$/],
  [['service1', 'service2', 'service3', 'service4', 'service5'], 'TOS1 to TOS5', /^[0-9A-Z]$/],
];

const place = (name: (typeof hcpcsStagedColumns)[number]): number => hcpcsStagedColumns.indexOf(name);
const longAt = place('long');
export const addedAt = place('added_on');
export const changedAt = place('changed_on');

/** Records 4 and 8 go on with the long description of the code or modifier above. */
export function isContinuation(cells: HcpcsCells): boolean {
  return /^[48]$/.test(cells('record'));
}

export function withMoreText(values: readonly SqlValue[], cells: HcpcsCells): readonly SqlValue[] | null {
  if (values[0] !== cells('code').toUpperCase()) return null;
  const more = words(cells('long'));
  const long = values[longAt];
  return more === '' || typeof long !== 'string' ? values : values.with(longAt, `${long} ${more}`);
}

/** Reads one record after the other: the values to keep, or why it cannot be used. */
export function hcpcsRows(ledger: RowLedger, context: ReadingContext): (cells: HcpcsCells, line: number) => readonly SqlValue[] | string {
  const coverages = context.knownValues('hcpcs_coverage');
  return (cells, line) => {
    const code = cells('code').toUpperCase();
    const isModifier = /^[0-9A-Z]{2}$/.test(code);
    if (!isModifier && procedureSystem(code) !== 'HCPCS') return `"${code.slice(0, 12).replaceAll(/[^\x20-\x7e]/g, '?')}" is neither a HCPCS Level II code nor a modifier`;
    const record = cells('record');
    if (record !== '' && record !== (isModifier ? '7' : '3')) return `record type ${record.slice(0, 5)} does not go with ${isModifier ? 'the modifier' : 'the code'} ${code}`;
    const long = words(cells('long'));
    const short = words(cells('short'));
    if (long === '' && short === '') return 'both descriptions are missing';
    if (hasControlCharacter(long) || hasControlCharacter(short)) return 'the row holds damaged characters';
    const dates: (string | null)[] = [];
    for (const name of ['ascFrom', 'outpatientFrom', 'added', 'changed', 'ended'] as const) {
      const text = cells(name).replace(/^0+$/, '');
      const date = text === '' ? null : packedDate(text);
      if (text !== '' && date === null) return `"${text.slice(0, 12)}" is no date`;
      dates.push(date);
    }
    const [ascFrom = null, outpatientFrom = null, added = null, changed = null, ended = null] = dates;
    const unitsText = cells('anaesthesiaUnits');
    if (!/^\d{0,3}$/.test(unitsText)) return `"${unitsText.slice(0, 12)}" is no number of base units`;
    const action = cells('action');
    if (!/^[A-Z]?$/.test(action)) return `"${action.slice(0, 12)}" is no action code`;
    const coverage = cells('coverage');
    if (!/^[A-Z]?$/.test(coverage)) return `"${coverage.slice(0, 12)}" is no coverage code`;
    if (coverage !== '' && coverages?.has(coverage) === false) ledger.tally(`coverage code ${coverage} is not explained in this version`, line);
    if (added !== null && ended !== null && ended < added) ledger.tally('the last day of use lies before the day on which it was added', line);
    if (gapped.some((names) => names.some((name, index) => cells(name) !== '' && names.slice(0, index).some((earlier) => cells(earlier) === '')))) ledger.tally('a later of several columns of one kind has a value and an earlier one has none', line);
    if (repeats(prices.map((name) => padded(cells(name), 2)).filter((price) => price !== ''))) ledger.tally('a pricing indicator stands in the row twice', line);
    for (const [names, words, shape] of shapes) {
      const odd = names.map((name) => cells(name)).find((value) => value !== '' && !shape.test(value));
      if (odd !== undefined) ledger.tally(`"${odd.slice(0, 12)}" stands in ${words}, where no release has had a value like it`, line);
    }
    const isDental = !isModifier && code.startsWith('D');
    // The texts of the D codes are the American Dental Association's (CDT) and need its licence.
    if (isDental) ledger.tally('dental codes (D) were kept without their texts, which are the American Dental Association\'s', line);
    return [
      code, isDental ? null : long || short, isDental ? null : short || null,
      several(cells, prices, 2), blankAsNull(cells('multiplePricing')),
      several(cells, ['cim1', 'cim2', 'cim3'], 0), several(cells, ['mcm1', 'mcm2', 'mcm3'], 0), blankAsNull(words(cells('statute'))),
      several(cells, ['lab1', 'lab2', 'lab3', 'lab4', 'lab5', 'lab6', 'lab7', 'lab8'], 3), several(cells, ['see1', 'see2', 'see3', 'see4', 'see5'], isModifier ? 2 : 5),
      blankAsNull(coverage), blankAsNull(cells('ascGroup')), ascFrom, blankAsNull(cells('outpatientGroup')), blankAsNull(cells('outpatientPolicy')), outpatientFrom,
      blankAsNull(padded(cells('note'), 4)), blankAsNull(cells('betos')), several(cells, ['service1', 'service2', 'service3', 'service4', 'service5'], 0),
      unitsText === '' ? null : Number(unitsText), added, changed, ended, blankAsNull(action),
    ];
  };
}

function repeats(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function several(cells: HcpcsCells, names: readonly HcpcsColumn[], width: number): string | null {
  const values = names.map((name) => padded(cells(name), width)).filter((value) => value !== '');
  return values.length === 0 ? null : values.join(' ');
}

/** The text form is in a code page with hard blanks, and pads its lines. */
function words(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
}
