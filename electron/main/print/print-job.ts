import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { labelsDocumentSchema, operationDocumentSchema, paperChoiceSchema, summaryRequestSchema, type PrintDocument } from '../../contract/channels.ts';
import { codePageSchema } from '../../../db/model/code-page.ts';
import { reviewSchema } from '../../../db/model/code-review.ts';
import { labelSheets } from '../../../db/model/label-sheets.ts';
import { officeLogoSchema, officeSchema } from '../../../db/model/office.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';
import { logProblem } from '../log.ts';
import { mailFile } from '../consult/mail-file.ts';
import { onPaper, type PrintService } from './print-service.ts';
import type { RenderedPdf } from './render-pdf.ts';
import { writeWholeFile } from './write-file.ts';

/** What the `codetray print` command asks of the desktop program, as a JSON file; its twin stands in db/cli. */
export const printJobSchema = z.strictObject({
  /** Where the PDF goes, absolute; null where only a mail is wanted. */
  out: z.string().min(1).nullable(),
  /** A mail with the PDF, and where it goes, absolute. */
  mail: z.strictObject({ path: z.string().min(1), subject: z.string().max(1000), text: z.string() }).nullable(),
  paper: paperChoiceSchema,
  content: z.discriminatedUnion('document', [
    summaryRequestSchema.omit({ codes: true }).extend({ pages: z.array(codePageSchema).min(1) }),
    z.strictObject({ document: z.literal('review'), review: reviewSchema }),
    operationDocumentSchema.pick({ document: true, operation: true, schedulerSheet: true }),
    labelsDocumentSchema.pick({ document: true, operation: true, labels: true }),
  ]),
  /** The data folder belongs to the command; what the head of the document needs comes with the job. */
  office: officeSchema,
  logo: officeLogoSchema.nullable(),
  /** Where the answer goes, absolute: a `Result` of `{ path, pages }` as JSON. */
  result: z.string().min(1),
});
export type PrintJob = z.infer<typeof printJobSchema>;

const done = 0;
const badInput = 2;

/**
 * Prints one job to its PDF and writes the answer beside it.
 * @param reading the job, still being read while the print window opens
 * @returns the exit code of the process: 0 printed, 2 not; the result file says why, or stderr when there is no job to read.
 */
export async function runPrintJob(reading: Promise<Result<PrintJob>>, service: Pick<PrintService, 'document' | 'paperOf' | 'renderPdf'>): Promise<number> {
  const rendered = await service.renderPdf(reading.then((job) => documentOf(job, service)));
  const job = await reading;
  if (!job.ok) {
    logProblem(job.error.message, job.error.detail);
    return badInput;
  }
  const answer = rendered.ok ? await write(job.value, rendered.value) : rendered;
  const told = await writeWholeFile(job.value.result, Buffer.from(JSON.stringify(answer)));
  if (!told.ok) logProblem(told.error.message, told.error.detail);
  return answer.ok && told.ok ? done : badInput;
}

/** What the command prints may go anywhere: nothing of a patient stands on it. */
async function documentOf(job: Result<PrintJob>, service: Pick<PrintService, 'document' | 'paperOf'>): Promise<Result<PrintDocument>> {
  if (!job.ok) return job;
  const { paper, content, office } = job.value;
  const sheet = { paper: content.document === 'labels' ? labelSheets[content.labels.sheet].paper : await service.paperOf(paper), office: onPaper(office) };
  return success(service.document('schedulerSheet' in content ? { ...content, ...sheet, patient: null } : { ...content, ...sheet }));
}

async function write({ out, mail }: Pick<PrintJob, 'out' | 'mail'>, { pdf, pageCount }: RenderedPdf): Promise<Result<{ path: string | null; pages: number }>> {
  if (out !== null) {
    const written = await writeWholeFile(out, pdf);
    if (!written.ok) return written;
  }
  if (mail !== null) {
    const { subject, text, path } = mail;
    const written = await writeWholeFile(path, await mailFile({ subject, text, attachment: { name: `${basename(out ?? path).replace(/\.[^.]*$/, '')}.pdf`, pdf } }));
    if (!written.ok) return written;
  }
  return success({ path: out, pages: pageCount });
}

/** Errors: `file-unreadable`, `bad-arguments`. */
export async function readPrintJob(jobPath: string): Promise<Result<PrintJob>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(jobPath, 'utf8'));
  } catch (error) {
    return failure('file-unreadable', 'The print job cannot be read.', error instanceof Error ? error.message : String(error));
  }
  const job = printJobSchema.safeParse(value);
  return job.success ? success(job.data) : failure('bad-arguments', 'The print job has values that Codetray does not take.', job.error.issues[0]?.message);
}
