import type { Amount, ItemPrices, PayerPrices } from './hospital-rows.ts';

// What the CMS format asks of every charge (45 CFR 180.50, data dictionary of the csv and json forms). A hospital is free in its prices, and
// single charges break these rules; where many do, columns were moved, exchanged or lost.

const methods = new Set(['case rate', 'fee schedule', 'percent of total billed charges', 'per diem', 'other']);
const codeTypes = new Set(['CPT', 'CPT4', 'HCPCS', 'HCPC', 'CPTHCPCS', 'HCPCSCPT', 'ICD', 'DRG', 'MSDRG', 'RDRG', 'SDRG', 'APSDRG', 'APDRG', 'APRDRG', 'TRISDRG', 'APC', 'NDC', 'HIPPS', 'LOCAL', 'EAPG', 'CDT', 'RC', 'CDM', 'CMG', 'MSLTCDRG']);
const units = new Set(['GR', 'ME', 'ML', 'UN', 'F2', 'EA', 'GM']);

/** Fewer charges than this that break a rule are slips of the hospital; so is a smaller share of those that the rule is about. */
const fewestBreaks = 3;
const leastShare = 0.2;
/** Of fewer rows a whole column may well be blank. */
const tellingRows = 20;

/** So many different codes have no single price, and no two descriptions, among them. */
const tellingCodes = 10;

interface Count { about: number; broken: number; first: number }

/** Counts over all charges of one file how many break each rule, and which values no charge has. */
export class HospitalChecks {
  readonly #counts = new Map<string, Count>();
  readonly #filled = new Set<string>();
  /** The first values of each amount, and of the descriptions: of how many there are a few are enough. */
  readonly #values = new Map<string, Set<string>>();
  readonly #codes = new Set<string>();
  #charges = 0;
  #dollars = 0;

  /** @param cents reads an amount as the file has it. @param told the payers that say a price. */
  note(row: number, item: ItemPrices, told: readonly PayerPrices[], cents: (value: Amount) => number | null): void {
    this.#charges++;
    const [gross, cash, minimum, maximum] = [item.gross, item.cash, item.minimum, item.maximum].map(cents) as [number | null, number | null, number | null, number | null];
    for (const [words, value] of [['a gross charge', gross], ['a price in cash', cash], ['a lowest negotiated price', minimum], ['a highest negotiated price', maximum]] as const) if (value !== null) this.#filled.add(words);
    if (this.#codes.size < tellingCodes) for (const { code } of item.codes) this.#codes.add(code);
    for (const [words, value] of [['gross charge', gross], ['price in cash', cash], ['lowest negotiated price', minimum], ['highest negotiated price', maximum], ['description', item.description]] as const) {
      const values = this.#values.get(words) ?? new Set<string>();
      this.#values.set(words, values);
      if (values.size < 3) values.add(String(value));
    }
    this.#rule('the description is missing', item.description === '', row);
    if (minimum !== null) this.#rule('a lowest negotiated price stands without any negotiated one', told.length === 0, row);
    const dollars = told.map(({ dollar }) => cents(dollar)).filter((value) => value !== null);
    // A row of a tall file has one payer: the others, and with them the bounds, stand in other rows.
    if (item.hasAllPayers && dollars.length > 0 && minimum !== null && maximum !== null) {
      this.#rule('the lowest or highest negotiated price is none of those of the payers', Math.abs(Math.min(...dollars) - minimum) > 1 || Math.abs(Math.max(...dollars) - maximum) > 1, row);
    }
    if (gross !== null && cash !== null) this.#rule('the price in cash is higher than the gross charge', cash > gross, row);
    if (minimum !== null && maximum !== null) this.#rule('the lowest negotiated price is higher than the highest', minimum > maximum, row);
    for (const { type } of item.codes) this.#rule('a type of code is not one of the format', !codeTypes.has(type.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')), row);
    const modifiers = item.modifiers.split(/[|,;/\s]+/).filter((one) => one !== '');
    if (modifiers.length > 0) this.#rule('a modifier has not two characters', modifiers.some((one) => !/^[0-9A-Z]{2}$/i.test(one)), row);
    const [amount = '', type = ''] = item.unit.split(' ');
    if (item.unit !== '') this.#rule('the unit of a drug is no number with a unit of measurement', !/^[\d.]+$/.test(amount) || !units.has(type.toUpperCase()), row);
    const isDrug = item.codes.some(({ code }) => /^J\d{4}$/i.test(code));
    if (isDrug) this.#rule('a drug has no unit of measurement', item.unit === '', row);
    if (item.note !== '') this.#rule('a note is a number or a code, no sentence', isNumberOrCode(item.note), row);
    for (const payer of item.payers) if (payer.method !== '') this.#rule('the way of agreeing is given and no price of the payer', !told.includes(payer), row);
    for (const payer of told) this.#ofPayer(row, item, payer, cents, minimum, maximum);
  }

  #ofPayer(row: number, item: ItemPrices, payer: PayerPrices, cents: (value: Amount) => number | null, minimum: number | null, maximum: number | null): void {
    const [dollar, percentage, median, tenth, ninetieth] = [payer.dollar, payer.percentage, payer.median, payer.tenth, payer.ninetieth].map(cents) as (number | null)[];
    const method = payer.method.toLowerCase();
    if (payer.plan !== '') this.#filled.add('the name of a plan');
    if (method !== '') this.#filled.add('how the price was agreed');
    this.#rule('the name of a payer or plan is a number, or a method or setting', [payer.payer, payer.plan].some((name) => isNumberOrCode(name) || methods.has(name.toLowerCase()) || /^(?:inpatient|outpatient|both)$/i.test(name)), row);
    if (method !== '') this.#rule('the way of agreeing is not one of the format', !methods.has(method), row);
    this.#rule('the way of agreeing on a price is missing', method === '', row);
    this.#rule('the plan of a payer is missing', payer.plan === '', row);
    if (typeof dollar === 'number') {
      this.#dollars++;
      this.#rule('a negotiated price has no lowest or no highest one beside it', minimum === null || maximum === null, row);
      if (minimum !== null && maximum !== null) this.#rule('a negotiated price is lower than the lowest or higher than the highest', dollar < minimum - 1 || dollar > maximum + 1, row);
    }
    if (method.startsWith('percent')) this.#rule('a percentage is agreed and none is given', percentage === null, row);
    if (typeof percentage === 'number') this.#rule('a percentage is given where another way was agreed', method !== '' && !method.startsWith('percent') && method !== 'other', row);
    if (method === 'other') this.#rule('another way is agreed and nothing explains it', payer.note === '' && item.note === '', row);
    if (payer.algorithm !== '') this.#rule('a formula is a number', isNumberOrCode(payer.algorithm), row);
    if (payer.note !== '') this.#rule('a note is a number or a code, no sentence', isNumberOrCode(payer.note), row);
    const claims = payer.claims.trim();
    if (claims !== '') this.#rule('the number of claims is none of the format', !/^(?:\d+|\d+ through \d+|1-10)$/i.test(claims), row);
    // Since version 3, of prices that are no dollars.
    const amounts = [median, tenth, ninetieth];
    const isDescribed = claims !== '' || amounts.some((value) => typeof value === 'number');
    if (isDescribed && claims !== '0') {
      this.#rule('of the middle, tenth and ninetieth part of the amounts and the number of claims one is missing', claims === '' || amounts.includes(null), row);
    }
    if (typeof median === 'number' && typeof tenth === 'number' && typeof ninetieth === 'number') this.#rule('the middle of the amounts is lower than the tenth or higher than the ninetieth part', median < tenth || median > ninetieth, row);
    if (isDescribed && typeof dollar !== 'number') this.#rule('a payer has amounts and no price, percentage or formula', typeof percentage !== 'number' && payer.algorithm === '', row);
  }

  /** In sentences, after the last charge. */
  remarks(): string[] {
    const rules = [...this.#counts].filter(([, { about, broken }]) => broken >= fewestBreaks && broken >= about * leastShare)
      .map(([rule, { about, broken, first }]) => `In ${broken.toLocaleString('en')} of ${about.toLocaleString('en')} places that it is about, ${rule} (first in row ${first.toLocaleString('en')}): columns may have been moved, or the hospital does not keep to the format.`);
    if (this.#charges < tellingRows) return rules;
    const always = ['a gross charge', 'a price in cash', ...(this.#dollars > 0 ? ['a lowest negotiated price', 'a highest negotiated price', 'the name of a plan', 'how the price was agreed'] : [])];
    if (this.#codes.size >= tellingCodes) {
      for (const [words, values] of this.#values) {
        const [only = ''] = values;
        const isAmount = words !== 'description';
        if (isAmount ? values.size === 1 && only !== 'null' : values.size < 3) rules.push(isAmount ? `The ${words} is the same in every row.` : 'All rows share one or two descriptions: columns may have been moved.');
      }
    }
    const missing = always.filter((words) => !this.#filled.has(words));
    return missing.length === 0 ? rules : [...rules, `No row has ${missing.join(', ')}.`];
  }

  #rule(words: string, isBroken: boolean, row: number): void {
    const count = this.#counts.get(words);
    if (count === undefined) this.#counts.set(words, { about: 1, broken: isBroken ? 1 : 0, first: isBroken ? row : 0 });
    else {
      count.about++;
      if (!isBroken) return;
      if (count.broken++ === 0) count.first = row;
    }
  }
}

function isNumberOrCode(text: string): boolean {
  return /^[$\s\d.,%|-]+$/.test(text.trim()) || /^[A-Z]{0,2}\d{3,}[A-Z]?$/.test(text.trim());
}
