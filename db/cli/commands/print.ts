import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { CodeKey } from '../../model/code.ts';
import { codePageSchema, type CodePage } from '../../model/code-page.ts';
import { reviewSchema } from '../../model/code-review.ts';
import { labelSheetNames, labelSheets, mostLabelCopies, placesOn } from '../../model/label-sheets.ts';
import { officeLogoSchema, officeSchema } from '../../model/office.ts';
import { printExtents } from '../../model/setting-choices.ts';
import { operationSchema } from '../../model/operation.ts';
import { defaultSettings, settingsSchema, type PrintExtent, type Settings } from '../../model/settings.ts';
import { failureSchema } from '../../model/failure-schema.ts';
import { failure, success, type Failure, type Result } from '../../model/result.ts';
import type { ReadDb } from '../../open/database.ts';
import { readCodePage } from '../../queries/code-page.ts';
import { createCaseChecker } from '../../queries/check-case.ts';
import { readOperation } from '../../queries/read-operation.ts';
import { readReview } from '../../queries/review.ts';
import { readOffice, readOfficeLogo } from '../../user/office.ts';
import { openUserData } from '../../user/user-data.ts';
import type { CommandLine } from '../arguments.ts';
import { caseText } from '../case-text.ts';
import { codePageText } from '../code-page-text.ts';
import { refusal, type Command, type CommandContext } from '../command.ts';
import { operationOfWords } from '../operation-of-words.ts';
import { today } from '../read-date.ts';
import { withCatalog } from '../with-catalog.ts';
import { chosenLocality, findOne } from './show.ts';

/** The sheets of an operation: the scheduler's, the coder's, both. */
const operationDocuments = ['sheet', 'coder', 'tray'] as const;

/** What the Electron side reads and answers; its twin stands in electron/main/print. */
export const printJobSchema = z.strictObject({
  out: z.string().nullable(),
  mail: z.strictObject({ path: z.string(), subject: z.string(), text: z.string() }).nullable(),
  paper: z.enum(['Letter', 'A4', 'printer']),
  content: z.discriminatedUnion('document', [
    z.strictObject({
      document: z.literal('summary'),
      extent: z.enum(printExtents),
      arrangement: z.enum(['page-each', 'continuous']),
      contents: z.boolean(),
      title: z.string().nullable(),
      pages: z.array(codePageSchema).min(1),
    }),
    z.strictObject({ document: z.literal('review'), review: reviewSchema }),
    z.strictObject({ document: z.literal('labels'), operation: operationSchema, labels: z.strictObject({ sheet: z.enum(labelSheetNames), start: z.number(), copies: z.number() }) }),
    z.strictObject({ document: z.enum(operationDocuments), operation: operationSchema, schedulerSheet: settingsSchema.shape.schedulerSheet }),
  ]),
  office: officeSchema,
  logo: officeLogoSchema.nullable(),
  result: z.string(),
});
type PrintJob = Omit<z.input<typeof printJobSchema>, 'result'>;
const printResultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.object({ path: z.string().nullable(), pages: z.number().int() }) }),
  z.object({ ok: z.literal(false), error: failureSchema }),
]);

/** What a job prints, with what the command says of it besides its pages. */
interface Asked {
  content: PrintJob['content'];
  codes: readonly CodeKey[];
  /** Of a review: the boxes on paper. */
  statements?: number;
  /** What it is of, for the subject of a mail. */
  subject: string;
  /** What a mail says beside the document. */
  text: string;
}

const extents: ReadonlyMap<string, PrintExtent> = new Map([['summary', 'whole'], ['one-page', 'one-page']]);

const documents: ReadonlySet<string> = new Set([...extents.keys(), ...operationDocuments, 'labels', 'review']);

/** The review of all starter texts, more than four hundred pages, takes a quarter of it on two busy cores. */
const timeLimitMs = 240_000;

/** `print CODE... --document summary|one-page|sheet|coder|tray|labels|review --out FILE.pdf`: the window's own print documents, without a window. */
export const printCommand: Command = (context) =>
  withCatalog(context, async ({ db }) => {
    const { line } = context;
    const name = line.document ?? 'summary';
    if (!documents.has(name)) return refusal(failure('bad-arguments', `--document knows ${[...documents].join(', ')}, not "${name}".`).error);
    // A review without codes is one of all starter texts.
    if (line.words.length === 0 && name !== 'review') return refusal(failure('bad-arguments', 'Name the codes: codetray print 27397 --document summary --out 27397.pdf').error);
    if (line.out === undefined && line.eml === undefined) return refusal(failure('bad-arguments', 'Say where to: --out FILE.pdf, or --eml FILE.eml for a mail with it').error);
    const { office, logo, paper: chosen, schedulerSheet } = officeAndPaper(context.home);
    const paper = line.paper ?? chosen;
    if (paper !== 'Letter' && paper !== 'A4' && paper !== 'printer') return refusal(failure('bad-arguments', `--paper knows Letter, A4 and printer, not "${paper}".`).error);
    const [out, eml] = [line.out, line.eml].map((path) => (path === undefined ? null : resolve(path)));
    for (const path of [out, eml]) {
      if (path != null && (!existsSync(dirname(path)) || !statSync(dirname(path)).isDirectory())) return refusal(failure('file-not-found', `There is no folder ${dirname(path)} to write into.`).error);
    }

    const asked = askedFor(db, context, name, schedulerSheet);
    if (!asked.ok) return refusal(asked.error);
    const { content, codes, statements, subject, text } = asked.value;
    const mail = eml == null ? null : { path: eml, subject, text };
    const printed = await printThroughElectron({ out: out ?? null, mail, paper, content, office, logo });
    if (!printed.ok) return refusal(printed.error);
    const { path, pages } = printed.value;
    return {
      exit: 0,
      json: { file: path, pages, codes: codes.map(({ system, code }) => ({ system, code })), ...(statements === undefined ? {} : { statements }), ...(mail === null ? {} : { mail: mail.path }) },
      text: [...(path === null ? [] : [path]), ...(mail === null ? [] : [mail.path])].join(' and ') + `: ${pages} ${pages === 1 ? 'page' : 'pages'}${statements === undefined ? '' : `, ${codes.length} codes, ${statements} statements`}`,
    };
  });

function askedFor(db: ReadDb, context: CommandContext, name: string, schedulerSheet: Settings['schedulerSheet']): Result<Asked> {
  const { line, home } = context;
  const sheet = operationDocuments.find((one) => one === name);
  if (sheet !== undefined || name === 'labels') return operationAskedFor(db, context, sheet ?? 'labels', schedulerSheet);
  const keys = codesOf(db, line);
  if (!keys.ok) return keys;
  const extent = extents.get(name);
  return extent === undefined ? reviewOf(db, keys.value) : summaryOf(db, keys.value, { line, extent, locality: chosenLocality(home) });
}

function operationAskedFor(db: ReadDb, { line, home }: CommandContext, document: (typeof operationDocuments)[number] | 'labels', schedulerSheet: Settings['schedulerSheet']): Result<Asked> {
  const content = operationOfWords(db, home, line);
  if (!content.ok) return content;
  const operation = readOperation(db, createCaseChecker(db), content.value, today());
  if (!operation.ok) return operation;
  const { name, codes, check } = operation.value;
  const labels = labelsOf(line);
  if (!labels.ok) return labels;
  if (document === 'labels' && check === null) return failure('not-found', 'No codes are on this tray yet, so there is nothing to label.');
  return success({
    content: document === 'labels' ? { document, operation: operation.value, labels: labels.value } : { document, operation: operation.value, schedulerSheet: { ...schedulerSheet, withMoney: schedulerSheet.withMoney || line.money } },
    codes: codes.map(({ code }) => ({ system: /^\d/.test(code) ? ('CPT' as const) : ('HCPCS' as const), code })),
    subject: name === '' ? namedShort(codes) : name,
    text: check === null ? '' : caseText(check),
  });
}

/** Which labels of which sheet. Errors: `bad-arguments`. */
function labelsOf({ labels = '5160', start = 1, copies = 1 }: CommandLine): Result<{ sheet: (typeof labelSheetNames)[number]; start: number; copies: number }> {
  const sheet = labelSheetNames.find((name) => name === labels.toLowerCase());
  if (sheet === undefined) return failure('bad-arguments', `--labels knows ${labelSheetNames.join(' and ')}, not "${labels}".`);
  const most = placesOn(labelSheets[sheet]);
  if (start < 1 || start > most) return failure('bad-arguments', `--start takes a label from 1 to ${most.toString()}, not ${start.toString()}.`);
  if (copies < 1 || copies > mostLabelCopies) return failure('bad-arguments', `--copies takes 1 to ${mostLabelCopies.toString()}, not ${copies.toString()}.`);
  return success({ sheet, start, copies });
}

/** "27397, 29881 and 3 more": what the subject of a mail has room for. */
function namedShort(codes: readonly { code: string }[]): string {
  const named = codes.slice(0, 4).map(({ code }) => code).join(', ');
  return codes.length > 4 ? `${named} and ${(codes.length - 4).toString()} more` : named;
}

function codesOf(db: ReadDb, line: CommandLine): Result<CodeKey[]> {
  const keys: CodeKey[] = [];
  for (const word of line.words) {
    const key = findOne(db, word, line);
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return success(keys);
}

function summaryOf(db: ReadDb, keys: readonly CodeKey[], { line, extent, locality }: { line: CommandLine; extent: PrintExtent; locality: string | null }): Result<Asked> {
  const pages: CodePage[] = [];
  for (const key of keys) {
    const page = readCodePage(db, key, { locality });
    if (!page.ok) return page;
    pages.push(page.value);
  }
  return success({ content: { document: 'summary', extent, arrangement: line.continuous ? 'continuous' : 'page-each', contents: line.contents, title: null, pages }, codes: pages, subject: pages.length === 1 && pages[0] !== undefined ? `${pages[0].code} ${pages[0].title}` : namedShort(pages), text: pages.map(codePageText).join('\n\n\n') });
}

function reviewOf(db: ReadDb, keys: readonly CodeKey[]): Result<Asked> {
  const review = readReview(db, keys.length === 0 ? null : keys);
  if (!review.ok) return review;
  const { codes } = review.value;
  const statements = codes.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.statements.length, 0);
  return success({ content: { document: 'review', review: review.value }, codes, statements, subject: `Review sheet ${namedShort(codes)}`, text: `${statements.toString()} statements of ${codes.length.toString()} codes to check on paper.` });
}

/** What the office has set up in the window holds for the command as well. */
function officeAndPaper(home: Parameters<typeof openUserData>[0]): Pick<PrintJob, 'office' | 'logo' | 'paper'> & Pick<Settings, 'schedulerSheet'> {
  const { data } = openUserData(home);
  if (data === null) return { office: { name: '', phone: '', logo: null }, logo: null, paper: 'Letter', schedulerSheet: defaultSettings.schedulerSheet };
  const { paper, schedulerSheet } = data.settings();
  const kept = { office: readOffice(data), logo: readOfficeLogo(data), paper, schedulerSheet };
  data.closeQuickly();
  return kept;
}

async function printThroughElectron(job: PrintJob): Promise<{ ok: true; value: { path: string | null; pages: number } } | { ok: false; error: Failure }> {
  const electron = process.env['CODETRAY_ELECTRON'];
  const app = process.env['CODETRAY_APP'];
  if (electron === undefined || app === undefined) return failure('print-failed', 'PDF needs the desktop program: start this command as "npm run -s codetray -- print ...".');
  const folder = mkdtempSync(join(tmpdir(), 'codetray-print-'));
  try {
    const jobFile = join(folder, 'job.json');
    const resultFile = join(folder, 'result.json');
    writeFileSync(jobFile, JSON.stringify({ ...job, result: resultFile } satisfies z.input<typeof printJobSchema>), { mode: 0o600 });
    const args = [app, `--user-data-dir=${join(folder, 'profile')}`, `--codetray-print=${jobFile}`];
    // Chromium refuses its sandbox to root; the page that it renders here is our own.
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    // Nothing is shown, so no display is needed.
    if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) args.push('--ozone-platform=headless');
    const said = await runToEnd(electron, args);
    if (!existsSync(resultFile)) return failure('print-failed', 'The PDF could not be made: the print program ended without an answer.', said.slice(-2000));
    const result = printResultSchema.safeParse(JSON.parse(readFileSync(resultFile, 'utf8')));
    if (!result.success) return failure('print-failed', 'The PDF could not be made: the print program gave no answer that can be read.', said.slice(-2000));
    if (result.data.ok) return result.data;
    const { code, message, detail } = result.data.error;
    return failure(code, message, detail);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function runToEnd(program: string, args: readonly string[]): Promise<string> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeLimitMs, killSignal: 'SIGKILL' });
    let said = '';
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => done(error.message));
    child.on('close', () => done(said));
  });
}
