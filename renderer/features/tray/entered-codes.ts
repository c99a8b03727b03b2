import type { CaseLine, CodeKey, CodeSystem } from '../../../electron/contract/index.ts';

const emptyLine: Omit<CaseLine, 'code'> = { modifiers: [], units: 1, side: null, role: null, charge: null, postoperativeDays: null, anaesthesiaMinutes: null, anaesthesiaBaseUnits: null };

export function lineOf(code: string, modifiers: readonly string[] = []): CaseLine {
  return { ...emptyLine, code, modifiers: [...modifiers] };
}

/**
 * The lines of a text that holds nothing but codes, as a claim or a colleague writes them: "27393-50, 27390 59"; null where a part of
 * it is something else, which is then looked up as words.
 */
export function enteredLines(text: string): CaseLine[] | null {
  const lines: CaseLine[] = [];
  for (const word of text.toUpperCase().split(/[\s,;]+/).filter((part) => part !== '')) {
    const [code = '', ...modifiers] = word.split('-');
    const previous = lines.at(-1);
    if (isProcedure(code) && modifiers.every(isModifier)) lines.push(lineOf(code, [...new Set(modifiers)]));
    else if (isModifier(word) && previous !== undefined) previous.modifiers = [...new Set([...previous.modifiers, word])];
    else return null;
  }
  return lines.length === 0 ? null : lines;
}

/** CPT of categories I to III or HCPCS Level II: five characters, four of them digits. A word of five letters is none. */
function isProcedure(word: string): boolean {
  return /^(?:\d{4}[0-9A-Z]|[A-Z]\d{4})$/.test(word);
}

function isModifier(word: string): boolean {
  return /^[0-9A-Z]{2}$/.test(word);
}

/** "LT, 59" and "lt59" as ["LT", "59"]; null where a part is no modifier. */
export function enteredModifiers(text: string): string[] | null {
  const words = text.toUpperCase().split(/[^0-9A-Z]+/).flatMap((word) => (word.length % 2 === 0 ? (word.match(/../g) ?? []) : [word])).filter((word) => word !== '');
  return words.every(isModifier) && words.length <= 8 ? [...new Set(words)] : null;
}

/** "1,250.50" in dollars; null for an empty field, undefined for what is no amount in whole cents. */
export function enteredCharge(text: string): number | null | undefined {
  const plain = text.replaceAll(/[$,\s]/g, '');
  if (plain === '') return null;
  const amount = /^\d{1,8}(?:\.\d{0,2})?$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isNaN(amount) || amount > 99_999_999 ? undefined : amount;
}

export function isTrayCode({ system }: CodeKey): boolean {
  return system === 'CPT' || system === 'HCPCS';
}

/** HCPCS Level II begins with a letter, CPT does not. */
export function systemOfProcedure(code: string): CodeSystem {
  return /^[A-Z]/.test(code) ? 'HCPCS' : 'CPT';
}
