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

/** What a narrow column says of the values that releases print; of any other the head of its meaning. */
const short: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  globalDays: { '000': 'Day only', '010': '10 days', '090': '90 days', MMM: 'Maternity', XXX: 'None', YYY: 'By carrier', ZZZ: 'Add-on' },
  bilateral: { 0: 'No 150 %', 1: '150 %', 2: 'Included', 3: 'Each side' },
  assistantAtSurgery: { 0: 'Record', 1: 'Never', 2: 'Yes' },
  coSurgeons: { 0: 'No', 1: 'Record', 2: 'Yes' },
  outpatientStatus: { C: 'Inpatient only' },
};

export function inShort(fact: Fact): string {
  const { id, raw } = fact;
  if (id === 'unitsPerDay' && raw !== null) return String(raw);
  return short[id]?.[String(raw)] ?? headOfValue(fact);
}

/** What the sheet is of, for its head: the name of the tray, else the one code, else all of them. */
export function headOf({ name, codes }: Operation): { code: string | null; title: string } {
  if (name !== '') return { code: null, title: name };
  const [first] = codes;
  if (first === undefined) return { code: null, title: 'An operation without codes' };
  if (codes.length === 1) return { code: first.code, title: first.title ?? 'no title loaded' };
  return { code: null, title: codesInShort(codes.map(({ code }) => code)) };
}

/** "27397, 27447 and 3 more": the first four of many. */
export function codesInShort(codes: readonly string[]): string {
  const named = codes.slice(0, 4).join(', ');
  return codes.length > 4 ? `${named} and ${codes.length - 4} more` : named;
}

/** "and 7 more lines": what a list says of its entries that found no room; "7 lines" where none of them stands there. */
export function moreInWords(count: number, one: string, several: string, shown = 1): string {
  return `${shown === 0 ? '' : 'and '}${count}${shown === 0 ? '' : ' more'} ${count === 1 ? one : several}`;
}
