import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { CodeKey } from '../../model/code.ts';
import { codePageSchema, type CodePage } from '../../model/code-page.ts';
import { reviewSchema } from '../../model/code-review.ts';
import { officeLogoSchema, officeSchema } from '../../model/office.ts';
import { printExtents } from '../../model/setting-choices.ts';
import type { PrintExtent } from '../../model/settings.ts';
import { failureSchema } from '../../model/failure-schema.ts';
import { failure, success, type Failure, type Result } from '../../model/result.ts';
import type { ReadDb } from '../../open/database.ts';
import { readCodePage } from '../../queries/code-page.ts';
import { readReview } from '../../queries/review.ts';
import { readOffice, readOfficeLogo } from '../../user/office.ts';
import { openUserData } from '../../user/user-data.ts';
import type { CommandLine } from '../arguments.ts';
import { refusal, type Command } from '../command.ts';
import { withCatalog } from '../with-catalog.ts';
import { chosenLocality, findOne } from './show.ts';

/** What the Electron side reads and answers; its twin stands in electron/main/print. */
export const printJobSchema = z.strictObject({
  out: z.string(),
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
  ]),
  office: officeSchema,
  logo: officeLogoSchema.nullable(),
  result: z.string(),
});
type PrintJob = Omit<z.input<typeof printJobSchema>, 'result'>;
const printResultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.object({ path: z.string(), pages: z.number().int() }) }),
  z.object({ ok: z.literal(false), error: failureSchema }),
]);

/** What a job prints, with what the command says of it besides its pages. */
interface Asked {
  content: PrintJob['content'];
  codes: readonly CodeKey[];
  /** Of a review: the boxes on paper. */
  statements?: number;
}

const extents: ReadonlyMap<string, PrintExtent> = new Map([['summary', 'whole'], ['sheet', 'one-page']]);

/** The review of all starter texts, more than four hundred pages, takes a quarter of it on two busy cores. */
const timeLimitMs = 240_000;

/** `print CODE... --document summary|sheet|review --out FILE.pdf`: the window's own print documents, without a window. */
export const printCommand: Command = (context) =>
  withCatalog(context, async ({ db }) => {
    const { line } = context;
    const name = line.document ?? 'summary';
    const extent = extents.get(name);
    if (extent === undefined && name !== 'review') return refusal(failure('bad-arguments', `--document knows summary, sheet and review, not "${name}".`).error);
    // A review without codes is one of all starter texts.
    if (line.words.length === 0 && extent !== undefined) return refusal(failure('bad-arguments', 'Name the codes: codetray print 27397 --document summary --out 27397.pdf').error);
    if (line.out === undefined) return refusal(failure('bad-arguments', 'Say where to: --out FILE.pdf').error);
    const { office, logo, paper: chosen } = officeAndPaper(context.home);
    const paper = line.paper ?? chosen;
    if (paper !== 'Letter' && paper !== 'A4' && paper !== 'printer') return refusal(failure('bad-arguments', `--paper knows Letter, A4 and printer, not "${paper}".`).error);
    const out = resolve(line.out);
    if (!existsSync(dirname(out)) || !statSync(dirname(out)).isDirectory()) return refusal(failure('file-not-found', `There is no folder ${dirname(out)} to write into.`).error);

    const keys = codesOf(db, line);
    if (!keys.ok) return refusal(keys.error);
    const asked = extent === undefined ? reviewOf(db, keys.value) : summaryOf(db, keys.value, { line, extent, locality: chosenLocality(context.home) });
    if (!asked.ok) return refusal(asked.error);
    const { content, codes, statements } = asked.value;
    const printed = await printThroughElectron({ out, paper, content, office, logo });
    if (!printed.ok) return refusal(printed.error);
    const { path, pages } = printed.value;
    return {
      exit: 0,
      json: { file: path, pages, codes: codes.map(({ system, code }) => ({ system, code })), ...(statements === undefined ? {} : { statements }) },
      text: `${path}: ${pages} pages${statements === undefined ? '' : `, ${codes.length} codes, ${statements} statements`}`,
    };
  });

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
  return success({ content: { document: 'summary', extent, arrangement: line.continuous ? 'continuous' : 'page-each', contents: line.contents, title: null, pages }, codes: pages });
}

function reviewOf(db: ReadDb, keys: readonly CodeKey[]): Result<Asked> {
  const review = readReview(db, keys.length === 0 ? null : keys);
  if (!review.ok) return review;
  const { codes } = review.value;
  const statements = codes.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.statements.length, 0);
  return success({ content: { document: 'review', review: review.value }, codes, statements });
}

/** What the office has set up in the window holds for the command as well. */
function officeAndPaper(home: Parameters<typeof openUserData>[0]): Pick<PrintJob, 'office' | 'logo' | 'paper'> {
  const { data } = openUserData(home);
  if (data === null) return { office: { name: '', phone: '', logo: null }, logo: null, paper: 'Letter' };
  const kept = { office: readOffice(data), logo: readOfficeLogo(data), paper: data.settings().paper };
  data.closeQuickly();
  return kept;
}

async function printThroughElectron(job: PrintJob): Promise<{ ok: true; value: { path: string; pages: number } } | { ok: false; error: Failure }> {
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
