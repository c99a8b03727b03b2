import { parseArgs } from 'node:util';
import { codeSystems, type CodeSystem } from '../model/code.ts';
import { failure, success, type Result } from '../model/result.ts';

/** What every command gets: the words after the options, and the options that were given. */
export interface CommandLine {
  command: string;
  words: string[];
  json: boolean;
  help: boolean;
  home: string | undefined;
  limit: number | undefined;
  systems: CodeSystem[] | undefined;
  batch: string | undefined;
  document: string | undefined;
  out: string | undefined;
  paper: string | undefined;
  contents: boolean;
  continuous: boolean;
  /** Of bookmarks: the folder to add to or to export. */
  folder: string | undefined;
  format: string | undefined;
  /** Exports the private notes as well. */
  notes: boolean;
  /** An import takes the place of all bookmarks. */
  replace: boolean;
  /** Of a comparison of catalogs: one kind of change. */
  kind: string | undefined;
  csv: boolean;
  /** Of a schedule: which column holds what, where the guess was wrong. */
  columns: string | undefined;
  /** The day of service. */
  date: string | undefined;
  zip: string | undefined;
  locality: string | undefined;
  place: string | undefined;
  nonparticipating: boolean;
  /** The days that a payer has authorised: FROM..UNTIL, either may be left out. */
  authorised: string | undefined;
  /** Where a calendar file goes. */
  ics: string | undefined;
  /** Where a mail with the document goes. */
  eml: string | undefined;
  /** What the fee schedule pays stands on the scheduler's sheet. */
  money: boolean;
  /** Of labels: the sheet, the first label that is left, and how many of each line. */
  labels: string | undefined;
  start: number | undefined;
  copies: number | undefined;
}

const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  home: { type: 'string' },
  limit: { type: 'string' },
  system: { type: 'string' },
  batch: { type: 'string' },
  document: { type: 'string' },
  out: { type: 'string', short: 'o' },
  paper: { type: 'string' },
  contents: { type: 'boolean' },
  continuous: { type: 'boolean' },
  folder: { type: 'string' },
  format: { type: 'string' },
  notes: { type: 'boolean' },
  replace: { type: 'boolean' },
  kind: { type: 'string' },
  csv: { type: 'boolean' },
  columns: { type: 'string' },
  date: { type: 'string' },
  zip: { type: 'string' },
  locality: { type: 'string' },
  place: { type: 'string' },
  nonparticipating: { type: 'boolean' },
  authorised: { type: 'string' },
  ics: { type: 'string' },
  eml: { type: 'string' },
  money: { type: 'boolean' },
  labels: { type: 'string' },
  start: { type: 'string' },
  copies: { type: 'string' },
} as const;

/** Reads the command line. Options may stand anywhere; after `--` everything is a word. */
export function readArguments(args: readonly string[]): Result<CommandLine> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return failure('bad-arguments', `${error instanceof Error ? firstSentence(error.message) : String(error)} Run "codetray --help" for the options.`);
  }
  const { values, positionals } = parsed;
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 1 || limit > 500)) {
    return failure('bad-arguments', `--limit takes a whole number from 1 to 500, not "${values.limit}".`);
  }
  const [start, copies] = [values.start, values.copies].map((text) => (text === undefined ? undefined : Number(text)));
  for (const [name, number] of [['start', start], ['copies', copies]] as const) if (number !== undefined && !Number.isInteger(number)) return failure('bad-arguments', `--${name} takes a whole number, not "${values[name] ?? ''}".`);
  const systems = readSystems(values.system);
  if (!systems.ok) return systems;
  const [command = '', ...words] = positionals;
  return success({
    command,
    words,
    json: values.json ?? false,
    help: values.help ?? false,
    home: values.home,
    limit,
    systems: systems.value,
    batch: values.batch,
    document: values.document,
    out: values.out,
    paper: values.paper,
    contents: values.contents ?? false,
    continuous: values.continuous ?? false,
    folder: values.folder,
    format: values.format,
    notes: values.notes ?? false,
    replace: values.replace ?? false,
    kind: values.kind,
    csv: values.csv ?? false,
    columns: values.columns,
    date: values.date,
    zip: values.zip,
    locality: values.locality,
    place: values.place,
    nonparticipating: values.nonparticipating ?? false,
    authorised: values.authorised,
    ics: values.ics,
    eml: values.eml,
    money: values.money ?? false,
    labels: values.labels,
    start,
    copies,
  });
}

function readSystems(text: string | undefined): Result<CodeSystem[] | undefined> {
  if (text === undefined) return success(undefined);
  const systems: CodeSystem[] = [];
  for (const word of text.split(',')) {
    // "ICD-10-CM" is how people write it.
    const name = word.trim().toUpperCase().replaceAll('-', '');
    const system = codeSystems.find((known) => known === name);
    if (system === undefined) return failure('bad-arguments', `--system knows ${codeSystems.join(', ')}, not "${word.trim()}".`);
    if (!systems.includes(system)) systems.push(system);
  }
  return success(systems);
}

function firstSentence(text: string): string {
  const end = text.search(/\.(\s|$)/);
  return end === -1 ? `${text}.` : text.slice(0, end + 1);
}

export const usage = `codetray: the catalog without a window

  codetray import PATH...                     read release files, folders and archives
  codetray catalog info | verify | rollback   what is loaded; check it; go back to the one before
  codetray catalog diff [EARLIER LATER] [--kind KIND] [--limit N]
                 what has changed between two catalogs, bookmarked codes first; each is running, previous, starter,
                 a version or the path of a catalog file; without them from the one before to the running one
  codetray search TEXT [--limit N] [--system CPT,HCPCS,ICD10CM,ICD10PCS]
  codetray search --batch FILE                a query a line, one JSON line each
  codetray suggest [FILE | - | TEXT] [--date DATE]   the codes in a booking line or a note, candidates for the rest
  codetray suggest --batch FILE               a case a line, one JSON line each
  codetray schedule [FILE | -] [--csv] [--date DATE] [--columns procedure=3,minutes=5]
                 a day's cases, one a line: codes checked, candidates for the rest, minutes compared; columns count from 1
  codetray ask TEXT                           a question, answered from what is loaded: "assistant for 27447"
  codetray show CODE [--system CPT]           everything that is known of a code
  codetray case CODE[-MODIFIER...][xUNITS][@CHARGE]... [--date 2026-12-01] [--place facility] [--zip 48201 | --locality 08202-01 | --locality national]
                 [--nonparticipating]  the codes of one operation checked and priced together: 27393-50 27390-59x2 27447-RT-80@1200.00;
                 @ is the charge for the line in dollars; 66984-55/45: 45 days of the after-care; 01402-AA/7+129: base units + minutes;
                 places are facility, inpatient, outpatient, surgery-centre, office
                 [--authorised 2026-11-01..2027-01-31] [--ics FILE.ics]  the days of the operation as a calendar file
  codetray locality list [WORDS] | ZIP        payment localities with counties, indices and anaesthesia factor; that of a ZIP code
  codetray bookmarks list | add CODE... [--folder NAME] | remove CODE...
  codetray bookmarks export FILE [--folder NAME] [--format json|csv|spreadsheet] [--notes]
  codetray bookmarks import FILE [--replace]
  codetray print CODE... --document summary|one-page --out FILE.pdf [--paper Letter|A4|printer]
                 everything that is known, or the one page of each code
                 [--contents] [--continuous]  a first page that names the codes; codes right after one another
  codetray print "NAME OF A TRAY" | CODE[-MODIFIER...][xUNITS]... --document sheet|coder|tray --out FILE.pdf [--date DATE] [--place PLACE] [--money]
                 the scheduler's sheet of an operation to fill in with a pen, the coder's sheet, or both; --zip and --locality as with case
  codetray print "NAME OF A TRAY" | CODE... --document labels --out FILE.pdf [--labels 5160|l7160] [--start N] [--copies N]
                 a label for each line, on Letter (5160, 30 labels) or A4 (L7160, 21), from the Nth label of the sheet on
  codetray print ... --eml FILE.eml           the same as a mail with the PDF for the office's own mail program; beside --out or without it
  codetray print [CODE...] --document review --out FILE.pdf
                 every statement of the starter texts with a box to tick, for a clinician to check; all of them without a code

  --home DIR   the data folder (else CODETRAY_HOME, else this account's own)
  --json       one JSON document on stdout and nothing else

  exit 0 done, 1 nothing found, 2 bad input
`;
