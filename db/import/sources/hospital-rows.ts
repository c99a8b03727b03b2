import type { SqlValue } from '../../open/database.ts';
import { isoDate } from '../cell-values.ts';
import { procedureSystem } from '../code-shapes.ts';
import { RowLedger } from '../row-ledger.ts';
import { HospitalChecks } from './hospital-checks.ts';
import type { ReadOutcome, Release, RowSink } from '../source-format.ts';

/** Columns of a price, in staging and in the catalog. */
export const priceColumns = [
  'code', 'item', 'part', 'counted', 'plan_id', 'setting', 'billing_class', 'modifiers', 'gross', 'cash', 'minimum', 'maximum', 'dollar', 'percentage', 'estimate',
  'median', 'tenth', 'ninetieth', 'claims', 'algorithm_id', 'method_id', 'note_id', 'unit_id',
] as const;

const noPrice: readonly SqlValue[] = priceColumns.map(() => null);

export interface HospitalHead {
  readonly name: string;
  readonly locations: readonly string[];
  readonly addresses: readonly string[];
  readonly license: string;
  readonly version: string;
  /** As the file prints it. */
  readonly updatedOn: string;
}

/** What a hospital charges for an item, as text or number, as the file has it. */
export interface ItemPrices {
  readonly description: string;
  /** False where a row has one payer and others stand in other rows. */
  readonly hasAllPayers: boolean;
  readonly codes: readonly { readonly code: string; readonly type: string }[];
  readonly setting: string;
  readonly billingClass: string;
  readonly modifiers: string;
  readonly gross: Amount;
  readonly cash: Amount;
  readonly minimum: Amount;
  readonly maximum: Amount;
  readonly unit: string;
  readonly note: string;
  readonly payers: readonly PayerPrices[];
}

export interface PayerPrices {
  readonly payer: string;
  readonly plan: string;
  readonly dollar: Amount;
  readonly percentage: Amount;
  readonly algorithm: string;
  readonly method: string;
  readonly estimate: Amount;
  readonly median: Amount;
  readonly tenth: Amount;
  readonly ninetieth: Amount;
  readonly claims: string;
  readonly note: string;
}

export type Amount = string | number | null | undefined;

/** "2026-04-01" or "4/1/2026" as ISO; null when it is no day. */
export function dayOf(text: string): string | null {
  return /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text.slice(0, 10))) ? text.slice(0, 10) : isoDate(text);
}

/** A hospital's file is told by its name and the day on which it was brought up to date. */
export function hospitalRelease(name: string, updatedOn: string): Release | null {
  const day = dayOf(updatedOn);
  if (day === null || name === '') return null;
  return { release: day, label: `${name}, ${day}`, effectiveFrom: day, effectiveTo: null, releasedOn: day };
}

const procedureTypes = new Set(['CPT', 'CPT4', 'HCPCS', 'CPTHCPCS', 'HCPCSCPT', 'HCPC']);
const settings = new Set(['inpatient', 'outpatient', 'both']);

/** Takes the items of one file, keeps what is kept of them, and the account of it. */
export class HospitalRows {
  readonly ledger = new RowLedger();
  readonly #sink: RowSink;
  readonly #checks = new HospitalChecks();
  readonly #plans = new Map<string, number>();
  readonly #texts = new Map<string, number>();
  #others = 0;
  #firstOther = 0;

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  hospital(head: HospitalHead): void {
    const blank = (text: string): string | null => (text === '' ? null : text);
    const values = [...noPrice];
    values[0] = blank(head.license);
    values[5] = blank(head.version);
    values[6] = dayOf(head.updatedOn);
    this.#sink(1, ['hospital', 1, head.name, blank(head.locations.join('\n')), blank(head.addresses.join('\n')), ...values]);
  }

  /** @param row line of the csv, or number of the item. */
  take(row: number, item: ItemPrices): void {
    const named = item.codes.filter(({ type }) => procedureTypes.has(type.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')));
    if (named.length === 0) {
      this.#others++;
      this.#firstOther ||= row;
      return;
    }
    const problem = this.#keep(row, item, named.map(({ code }) => code));
    if (problem === null) this.ledger.keep();
    else this.ledger.reject(row, problem);
  }

  outcome(head: HospitalHead, rowWord: string): ReadOutcome {
    if (this.#others > 0) {
      this.ledger.warn(`${this.#others.toLocaleString('en')} ${this.#others === 1 ? `${rowWord} has` : `${rowWord}s have`} no CPT or HCPCS code (first ${rowWord} ${this.#firstOther.toLocaleString('en')}): room and board, drugs by NDC, DRGs and the like are not kept.`);
    }
    for (const remark of this.#checks.remarks()) this.ledger.warn(remark);
    const { ledger } = this;
    return {
      rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release: hospitalRelease(head.name, head.updatedOn),
      conversionFactor: null, notices: [], part: [head.name, ...head.addresses.slice(0, 1)].join(', ').toLowerCase(),
    };
  }

  #keep(row: number, item: ItemPrices, named: readonly string[]): string | null {
    const codes = new Map<string, string[]>();
    for (const text of named) {
      const match = /^([0-9A-Z]{5})(?:[-\s,]+([0-9A-Z]{2}))?$/.exec(text.trim().toUpperCase());
      const code = match?.[1] ?? '';
      if (procedureSystem(code) === null) return `"${text.slice(0, 24).replaceAll(/[^\x20-\x7e]/g, '?')}" is no CPT or HCPCS code`;
      codes.set(code, match?.[2] === undefined ? [] : [match[2]]);
    }
    const shared = { gross: cents(item.gross), cash: cents(item.cash), minimum: cents(item.minimum), maximum: cents(item.maximum) };
    for (const [name, amount] of Object.entries(shared)) if (amount === 'unreadable') return `the ${name} amount "${String(item[name as keyof typeof shared]).slice(0, 24)}" is no amount`;
    const payers = item.payers.map((payer) => ({ payer, amounts: [cents(payer.dollar), cents(payer.percentage), cents(payer.estimate), cents(payer.median), cents(payer.tenth), cents(payer.ninetieth)] }));
    for (const { payer, amounts } of payers) {
      if (amounts.includes('unreadable')) return `an amount of ${payer.payer.slice(0, 60)} is no number`;
      if (payer.payer.includes('\ufffd')) return 'the name of a payer holds damaged characters';
      if (payer.payer === '' && amounts.some((amount) => amount !== null)) return 'a negotiated price has no payer';
    }
    const told = payers.filter(({ payer, amounts }) => payer.payer !== '' && (amounts.some((amount) => amount !== null) || payer.algorithm !== ''));
    if (told.length === 0 && Object.values(shared).every((amount) => amount === null)) return 'the row has no price';
    const setting = item.setting.toLowerCase();
    if (!settings.has(setting)) this.ledger.tally(setting === '' ? 'the setting is blank' : `setting "${item.setting.slice(0, 24)}" is not explained in this version`, row);
    const modifiers = item.modifiers.toUpperCase().split(/[^0-9A-Z]+/).filter((one) => one !== '');
    this.#checks.note(row, item, told.map(({ payer }) => payer), (value) => { const amount = cents(value); return amount === 'unreadable' ? null : amount; });
    const unit = this.#text(item.unit);
    let first = true;
    for (const [code, ofCode] of codes) {
      const before = [
        setting === '' ? null : setting, item.billingClass === '' ? null : item.billingClass.toLowerCase(), [...new Set([...modifiers, ...ofCode])].join(' ') || null,
        ...Object.values(shared),
      ] as SqlValue[];
      const rows = told.length === 0 ? [null] : told;
      rows.forEach((one, part) => {
        const note = [item.note, one?.payer.note ?? ''].filter((text) => text !== '').join(' ');
        const [dollar = null, percentage = null, estimate = null, median = null, tenth = null, ninetieth = null] = (one?.amounts ?? []) as SqlValue[];
        this.#sink(row, [
          'price', row, null, null, null, code, row, part, first ? 1 : 0, one === null ? 0 : this.#plan(one.payer.payer, one.payer.plan), ...before, dollar, percentage, estimate, median, tenth, ninetieth,
          one === null || one.payer.claims === '' ? null : one.payer.claims, this.#text(one?.payer.algorithm ?? ''), this.#text(one?.payer.method ?? ''), this.#text(note), unit,
        ]);
        first = false;
      });
    }
    return null;
  }

  #plan(payer: string, plan: string): number {
    const key = `${payer}\t${plan}`;
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const number = this.#plans.size + 1;
    this.#plans.set(key, number);
    this.#sink(0, ['plan', number, payer, plan === '' ? null : plan, null, ...noPrice]);
    return number;
  }

  #text(text: string): number | null {
    if (text === '') return null;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    // Notes that differ in every row would fill the memory: of those the first hundred thousand are told from each other.
    const number = this.#texts.size + 1;
    if (number > mostTexts) {
      this.ledger.tally('the note, method or formula was not kept, because the file has too many different ones', 0);
      return null;
    }
    this.#texts.set(text, number);
    this.#sink(0, ['text', number, text.slice(0, 2000), null, null, ...noPrice]);
    return number;
  }
}

const mostTexts = 100_000;

/** Cents, or hundredths of a percent; null where the file has none. All nines stand for "too few claims to say". */
function cents(value: Amount): number | null | 'unreadable' {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && value >= 0 && value < 9_999_999) return Math.round(Math.round(value * 1e5) / 1e3);
  const text = String(value).trim();
  if (text === '' || /^(?:n\/?a|null|none|-+)$/i.test(text)) return null;
  const plain = text.replaceAll(/[$,%\s]/g, '');
  if (/^9{7,}(?:\.9+)?$/.test(plain)) return null;
  if (!/^\d{0,10}(?:\.\d{0,20})?(?:e[+-]?\d{1,2})?$/i.test(plain) || !/\d/.test(plain)) return 'unreadable';
  // Half a cent counts up, also where the binary number lies below it.
  return Math.round(Number((Number(plain) * 100).toPrecision(13)));
}
