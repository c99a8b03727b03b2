import type { CaseCheck, Fact, Operation } from '../../electron/contract/index.ts';
import { dollars } from './format.ts';

type CheckedLine = CaseCheck['lines'][number];

/** "27393-50x2": as a claim has it, and as the command takes it. */
export function lineInShort({ code, modifiers, units }: Pick<CheckedLine, 'code' | 'modifiers' | 'units'>): string {
  return `${[code, ...modifiers].join('-')}${units === 1 ? '' : `x${units}`}`;
}

/** Dollars of the check as they stand on paper. */
export function amountInWords(amount: number | null): string {
  return amount === null ? 'no amount' : dollars(Math.round(amount * 100));
}

/** "90-day" of "90-day (major), 92 days in all": what a column has room for. The rest stands on the page of the code. */
export function headOfValue({ value }: Pick<Fact, 'value'>): string {
  return value.split(/[(,:;]/)[0]?.trim() ?? value;
}

/** What the sheet is of, for its head: the name of the tray, else the one code, else all of them. */
export function headOf({ name, codes }: Operation): { code: string | null; title: string } {
  if (name !== '') return { code: null, title: name };
  const [first] = codes;
  if (first === undefined) return { code: null, title: 'An operation without codes' };
  if (codes.length === 1) return { code: first.code, title: first.title ?? 'no title loaded' };
  return { code: null, title: `${codes.slice(0, 4).map(({ code }) => code).join(', ')}${codes.length > 4 ? ` and ${codes.length - 4} more` : ''}` };
}

/** "and 7 more lines": what a list says of its entries that found no room. */
export function moreInWords(count: number, one: string, several: string): string {
  return `and ${count} more ${count === 1 ? one : several}`;
}
