/**
 * A decimal as the release prints it, in units of 10^-decimals: "12.66" with 2 decimals is 1266. Null when it is no
 * number or has more decimals than the unit holds (0.1 + 0.2 style tails of spreadsheets are let through).
 */
export function scaledNumber(text: string, decimals: number): number | null {
  const match = /^(-?)\$?(\d{0,12}|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(text);
  if (match === null) return scientificNumber(text, decimals);
  const whole = (match[2] ?? '').replaceAll(',', '');
  const fraction = match[3] ?? '';
  if (whole === '' && fraction === '') return null;
  const sign = match[1] === '-' ? -1 : 1;
  if (fraction.length <= decimals) return sign * Number(whole + fraction.padEnd(decimals, '0')) + 0;
  if (fraction.length > 8) return rounded(Number(text.replaceAll(/[$,]/g, '')), decimals);
  // Further digits are zero, or the value does not fit the unit of its column.
  if (/[1-9]/.test(fraction.slice(decimals))) return null;
  return sign * Number(whole + fraction.slice(0, decimals)) + 0;
}

/** Spreadsheets write very small and very large numbers as "9.9E-2". */
function scientificNumber(text: string, decimals: number): number | null {
  return /^-?\d(?:\.\d+)?E[+-]?\d{1,2}$/i.test(text) ? rounded(Number(text), decimals) : null;
}

function rounded(value: number, decimals: number): number | null {
  const scaled = value * 10 ** decimals;
  const nearest = Math.round(scaled);
  return Number.isFinite(scaled) && Math.abs(scaled - nearest) < 1e-4 ? nearest + 0 : null;
}

/** "9" in a two-character column is "09": spreadsheets lose leading zeros. Anything but digits stays as it is. */
export function padded(text: string, width: number): string {
  return text !== '' && text.length < width && /^\d+$/.test(text) ? text.padStart(width, '0') : text;
}

export function blankAsNull(text: string): string | null {
  return text === '' ? null : text;
}

/** A plain date as American releases print it, "09/11/2025", as ISO; null when it is none. */
export function isoDate(text: string): string | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (match === null) return null;
  const [month, day, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** A date as most release files pack it, "20190101", as ISO; null when it is none. */
export function packedDate(text: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match === null ? null : isoDate(`${match[2] ?? ''}/${match[3] ?? ''}/${match[1] ?? ''}`);
}

const controlCharacter = /[\u0000-\u001f\u007f\ufffd]/;

/** True when the text holds a control character, which no official file has: the bytes were damaged. */
export function hasControlCharacter(text: string): boolean {
  return controlCharacter.test(text);
}
