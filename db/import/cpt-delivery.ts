import { csvRows } from './files/csv-rows.ts';
import { isBlankRow } from './files/grid.ts';
import { yearRelease } from './releases.ts';
import type { Release } from './source-format.ts';
import type { TableContent } from './table-content.ts';

// What the files of a CPT delivery of the American Medical Association have in common: paragraphs of copyright, then rows.

/** True when the lines above the rows are the copyright of the American Medical Association for CPT. */
export function namesItsPublisher(preamble: readonly string[]): boolean {
  const text = preamble.join(' ');
  return /American Medical Association/i.test(text) && /copyright|©|\(c\)|all rights reserved/i.test(text) && /\bCPT\b|Current Procedural Terminology/i.test(text);
}

/** The line that must stand wherever text of the file is shown, with the last year of the copyright that the file states. */
export function noticesOf(preamble: readonly string[]): string[] {
  const text = preamble.join(' ').replaceAll(/\s+/g, ' ');
  const years = [...text.matchAll(/(?:copyright|©|\(c\))[^0-9]{0,40}(?:(?:19|20)\d{2}\s?[-–,]\s?)*(20\d{2})/gi), ...text.matchAll(/\b(20\d{2}),? American Medical Association/gi)].map((found) => found[1] ?? '');
  const year = years.sort().at(-1);
  return [`CPT (c) ${year === undefined ? '' : `${year} `}American Medical Association. All rights reserved.`];
}

/** The code set that the paragraphs name: "CPT 2026", "2026 CPT Standard Update 2". The year of the copyright may be another. */
export function releaseFromPreamble(preamble: readonly string[]): Release | null {
  const text = preamble.join(' ').replaceAll(/\s+/g, ' ').replaceAll(/®|\(R\)/gi, '');
  const found = /\b(?:CPT|Current Procedural Terminology)\s+(?:code set\s+)?(20\d{2})\b(?! American)/i.exec(text) ?? /(?<!(?:copyright|©|\(c\))[^a-z]{0,30})\b(20\d{2}) (?:AMA )?(?:CPT|Current Procedural Terminology)\b/i.exec(text);
  return found === null ? null : cptRelease(Number(found[1]), updateIn(text));
}

/** "2026 CPT Standard Annual", "cpt_2025_update_2.zip". */
export function releaseFromDeliveryName(name: string): Release | null {
  const year = /(?:^|\D)(20\d{2})(?:\D|$)/.exec(name)?.[1];
  return year === undefined ? null : cptRelease(Number(year), updateIn(name));
}

function updateIn(text: string): number | null {
  const update = /\bupdate[ _-]?(?:no\.? ?|#)?([1-4])\b|(?:^|[\W_])Q([1-4])(?:[\W_]|$)/i.exec(text.replaceAll('_', ' '));
  return update === null ? null : Number(update[1] ?? update[2]);
}

/** The year's code set, or one of its quarterly updates, each of which is issued whole. */
function cptRelease(year: number, update: number | null): Release {
  const ofYear = yearRelease(year);
  return update === null ? ofYear : { ...ofYear, release: `${year}-${update}`, label: `${year}, update ${update}` };
}

/** The latest day on which a descriptor came into force tells the release of a file that does not name it. */
export function releaseFromLatestDay(latest: string): Release | null {
  if (latest === '') return null;
  const year = Number(latest.slice(0, 4));
  const isAnnual = latest.endsWith('-01-01');
  return isAnnual ? yearRelease(year) : { ...yearRelease(year), release: `${year}-${latest.slice(5, 7)}`, label: `${year}, with descriptors of ${latest}` };
}

/** "20250101" as ISO; null when it is no day. */
export function compactDay(text: string): string | null {
  const match = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return null;
  const iso = `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

export interface NamedTable {
  /** The table from the names of its columns on. */
  readonly content: TableContent;
  /** What stands above it. */
  readonly preamble: readonly string[];
  /** Blank cells at the end of rows are left out; else a row that ends early has lost something. */
  readonly endsEarly: boolean;
}

/**
 * The table below the paragraphs, where its columns have names: in the text form it is separated by tabs, whatever the
 * commas of the paragraphs and the descriptors look like. Null when no line names the columns.
 */
export function namedTable(content: TableContent, names: RegExp): NamedTable | null {
  if (!content.isSheet) {
    const at = content.lines.slice(0, 400).findIndex((line) => line.includes('\t') && names.test(line));
    if (at !== -1) {
      let parsed: ReturnType<typeof csvRows> | undefined;
      const body = (): ReturnType<typeof csvRows> => {
        if (parsed !== undefined) return parsed;
        const { rows, openAtEnd } = csvRows(content.lines.slice(at).join('\n'), '\t');
        return (parsed = { rows: rows.map((row) => ({ line: row.line + at, cells: row.cells })), openAtEnd });
      };
      const head = csvRows(content.lines.slice(at, at + 3).join('\n'), '\t').rows;
      return { content: { ...content, headRows: () => head, rows: () => body().rows, endsInsideCell: () => body().openAtEnd }, preamble: content.lines.slice(0, at), endsEarly: someEndEarly(content.lines.slice(at)) };
    }
  }
  const rows = content.headRows();
  const at = rows.findIndex((row) => names.test(row.cells.join('\t')) && row.cells.filter((cell) => cell !== '').length > 1);
  if (at === -1) return null;
  return { content, preamble: rows.slice(0, at).filter((row) => !isBlankRow(row)).map((row) => row.cells.join(' ')), endsEarly: false };
}

/** The last line does not count: that one may be cut off. */
function someEndEarly(lines: readonly string[]): boolean {
  const tabs = (line: string): number => line.split('\t').length;
  const full = tabs(lines[0] ?? '');
  return lines.slice(1, -1).filter((line) => line.includes('\t') && tabs(line) < full).length > lines.length * 0.05;
}
