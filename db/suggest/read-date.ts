const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const monthNames = months.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join('|') + '|sept\\.?';
const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;

const forms: readonly [RegExp, (match: RegExpMatchArray) => readonly [year: string | undefined, month: string, day: string]][] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/, (match) => [match[1], match[2] ?? '', match[3] ?? '']],
  [/\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?\b/, (match) => [match[3], match[1] ?? '', match[2] ?? '']],
  [new RegExp(String.raw`\b${day}\s+(?:of\s+)?(${monthNames})(?:,?\s+(\d{4}))?\b`, 'i'), (match) => [match[3], match[2] ?? '', match[1] ?? '']],
  [new RegExp(String.raw`\b(${monthNames})\s+${day}(?:,?\s+(\d{4}))?\b`, 'i'), (match) => [match[3], match[1] ?? '', match[2] ?? '']],
];

/**
 * The first date in a text, and the text with "#date" in its place. Without a year the year of `today` is meant. What is no day of the
 * calendar is left as it stands.
 */
export function readDate(text: string, today: string): { date: string | null; rest: string } {
  for (const [form, parts] of forms) {
    const match = form.exec(text);
    if (match === null) continue;
    const [year, month, ofMonth] = parts(match);
    const number = /^\d/.test(month) ? Number(month) : months.findIndex((name) => name.startsWith(month.toLowerCase().slice(0, 3))) + 1;
    const whole = year === undefined ? today.slice(0, 4) : year.length === 2 ? `20${year}` : year;
    const date = `${whole}-${number.toString().padStart(2, '0')}-${ofMonth.padStart(2, '0')}`;
    const read = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== date) continue;
    return { date, rest: `${text.slice(0, match.index)} #date ${text.slice(match.index + match[0].length)}` };
  }
  return { date: null, rest: text };
}
