import type { Authorisation } from '../model/authorised-days.ts';
import { casePlaces, casePlaceSchema, type CasePlace, type CaseRequest } from '../model/case.ts';
import { failure, success, type Result } from '../model/result.ts';
import type { CommandContext } from './command.ts';
import { readCaseLines } from './case-notation.ts';
import { readDate, today } from './read-date.ts';
import { chosenLocality } from './commands/show.ts';

type Options = CommandContext['line'];

/** Lines with their day, place and locality, as `case` and the sheets take them. Errors: `bad-arguments`. */
export function readCaseRequest({ line, home }: CommandContext): Result<CaseRequest> {
  const lines = readCaseLines(line.words);
  if (!lines.ok) return lines;
  const setting = readCaseSetting(line);
  if (!setting.ok) return setting;
  const { date, place, zip, locality } = setting.value;
  return success({ lines: lines.value, dateOfService: date ?? today(), place: place ?? 'facility', locality: locality === undefined ? chosenLocality(home) : locality, zip, participating: !line.nonparticipating });
}

export interface CaseSetting {
  date: string | null;
  place: CasePlace | null;
  zip: string | null;
  /** Null: national amounts, or a ZIP code decides. Undefined: as chosen in the settings. */
  locality: string | null | undefined;
}

/** What the options say of an operation. Errors: `bad-arguments`. */
export function readCaseSetting(line: Options): Result<CaseSetting> {
  const date = readDate(line.date);
  if (!date.ok) return date;
  const place = casePlaceSchema.optional().safeParse(line.place);
  if (!place.success) return failure('bad-arguments', `--place knows ${casePlaces.join(', ')}, not "${line.place ?? ''}".`);
  if (line.zip !== undefined && line.locality !== undefined) return failure('bad-arguments', 'Give either --zip or --locality, not both.');
  if (line.zip !== undefined && !/^\d{5}(?:-?\d{4})?$/.test(line.zip)) return failure('bad-arguments', `--zip takes five or nine digits, not "${line.zip}": --zip 48201.`);
  if (line.locality !== undefined && line.locality !== 'national' && !/^\d{5}-\d{2}$/.test(line.locality)) {
    return failure('bad-arguments', `--locality takes "national" or contractor and number as 08202-01, not "${line.locality}". List them: codetray locality list.`);
  }
  return success({ date: date.value, place: place.data ?? null, zip: line.zip ?? null, locality: line.locality === 'national' || line.zip !== undefined ? null : line.locality });
}

/** "2026-11-01..2027-01-31", either side left out where it is not known; null without the option. */
export function readAuthorisation(text: string | undefined): Result<Authorisation | null> {
  if (text === undefined) return success(null);
  const sides = text.split('..');
  if (sides.length !== 2) return failure('bad-arguments', `--authorised takes the first and the last authorised day as 2026-11-01..2027-01-31, not "${text}".`);
  const [from, until] = sides.map((side) => readDate(side === '' ? undefined : side));
  if (from === undefined || until === undefined) return success(null);
  if (!from.ok || !until.ok) return failure('bad-arguments', `--authorised takes days of the calendar as 2026-11-01..2027-01-31, not "${text}".`);
  return success({ from: from.value, until: until.value });
}
