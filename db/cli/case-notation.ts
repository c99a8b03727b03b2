import { mostCaseLines, mostCaseUnits, type CaseLineInput } from '../model/case.ts';
import { failure, success, type Result } from '../model/result.ts';

/** How a line is written, for the messages. */
export const notationInWords = 'CODE[-MODIFIER...][xUNITS][@CHARGE][/DAYS or /BASE+MINUTES], for example 27447-RT-80, 27390-59x2, 27447@1200.00, 66984-55/45, 01402-AA/7+129';

/**
 * Reads lines as people write them: the code, its modifiers after hyphens, then in any order units after x, the charge for the whole
 * line in dollars after @, and after / the days of after-care given (with 55) or base units + minutes of an anaesthetic.
 * Errors: `bad-arguments`, with the place of the word and what was expected there.
 */
export function readCaseLines(words: readonly string[]): Result<CaseLineInput[]> {
  if (words.length === 0) return failure('bad-arguments', `Name the codes of the operation: codetray case 27393-50 27390-59x2. Each is ${notationInWords}.`);
  if (words.length > mostCaseLines) return failure('bad-arguments', `A case has ${mostCaseLines.toString()} lines at most, not ${words.length.toString()}.`);
  const lines: CaseLineInput[] = [];
  for (const [index, word] of words.entries()) {
    const line = readLine(word, `Line ${(index + 1).toString()}, "${word.slice(0, 60)}"`);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  return success(lines);
}

function readLine(word: string, where: string): Result<CaseLineInput> {
  const refused = (what: string): Result<never> => failure('bad-arguments', `${where}: ${what}`);
  const parts = /^([^\-,x@/]*)((?:[-,][^\-,x@/]*)*)((?:[x@/].*)?)$/i.exec(word.trim());
  const code = (parts?.[1] ?? '').toUpperCase();
  if (parts === null || !/^[0-9A-Z]{5}$/.test(code)) return refused(`"${(parts?.[1] ?? word).slice(0, 20)}" is no procedure code: it has five digits or letters. Write ${notationInWords}.`);
  const modifiers = (parts[2] ?? '').split(/[-,]/).slice(1).map((modifier) => modifier.toUpperCase());
  const wrong = modifiers.find((modifier) => !/^[0-9A-Z]{2}$/.test(modifier));
  if (wrong !== undefined) return refused(`"${wrong}" is no modifier: each has two digits or letters after a hyphen, as in 27447-RT-80.`);
  if (modifiers.length > 8) return refused('more than eight modifiers. Leave out those that change nothing.');
  const line: CaseLineInput = { code, modifiers: [...new Set(modifiers)] };
  const seen = new Set<string>();
  for (const [, sign = '', text = ''] of (parts[3] ?? '').matchAll(/([x@/])([^x@/]*)/gi)) {
    if (seen.has(sign.toLowerCase())) return refused(`${sign} stands twice. Write it once.`);
    seen.add(sign.toLowerCase());
    const problem = sign === '@' ? readCharge(line, text) : sign === '/' ? readMeasure(line, text, modifiers) : readUnits(line, text);
    if (problem !== null) return refused(problem);
  }
  return success(line);
}

function readUnits(line: CaseLineInput, text: string): string | null {
  const units = Number(text);
  if (!/^\d{1,4}$/.test(text) || units < 1 || units > mostCaseUnits) return `"${text}" are no units: write a whole number from 1 to ${mostCaseUnits.toString()} after x, as in 27390x2.`;
  line.units = units;
  return null;
}

function readCharge(line: CaseLineInput, text: string): string | null {
  if (!/^\d{1,8}(?:\.\d{2})?$/.test(text)) return `"${text}" is no charge: write dollars without a sign or comma after @, with two digits for cents if any, as in 27447@1200.00.`;
  line.charge = Number(text);
  return null;
}

function readMeasure(line: CaseLineInput, text: string, modifiers: readonly string[]): string | null {
  const anaesthetic = /^(\d{1,3})\+(\d{1,4})$/.exec(text);
  if (anaesthetic !== null) {
    const [base, minutes] = [Number(anaesthetic[1]), Number(anaesthetic[2])];
    if (base > 100 || minutes > 6_000) return `"${text}" is more than any anaesthetic: base units are 100 at most, minutes 6000.`;
    line.anaesthesiaBaseUnits = base;
    line.anaesthesiaMinutes = minutes;
    return null;
  }
  if (!/^\d{1,2}$/.test(text) || Number(text) > 90) return `"${text}" is neither days of after-care (0 to 90, as in 66984-55/45) nor base units and minutes of an anaesthetic (as in 01402-AA/7+129).`;
  if (!modifiers.includes('55')) return `days after / go with modifier 55 alone, as in 66984-55/45. An anaesthetic has base units and minutes, as in 01402-AA/7+129.`;
  line.postoperativeDays = Number(text);
  return null;
}
