import type { RejectedRow } from '../../model/catalog.ts';
import { failure, type Failure } from '../../model/result.ts';
import { stillFine } from '../files/input-file.ts';
import type { FoundHeader } from '../stacked-header.ts';

// The sentences for files of a known kind that cannot be used: what, where, what is still fine, what to do.

export function truncated(label: string, line: number): Failure {
  return failure(
    'file-truncated',
    `${label} ends in the middle of a row (line ${line.toLocaleString('en')}): it was not downloaded or copied completely. Nothing of it was used. ${stillFine} Download it again and import it again.`,
    `line ${line}`,
  ).error;
}

export function headerMissing(label: string, words: string): Failure {
  return failure(
    'header-missing',
    `${label} looks like the ${words}, but the lines with the names of its columns are missing. ${stillFine} Import the file as it was published, without removing lines at its top.`,
  ).error;
}

export function columnMissing(label: string, words: string, missing: readonly string[], found: readonly string[]): Failure {
  const named = found.filter((name) => name !== '');
  return failure(
    'column-missing',
    `${label} looks like the ${words}, but ${missing.length === 1 ? 'its column' : 'these columns'} ${missing.join(', ')} ${missing.length === 1 ? 'was' : 'were'} not found. ${stillFine} Import the file as it was published.`,
    `columns found: ${named.slice(0, 60).join(' | ')}`,
  ).error;
}

export function columnTwice(label: string, words: string, column: string): Failure {
  return failure(
    'column-missing',
    `${label} looks like the ${words}, but the column ${column} stands in it twice, and which of the two counts cannot be told. ${stillFine} Import the file as it was published.`,
    column,
  ).error;
}

export function noValidRows(label: string, words: string, first: RejectedRow | null): Failure {
  const why = first === null ? 'it has no rows' : `none of its rows can be used (line ${first.line.toLocaleString('en')}: ${first.reason})`;
  return failure('no-valid-rows', `${label} looks like the ${words}, but ${why}. ${stillFine} Import the file as it was published.`).error;
}

/** Columns that the release has and this version does not know. */
export function newColumns(header: FoundHeader<string>): string[] {
  const known = new Set([...header.columns.values()].flat());
  const names = header.names.filter((name, index) => name !== '' && !known.has(index));
  return names.length === 0 ? [] : [`${names.length === 1 ? 'A column' : 'Columns'} that this version does not read: ${names.join(', ')}.`];
}
