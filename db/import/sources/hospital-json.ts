import { z } from 'zod';
import type { Failure } from '../../model/result.ts';
import { DamagedJson, JsonMembers } from '../files/json-members.ts';
import type { FileHead, ReadingContext, ReadOutcome, RowSink, StreamRecognition } from '../source-format.ts';
import { damaged } from './hospital-csv.ts';
import { HospitalRows, hospitalRelease, type HospitalHead } from './hospital-rows.ts';
import { columnMissing, noValidRows, truncated } from './refusals.ts';

const fileWords = 'price file of a hospital (json)';

const text = z.union([z.string(), z.number()]).nullish().transform((value) => (value === null || value === undefined ? '' : String(value).trim()));
const amount = z.union([z.number(), z.string()]).nullish();
const texts = z.union([z.array(z.string()), z.string()]).nullish().transform((value) => (value === null || value === undefined ? [] : typeof value === 'string' ? [value] : value));

const payer = z.object({
  payer_name: text, plan_name: text, methodology: text, additional_payer_notes: text, standard_charge_dollar: amount, standard_charge_percentage: amount, standard_charge_algorithm: text,
  estimated_amount: amount, median_amount: amount, '10th_percentile': amount, '90th_percentile': amount, count: text,
});
const charge = z.object({
  setting: text, billing_class: text, gross_charge: amount, discounted_cash: amount, minimum: amount, maximum: amount, additional_generic_notes: text,
  // A list since version 3, a text or a list before.
  modifiers: texts, modifier_code: texts, payers_information: z.array(payer).nullish(),
});
const item = z.object({
  code_information: z.array(z.object({ code: text, type: text })),
  drug_information: z.object({ unit: text, type: text }).nullish(),
  standard_charges: z.array(charge),
});

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
  const read = item.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    rows.ledger.reject(before + 1, `item ${number.toLocaleString('en')} is not as the format has it: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.slice(0, 200));
    return 1;
  }
  const { code_information: codes, drug_information: drug, standard_charges: charges } = read.data;
  charges.forEach((one, index) => {
    rows.take(before + index + 1, {
      codes, setting: one.setting, billingClass: one.billing_class, modifiers: [...one.modifiers, ...one.modifier_code].join(' '), gross: one.gross_charge, cash: one.discounted_cash, minimum: one.minimum,
      maximum: one.maximum, unit: drug === null || drug === undefined ? '' : `${drug.unit} ${drug.type}`.trim(), note: one.additional_generic_notes,
      payers: (one.payers_information ?? []).map((of) => ({
        payer: of.payer_name, plan: of.plan_name, dollar: of.standard_charge_dollar, percentage: of.standard_charge_percentage, algorithm: of.standard_charge_algorithm, method: of.methodology,
        estimate: of.estimated_amount, median: of.median_amount, tenth: of['10th_percentile'], ninetieth: of['90th_percentile'], claims: of.count, note: of.additional_payer_notes,
      })),
    });
  });
  return charges.length;
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
