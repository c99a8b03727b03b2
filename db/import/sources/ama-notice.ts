/** The line that must stand where a CPT descriptor is shown, with the year that the file names. */
export function amaNotice(preamble: readonly string[]): string {
  const year = /(?:copyright|©)\s+(\d{4})\s+American Medical Association/i.exec(preamble.join(' ').replaceAll(/\s+/g, ' '))?.[1];
  return `CPT (c) ${year === undefined ? '' : `${year} `}American Medical Association. All rights reserved.`;
}
