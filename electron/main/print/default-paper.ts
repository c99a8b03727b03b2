import type { PrinterInfo } from 'electron';
import type { PaperSize } from '../../contract/channels.ts';

/** Countries that print on Letter, by ISO 3166 code; the others print on A4. */
const letterCountries = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'GT', 'PA', 'PR', 'SV', 'VE', 'NI', 'BZ']);

/** Names that drivers give to the two papers: "na_letter_8.5x11in", "Letter.Fullbleed", "iso_a4_210x297mm", "A4". */
const letterName = /(?:^|[^a-z])letter(?:[^a-z]|$)/i;
const a4Name = /(?:^|[^a-z0-9])a4(?:[^0-9]|$)/i;

/**
 * The paper of the printer that the system prints on by default. Not every driver tells it; then it is the paper of the
 * country, as the printer's maker would have set it.
 * @param country ISO 3166 code of two letters, or an empty text
 */
export function paperOfDefaultPrinter(printers: readonly PrinterInfo[], country: string): PaperSize {
  const printer = printers.find((one) => 'isDefault' in one && one.isDefault === true) ?? (printers.length === 1 ? printers[0] : undefined);
  const options = Object.entries((printer?.options ?? {}) as Record<string, unknown>);
  const named = options.filter(([name]) => /media|pagesize|paper/i.test(name)).map(([, value]) => String(value));
  if (named.some((value) => a4Name.test(value))) return 'A4';
  if (named.some((value) => letterName.test(value))) return 'Letter';
  return country === '' || letterCountries.has(country.toUpperCase()) ? 'Letter' : 'A4';
}
