import { isUtf8 } from 'node:buffer';
import { parse, type Parser } from 'csv-parse';
import iconv from 'iconv-lite';
import { failure } from '../../model/result.ts';
import { csvRows } from '../files/csv-rows.ts';
import { stillFine } from '../files/input-file.ts';
import type { FileHead, ReadingContext, ReadOutcome, RowSink, StreamRecognition } from '../source-format.ts';
import { HospitalRows, hospitalRelease, type HospitalHead, type PayerPrices } from './hospital-rows.ts';
import { columnMissing, columnTwice, headerMissing, noValidRows, truncated } from './refusals.ts';

const fileWords = 'price file of a hospital (csv)';
/** Bytes of one row; a quotation mark that is never closed would take the rest of the file. */
const longestRow = 4 * 1024 * 1024;

/** One payer of a wide file, or the one of a row in a tall file: the column of each of its values. */
type PayerField = 'dollar' | 'percentage' | 'algorithm' | 'method' | 'estimate' | 'median' | 'tenth' | 'ninetieth' | 'claims' | 'note';
interface PayerColumns {
  readonly payer: string;
  readonly plan: string;
  readonly columns: Partial<Record<PayerField, number>>;
}

interface PriceColumns {
  readonly codes: readonly { readonly code: number; readonly type: number }[];
  readonly shared: Partial<Record<'description' | 'setting' | 'billingClass' | 'modifiers' | 'gross' | 'cash' | 'minimum' | 'maximum' | 'unitAmount' | 'unitType' | 'note' | 'payerName' | 'planName', number>>;
  readonly payers: readonly PayerColumns[];
  readonly isTall: boolean;
}

const sharedNames: Readonly<Record<string, keyof PriceColumns['shared']>> = {
  description: 'description', setting: 'setting', billing_class: 'billingClass', modifiers: 'modifiers', modifier: 'modifiers', 'standard_charge|gross': 'gross', 'standard_charge|discounted_cash': 'cash',
  'standard_charge|min': 'minimum', 'standard_charge|max': 'maximum', drug_unit_of_measurement: 'unitAmount', drug_type_of_measurement: 'unitType',
  additional_generic_notes: 'note', payer_name: 'payerName', plan_name: 'planName',
};
/** Of a tall file; in a wide one payer and plan stand between the parts: "standard_charge|payer|plan|negotiated_dollar". */
const payerNames: Readonly<Record<string, PayerField>> = {
  'standard_charge|negotiated_dollar': 'dollar', 'standard_charge|negotiated_percentage': 'percentage', 'standard_charge|negotiated_algorithm': 'algorithm', 'standard_charge|methodology': 'method',
  estimated_amount: 'estimate', median_amount: 'median', '10th_percentile': 'tenth', '90th_percentile': 'ninetieth', count: 'claims', additional_payer_notes: 'note',
};

const parts = (name: string): string[] => name.split('|').map((part) => part.trim());
const plainName = (name: string): string => parts(name.replace(/^\ufeff/, '')).join('|').toLowerCase();

/** Index of the row with the names of the hospital's own values, or -1. */
function headRow(rows: readonly (readonly string[])[]): number {
  return rows.findIndex((cells) => {
    const names = cells.map(plainName);
    return names.includes('hospital_name') && names.some((name) => name === 'last_updated_on' || name === 'version');
  });
}

function isPriceHeader(cells: readonly string[]): boolean {
  const names = cells.map(plainName);
  return names.includes('description') && names.some((name) => name.startsWith('standard_charge|') || /^code\|\d+/.test(name));
}

export function recogniseCsvPrices(head: FileHead): StreamRecognition {
  if (head.bytes.includes(0)) return { verdict: 'no' };
  const text = decoder(head.bytes)(head.bytes).toString('utf8').replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  if (!/hospital_name/i.test(text.slice(0, 20_000)) || /^\s*[{[]/.test(text)) return { verdict: 'no' };
  const rows = csvRows(text.split('\n').slice(0, 40).join('\n'), ',').rows.map((row) => row.cells);
  const at = headRow(rows.slice(0, 20));
  if (at === -1) return { verdict: 'no' };
  const below = rows.slice(at + 1);
  const header = below.findIndex(isPriceHeader);
  if (header === -1) return { verdict: 'refused', error: headerMissing(head.label, fileWords) };
  const values = hospitalHead(rows[at] ?? [], below.slice(0, header).find((cells) => cells.some((cell) => cell !== '')) ?? []);
  const columns = priceColumns(below[header] ?? [], head.label);
  if ('error' in columns) return { verdict: 'refused', error: columns.error };
  const isWindows = !isUtf8Start(head.bytes);
  return {
    verdict: 'yes', form: 'csv', statedRelease: hospitalRelease(values.name, values.updatedOn),
    read: (pieces, sink, context) => readCsv(head.label, isWindows ? decoded(pieces) : pieces, sink, context),
  };
}

/** The head may end within a character. */
function isUtf8Start(bytes: Buffer): boolean {
  return [0, 1, 2, 3].some((less) => isUtf8(bytes.subarray(0, bytes.length - less)));
}

function decoder(head: Buffer): (piece: Buffer) => Buffer {
  return isUtf8Start(head) ? (piece) => piece : (piece) => Buffer.from(iconv.decode(piece, 'windows-1252'));
}

async function* decoded(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(iconv.decode(piece, 'windows-1252'));
}

function hospitalHead(names: readonly string[], values: readonly string[]): HospitalHead {
  const plain = names.map(plainName);
  const value = (...wanted: string[]): string => values[plain.findIndex((name) => wanted.includes(name))]?.trim() ?? '';
  const several = (text: string): string[] => text.split('|').map((one) => one.trim()).filter((one) => one !== '');
  const license = plain.findIndex((name) => name.startsWith('license_number'));
  const state = parts(names[license] ?? '')[1] ?? '';
  const number = values[license]?.trim() ?? '';
  return {
    name: value('hospital_name'), locations: several(value('location_name', 'hospital_location')), addresses: several(value('hospital_address')),
    license: number === '' ? '' : [state, number].filter((part) => part !== '').join(' '), version: value('version'), updatedOn: value('last_updated_on'),
  };
}

function priceColumns(header: readonly string[], label: string): PriceColumns | { error: ReturnType<typeof columnMissing> } {
  const names = header.map(plainName);
  const shared: PriceColumns['shared'] = {};
  const payers = new Map<string, { payer: string; plan: string; columns: Partial<Record<PayerField, number>> }>();
  const types = new Map<string, number>();
  const codeColumns = new Map<string, number>();
  const tall: Partial<Record<PayerField, number>> = {};
  for (const [index, name] of names.entries()) {
    const twice = { error: columnTwice(label, fileWords, header[index] ?? name) };
    const code = /^code\|(\d+)(\|type)?$/.exec(name);
    if (code !== null) {
      const into = code[2] === undefined ? codeColumns : types;
      if (into.has(code[1] ?? '')) return twice;
      into.set(code[1] ?? '', index);
      continue;
    }
    const own = sharedNames[name];
    if (own !== undefined) {
      if (shared[own] !== undefined) return twice;
      shared[own] = index;
      continue;
    }
    const ofRow = payerNames[name];
    if (ofRow !== undefined) {
      if (tall[ofRow] !== undefined) return twice;
      tall[ofRow] = index;
      continue;
    }
    const pieces = parts(header[index] ?? '');
    const lower = pieces.map((piece) => piece.toLowerCase());
    const isCharge = lower[0] === 'standard_charge';
    const field = payerNames[isCharge ? `standard_charge|${lower.at(-1) ?? ''}` : (lower[0] ?? '')];
    const named = pieces.slice(1, isCharge ? -1 : undefined);
    if (field === undefined || named.length === 0) continue;
    const [payer = '', ...plan] = named;
    const key = named.join('|').toLowerCase();
    const held = payers.get(key) ?? { payer, plan: plan.join('|'), columns: {} };
    if (held.columns[field] !== undefined) return twice;
    held.columns[field] = index;
    payers.set(key, held);
  }
  const codes = [...codeColumns].flatMap(([number, code]) => {
    const type = types.get(number);
    return type === undefined ? [] : [{ code, type }];
  });
  const missing = [codes.length === 0 ? 'code|1 with code|1|type' : '', shared.setting === undefined ? 'setting' : '', shared.gross === undefined ? 'standard_charge|gross' : ''].filter((name) => name !== '');
  const isTall = shared.payerName !== undefined;
  if (isTall && tall.dollar === undefined) missing.push('standard_charge|negotiated_dollar');
  if (missing.length > 0) return { error: columnMissing(label, fileWords, missing, header.slice(0, 40)) };
  return { codes, shared, isTall, payers: isTall ? [{ payer: '', plan: '', columns: tall }] : [...payers.values()] };
}

/** Every version of the format has these, filled or not; of a wide file every payer has its own. */
const askedFor = { shared: ['modifiers', 'unitAmount', 'unitType', 'cash', 'minimum', 'maximum', 'note'], ofPayer: ['dollar', 'percentage', 'algorithm', 'method'], sinceThree: ['median', 'tenth', 'ninetieth', 'claims'] } as const;

function absentColumns({ shared, payers, isTall }: PriceColumns): string[] {
  const nameOf = <Field extends string>(names: Readonly<Record<string, Field>>, field: Field): string => Object.keys(names).find((name) => names[name] === field) ?? field;
  const absent = askedFor.shared.filter((field) => shared[field] === undefined).map((field) => nameOf(sharedNames, field));
  if (isTall && shared.planName === undefined) absent.push('plan_name');
  const isSinceThree = payers.some(({ columns }) => askedFor.sinceThree.some((field) => columns[field] !== undefined));
  for (const { payer, plan, columns } of payers) {
    const wanted = [...askedFor.ofPayer, ...(isSinceThree ? askedFor.sinceThree : [])].filter((field) => columns[field] === undefined);
    absent.push(...wanted.map((field) => `${nameOf(payerNames, field)}${isTall ? '' : ` of ${[payer, plan].filter((name) => name !== '').join(', ')}`}`));
  }
  // A wide file of a hundred payers would fill the report.
  return absent.length > 12 ? [...absent.slice(0, 12), `and ${absent.length - 12} more`] : absent;
}

/** Reads the rows as they come; only what a row says of the hospital is kept until the end. */
async function readCsv(label: string, pieces: AsyncIterable<Buffer>, sink: RowSink, context: ReadingContext): Promise<{ ok: true; value: ReadOutcome } | { ok: false; error: ReturnType<typeof columnMissing> }> {
  const rows = new HospitalRows(sink);
  const above: string[][] = [];
  let head: HospitalHead | null = null;
  let columns: PriceColumns | null = null;
  let refusal: ReturnType<typeof columnMissing> | null = null;
  let last = { line: 0, cells: 0 };
  let width = 0;
  let endedLine = true;

  const take = (cells: string[], line: number): void => {
    if (columns === null) {
      above.push(cells.map((cell) => cell.trim()));
      if (!isPriceHeader(cells)) return;
      const at = headRow(above);
      const values = above.slice(at + 1, -1).find((row) => row.some((cell) => cell !== '')) ?? [];
      head = hospitalHead(above[at] ?? [], values);
      const found = priceColumns(cells, label);
      if ('error' in found) refusal = found.error;
      else columns = found;
      width = cells.length - [...cells].reverse().findIndex((cell) => cell.trim() !== '');
      return;
    }
    if (cells.every((cell) => cell.trim() === '')) return;
    last = { line, cells: cells.length };
    if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '')) {
      rows.ledger.reject(line, `the row has ${cells.length.toLocaleString('en')} cells where the header has ${width.toLocaleString('en')}`);
      return;
    }
    const { shared, codes, isTall, payers } = columns;
    const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? '').trim());
    rows.take(line, {
      description: cell(shared.description), hasAllPayers: !isTall,
      codes: codes.map(({ code, type }) => ({ code: cell(code), type: cell(type) })).filter(({ code }) => code !== ''),
      setting: cell(shared.setting), billingClass: cell(shared.billingClass), modifiers: cell(shared.modifiers), gross: cell(shared.gross), cash: cell(shared.cash), minimum: cell(shared.minimum),
      maximum: cell(shared.maximum), unit: [cell(shared.unitAmount), cell(shared.unitType)].filter((text) => text !== '').join(' '), note: cell(shared.note),
      payers: payers.map(({ payer, plan, columns: of }) => payerPrices(isTall ? cell(shared.payerName) : payer, isTall ? cell(shared.planName) : plan, (field) => cell(of[field]))),
    });
  };

  const parser = parse({
    bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: longestRow,
    // Rows are taken here and not handed on: nothing queues up.
    on_record(record: string[], { lines }: { lines: number }) {
      if (refusal === null) take(record, lines);
      return null;
    },
  });
  try {
    for await (const piece of pieces) {
      endedLine = piece.at(-1) === 10 || piece.at(-1) === 13;
      await written(parser, piece);
      context.step(last.line);
      if (refusal !== null) return { ok: false, error: refusal };
    }
    await ended(parser);
  } catch (error) {
    if (!isCsvError(error)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { ok: false, error: truncated(label, last.line + 1) };
    return { ok: false, error: damaged(label, error.message) };
  } finally {
    parser.destroy();
  }
  if (head === null || columns === null) return { ok: false, error: headerMissing(label, fileWords) };
  if (!endedLine && last.cells < width) return { ok: false, error: truncated(label, last.line) };
  const absent = absentColumns(columns);
  if (absent.length > 0) rows.ledger.warn(`The file has no column ${absent.join(', ')}, which the format asks for; its values stay empty.`);
  const outcome = rows.outcome(head, 'row');
  if (outcome.rowsKept === 0) return { ok: false, error: noValidRows(label, fileWords, outcome.rejected[0] ?? null) };
  if (!endedLine) outcome.warnings.push('The file ends without the end of a line: if its last value looks too short, it was cut off.');
  rows.hospital(head);
  return { ok: true, value: outcome };
}

function payerPrices(payer: string, plan: string, cell: (field: PayerField) => string): PayerPrices {
  return {
    payer, plan, dollar: cell('dollar'), percentage: cell('percentage'), algorithm: cell('algorithm'), method: cell('method'), estimate: cell('estimate'), median: cell('median'), tenth: cell('tenth'),
    ninetieth: cell('ninetieth'), claims: cell('claims'), note: cell('note'),
  };
}

function written(parser: Parser, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('error', reject);
    parser.write(piece, (error) => {
      parser.off('error', reject);
      if (error) reject(error);
      else resolve();
    });
  });
}

function ended(parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('error', reject);
    parser.once('end', resolve);
    parser.resume();
    parser.end();
  });
}

function isCsvError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && String((error as { code?: unknown }).code).startsWith('CSV_');
}

export function damaged(label: string, detail: string): ReturnType<typeof columnMissing> {
  return failure('no-valid-rows', `${label} is damaged: it cannot be read as the file that it starts as. Nothing of it was used. ${stillFine} Download it again and import it again.`, detail).error;
}
