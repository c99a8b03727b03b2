import { failure, success, type Result } from '../model/result.ts';
import { operationContentSchema, type OperationContent } from '../model/operation.ts';
import type { Home } from '../open/home.ts';
import type { ReadDb } from '../open/database.ts';
import { operationOfTray } from '../queries/read-operation.ts';
import { openUserData } from '../user/user-data.ts';
import type { CommandLine } from './arguments.ts';
import { readCaseLines } from './case-notation.ts';
import { readAuthorisation, readCaseSetting } from './case-request.ts';
import { findOne } from './commands/show.ts';

/**
 * The operation that a person names: a tray by its name, or codes as `case` takes them. What the options say goes before what the tray
 * says. Errors: `bad-arguments`, `not-found`.
 */
export function operationOfWords(db: ReadDb, home: Home, line: CommandLine): Result<OperationContent> {
  const setting = readCaseSetting(line);
  if (!setting.ok) return setting;
  const { date, place, zip, locality } = setting.value;
  const authorised = readAuthorisation(line.authorised);
  if (!authorised.ok) return authorised;
  const { content, chosen } = trayNamed(home, line.words.join(' '));
  if (content !== null) {
    const where = zip === null && locality === undefined ? {} : { zip, locality: locality ?? null };
    return success({ ...content, ...where, dateOfService: date ?? content.dateOfService, place: place ?? content.place, authorisation: authorised.value ?? content.authorisation });
  }
  const [first] = line.words;
  if (first !== undefined && !/^[0-9A-Z]{5}(?![0-9A-Z])/i.test(first)) return failure('not-found', `No tray is called "${line.words.join(' ')}", and it is no code.`);
  const lines = readCaseLines(line.words);
  if (!lines.ok) return lines;
  for (const { code } of lines.value) {
    const known = findOne(db, code, { ...line, systems: ['CPT', 'HCPCS'] });
    if (!known.ok) return known;
  }
  const parsed = operationContentSchema.safeParse({ name: '', payer: '', dateOfService: date, ...(authorised.value === null ? {} : { authorisation: authorised.value }), place, zip, locality: locality === undefined ? chosen : locality, lines: lines.value });
  return parsed.success ? success(parsed.data) : failure('bad-arguments', 'The lines cannot be read.', parsed.error.issues[0]?.message);
}

/** Upper and lower case alike: names are typed from memory. */
function trayNamed(home: Home, name: string): { content: OperationContent | null; chosen: string | null } {
  const { data } = openUserData(home);
  if (data === null) return { content: null, chosen: null };
  const tray = data.library.readTrays().trays.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  const { locality } = data.settings();
  data.closeQuickly();
  return { content: tray === undefined ? null : operationOfTray(tray), chosen: locality };
}
