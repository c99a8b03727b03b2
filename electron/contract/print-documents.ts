import { z } from 'zod';
import { changeRowsRequestSchema, changeRowsSchema, changeSummarySchema } from '../../db/model/catalog-changes.ts';
import { codeKeySchema } from '../../db/model/code.ts';
import { codePageSchema } from '../../db/model/code-page.ts';
import { reviewSchema } from '../../db/model/code-review.ts';
import { lastImportSchema } from '../../db/model/last-import.ts';
import { labelSheetNames, mostLabelCopies } from '../../db/model/label-sheets.ts';
import { officeWordsSchema } from '../../db/model/office.ts';
import { operationSchema, operationSubjectSchema } from '../../db/model/operation.ts';
import { patientSchema } from '../../db/model/patient.ts';
import { paperSizeSchema, printExtentSchema, settingsSchema } from '../../db/model/settings.ts';

/** What can be printed: what the window asks for, and what the print page gets. One more document: a shape in each of both lists. */

const arrangementSchema = z.enum(['page-each', 'continuous']);

export const summaryRequestSchema = z.strictObject({
  document: z.literal('summary'),
  codes: z.array(codeKeySchema).min(1).max(200),
  /** Everything that is known of each code, or the one page that a booking needs. */
  extent: printExtentSchema.default('whole'),
  /** Each code begins on a page of its own, or right after the one before. Single pages are never joined. */
  arrangement: arrangementSchema.default('page-each'),
  /** With a first page that names code, title and page of each. */
  contents: z.boolean().default(false),
  /** What the codes are together, for the contents: the name of a folder. */
  title: z.string().max(200).nullable().default(null),
});

export const comparisonRequestSchema = z.strictObject({
  document: z.literal('comparison'),
  codes: z.tuple([codeKeySchema, codeKeySchema]),
  /** Without the rows in which both codes say the same. */
  onlyDifferences: z.boolean().default(false),
});

/** The texts of these codes, statement by statement, for a clinician to check on paper. */
export const reviewRequestSchema = z.strictObject({ document: z.literal('review'), codes: summaryRequestSchema.shape.codes });

/** The report of the import that ended last. */
export const importReportRequestSchema = z.strictObject({ document: z.literal('import-report') });

/** What is different between the kept catalog and the running one: the codes of the office, then one kind of change, as it is chosen in the window. */
export const changesRequestSchema = z.strictObject({
  document: z.literal('changes'),
  /** Null: the codes of the office alone. */
  kind: changeRowsRequestSchema.shape.kind,
  text: changeRowsRequestSchema.shape.text,
});

/** The scheduler's sheet of an operation, the coder's, or both one after the other; each is one page. */
export const operationRequestSchema = z.strictObject({ document: z.enum(['sheet', 'coder', 'tray']), subject: operationSubjectSchema });

export const labelChoiceSchema = z.strictObject({
  sheet: z.enum(labelSheetNames).default('5160'),
  /** The first label of the sheet that is still there, counted row by row from 1; beyond the last one it is the first of a new sheet. */
  start: z.number().int().min(1).max(30).default(1),
  /** Labels of each line. */
  copies: z.number().int().min(1).max(mostLabelCopies).default(1),
});
export type LabelChoice = z.output<typeof labelChoiceSchema>;

/** A label for each line of an operation: for a chart, a folder, a tray of instruments. */
export const labelsRequestSchema = z.strictObject({ document: z.literal('labels'), subject: operationSubjectSchema, labels: labelChoiceSchema });

export const printRequestSchema = z.discriminatedUnion('document', [summaryRequestSchema, comparisonRequestSchema, reviewRequestSchema, importReportRequestSchema, changesRequestSchema, operationRequestSchema, labelsRequestSchema]);
export type PrintRequest = z.infer<typeof printRequestSchema>;

/** The office as it stands on paper: the address of its logo within the app, or null without one. */
export const officeOnPaperSchema = z.strictObject({ ...officeWordsSchema.shape, logo: z.string().nullable() });
export type OfficeOnPaper = z.infer<typeof officeOnPaperSchema>;

/** What every document has. */
const sheetSchema = z.strictObject({
  paper: paperSizeSchema,
  /** Null when the office has set up neither name nor phone nor logo. */
  office: officeOnPaperSchema.nullable(),
  /** ISO date on which it was printed. */
  printedOn: z.string(),
  appVersion: z.string(),
});

export const summaryDocumentSchema = z.strictObject({
  ...sheetSchema.shape,
  document: z.literal('summary'),
  extent: printExtentSchema,
  arrangement: arrangementSchema,
  contents: z.boolean(),
  title: z.string().nullable(),
  pages: z.array(codePageSchema).min(1),
});
export type SummaryPrint = z.infer<typeof summaryDocumentSchema>;

export const comparisonDocumentSchema = z.strictObject({
  ...sheetSchema.shape,
  document: z.literal('comparison'),
  onlyDifferences: z.boolean(),
  pages: z.tuple([codePageSchema, codePageSchema]),
});
export type ComparisonPrint = z.infer<typeof comparisonDocumentSchema>;

export const reviewDocumentSchema = z.strictObject({ ...sheetSchema.shape, document: z.literal('review'), review: reviewSchema });
export type ReviewPrint = z.infer<typeof reviewDocumentSchema>;

export const importReportDocumentSchema = z.strictObject({ ...sheetSchema.shape, document: z.literal('import-report'), last: lastImportSchema });
export type ImportReportPrint = z.infer<typeof importReportDocumentSchema>;

export const changesDocumentSchema = z.strictObject({
  ...sheetSchema.shape,
  document: z.literal('changes'),
  summary: changeSummarySchema,
  text: z.string(),
  /** The codes of the office (`kind` null), then the rows of the kind; `rows` are the first of `total`. */
  lists: z.array(z.strictObject({ kind: changeRowsRequestSchema.shape.kind, ...changeRowsSchema.shape })),
});
export type ChangesPrint = z.infer<typeof changesDocumentSchema>;

export const operationDocumentSchema = z.strictObject({
  ...sheetSchema.shape,
  document: operationRequestSchema.shape.document,
  operation: operationSchema,
  /** Whom it is for, on the scheduler's sheet of a tray; null where that is left to the pen. */
  patient: patientSchema.nullable(),
  /** What the office has added to the scheduler's sheet and left out of it. */
  schedulerSheet: settingsSchema.shape.schedulerSheet,
});
export type OperationPrint = z.infer<typeof operationDocumentSchema>;

export const labelsDocumentSchema = z.strictObject({ ...sheetSchema.shape, document: z.literal('labels'), operation: operationSchema, labels: labelChoiceSchema });
export type LabelsPrint = z.output<typeof labelsDocumentSchema>;

export const printDocumentSchema = z.discriminatedUnion('document', [summaryDocumentSchema, comparisonDocumentSchema, reviewDocumentSchema, importReportDocumentSchema, changesDocumentSchema, operationDocumentSchema, labelsDocumentSchema]);
export type PrintDocument = z.infer<typeof printDocumentSchema>;
