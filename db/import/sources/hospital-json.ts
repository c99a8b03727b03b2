import type { Failure } from '../../model/result.ts';
import { DamagedJson, JsonMembers } from '../files/json-members.ts';
import type { FileHead, ReadingContext, ReadOutcome, RowSink, StreamRecognition } from '../source-format.ts';
import { damaged } from './hospital-csv.ts';
import { HospitalRows, hospitalRelease, type HospitalHead, type ItemPrices, type PayerPrices } from './hospital-rows.ts';
import { columnMissing, noValidRows, truncated } from './refusals.ts';

const fileWords = 'price file of a hospital (json)';

// A file has millions of values: they are looked at one by one here, a schema library would take longer than all the rest.
type Fields = Readonly<Record<string, unknown>>;

/** What is not as the format has it, for a sentence. */
class OddItem extends Error {}

function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new OddItem(`${name} is no group of values`);
  return value as Fields;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new OddItem(`${name} is no list`);
  return value;
}

function text(of: Fields, name: string): string {
  const value = of[name];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  throw new OddItem(`${name} is no text`);
}

function amount(of: Fields, name: string): string | number | null {
  const value = of[name];
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new OddItem(`${name} is no number`);
}

/** A list, or one text. */
function texts(of: Fields, name: string): string[] {
  const value = of[name];
  return Array.isArray(value) ? value.map((one) => text({ [name]: one as unknown }, name)) : [text(of, name)];
}

export function recogniseJsonPrices(head: FileHead): StreamRecognition {
  const start = head.bytes.toString('utf8').replace(/^\ufeff/, '');
  if (!/^\s*\{/.test(start)) return { verdict: 'no' };
  const names = (name: string): boolean => start.includes(`"${name}"`);
  // The schema of the format names the same members.
  if (/^\s*\{\s*"\$(?:schema|id|ref)"/.test(start)) return { verdict: 'no' };
  // The members may stand in any order, and the list alone may fill the head.
  if (!(names('standard_charge_information') && names('standard_charges')) && !(names('hospital_name') && names('last_updated_on'))) return { verdict: 'no' };
  const value = (name: string): string => new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]*)"`).exec(start)?.[1] ?? '';
  return {
    verdict: 'yes', form: 'json', statedRelease: hospitalRelease(value('hospital_name'), value('last_updated_on')),
    read: (pieces, sink, context) => readJson(head.label, pieces, sink, context),
  };
}

async function readJson(label: string, pieces: AsyncIterable<Buffer>, sink: RowSink, context: ReadingContext): Promise<{ ok: true; value: ReadOutcome } | { ok: false; error: Failure }> {
  const rows = new HospitalRows(sink);
  const members: Record<string, unknown> = {};
  const lists: Record<string, string[]> = { location_name: [], hospital_location: [], hospital_address: [] };
  let items = 0;
  let charges = 0;
  const reader = new JsonMembers((key, value, isElement) => {
    if (key === 'standard_charge_information' && isElement) {
      items++;
      charges += takeItem(rows, value, items, charges);
    } else if (isElement) lists[key]?.push(String(value));
    else if (key.length < 60 && JSON.stringify(value).length < 20_000) members[key] = value;
  });
  try {
    for await (const piece of pieces) {
      reader.write(piece);
      context.step(charges);
    }
  } catch (error) {
    if (!(error instanceof DamagedJson)) throw error;
    return { ok: false, error: damaged(label, `after item ${items.toLocaleString('en')}: ${error.message}`) };
  }
  if (!reader.isWhole) return { ok: false, error: truncated(label, items + 1) };
  const head = headOf(members, lists);
  if (head.name === '') return { ok: false, error: columnMissing(label, fileWords, ['hospital_name'], Object.keys(members)) };
  const outcome = rows.outcome(head, 'charge');
  if (outcome.rowsKept === 0) return { ok: false, error: noValidRows(label, fileWords, outcome.rejected[0] ?? null) };
  rows.hospital(head);
  return { ok: true, value: outcome };
}

/** @returns how many charges the item has: each is a row. */
function takeItem(rows: HospitalRows, value: unknown, number: number, before: number): number {
  let prices: ItemPrices[];
  try {
    prices = pricesOf(value);
  } catch (error) {
    if (!(error instanceof OddItem)) throw error;
    rows.ledger.reject(before + 1, `item ${number.toLocaleString('en')} is not as the format has it: ${error.message}`);
    return 1;
  }
  prices.forEach((one, index) => { rows.take(before + index + 1, one); });
  return prices.length;
}

function pricesOf(value: unknown): ItemPrices[] {
  const item = fieldsOf(value, 'the item');
  const codes = listOf(item['code_information'], 'code_information').map((one) => {
    const of = fieldsOf(one, 'code_information');
    return { code: text(of, 'code'), type: text(of, 'type') };
  });
  const drug = item['drug_information'] === undefined || item['drug_information'] === null ? {} : fieldsOf(item['drug_information'], 'drug_information');
  const unit = `${text(drug, 'unit')} ${text(drug, 'type')}`.trim();
  return listOf(item['standard_charges'], 'standard_charges').map((one) => {
    const of = fieldsOf(one, 'standard_charges');
    return {
      description: text(item, 'description'), hasAllPayers: true, codes, unit, setting: text(of, 'setting'), billingClass: text(of, 'billing_class'),
      // A list since version 3, a text or a list before.
      modifiers: [...texts(of, 'modifiers'), ...texts(of, 'modifier_code')].join(' '),
      gross: amount(of, 'gross_charge'), cash: amount(of, 'discounted_cash'), minimum: amount(of, 'minimum'), maximum: amount(of, 'maximum'), note: text(of, 'additional_generic_notes'),
      payers: listOf(of['payers_information'] ?? [], 'payers_information').map(payerOf),
    };
  });
}

function payerOf(value: unknown): PayerPrices {
  const of = fieldsOf(value, 'payers_information');
  return {
    payer: text(of, 'payer_name'), plan: text(of, 'plan_name'), dollar: amount(of, 'standard_charge_dollar'), percentage: amount(of, 'standard_charge_percentage'), algorithm: text(of, 'standard_charge_algorithm'),
    method: text(of, 'methodology'), estimate: amount(of, 'estimated_amount'), median: amount(of, 'median_amount'), tenth: amount(of, '10th_percentile'), ninetieth: amount(of, '90th_percentile'),
    claims: text(of, 'count'), note: text(of, 'additional_payer_notes'),
  };
}

function headOf(members: Readonly<Record<string, unknown>>, lists: Readonly<Record<string, readonly string[]>>): HospitalHead {
  const one = (name: string): string => (typeof members[name] === 'string' ? members[name].trim() : '');
  const license = members['license_information'];
  const ofLicense = (name: string): string => {
    const value = typeof license === 'object' && license !== null ? (license as Record<string, unknown>)[name] : '';
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const locations = [...(lists['location_name'] ?? []), ...(lists['hospital_location'] ?? [])];
  return {
    name: one('hospital_name'), locations, addresses: lists['hospital_address'] ?? [], license: [ofLicense('state'), ofLicense('license_number')].filter((part) => part !== '').join(' '),
    version: one('version'), updatedOn: one('last_updated_on'),
  };
}
