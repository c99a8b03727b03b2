import { z } from 'zod';
import { catalogInfoSchema, importReportSchema, verifyReportSchema } from '../../db/model/catalog.ts';
import { changeRowsRequestSchema, changeRowsSchema, changeSummarySchema } from '../../db/model/catalog-changes.ts';
import { lastImportSchema } from '../../db/model/last-import.ts';
import { importPreviewSchema } from '../../db/model/import-preview.ts';
import { caseCheckSchema, caseRequestSchema } from '../../db/model/case.ts';
import { calendarRequestSchema, surgeryCalendarSchema } from '../../db/model/calendar.ts';
import { trayChangeSchema, traysSchema } from '../../db/model/tray.ts';
import { patientOfTraySchema, patientSchema, patientsKeptSchema } from '../../db/model/patient.ts';
import { codeKeySchema } from '../../db/model/code.ts';
import { browseAnswerSchema, browsePathSchema, browseRequestSchema } from '../../db/model/browse.ts';
import { codePageSchema } from '../../db/model/code-page.ts';
import { libraryChangeSchema, libraryExportSchema, libraryImportModes, libraryImportReportSchema, librarySchema } from '../../db/model/library.ts';
import { localityNameSchema } from '../../db/model/locality.ts';
import { filterOffersRequestSchema, filterOffersSchema } from '../../db/model/search-filters.ts';
import { searchAheadAnswerSchema, searchAheadRequestSchema, searchAnswerSchema, searchRequestSchema } from '../../db/model/search.ts';
import { askAnswerSchema, askRequestSchema } from '../../db/model/ask.ts';
import { scheduleFileSchema, scheduleRequestSchema, scheduleSchema } from '../../db/model/schedule.ts';
import { suggestionSchema, suggestRequestSchema } from '../../db/model/suggestion.ts';
import { officeSchema, officeWordsSchema } from '../../db/model/office.ts';
import { settingsSchema } from '../../db/model/settings.ts';
import { firstChannels, nothing } from './first-channels.ts';
import { printDocumentSchema, printRequestSchema } from './print-documents.ts';

export { appStatusSchema, type AppStatus } from './first-channels.ts';
export { paperChoiceSchema, paperSizes, paperSizeSchema, settingsSchema } from '../../db/model/settings.ts';
export type { PaperChoice, PaperSize, PrintExtent, Settings } from '../../db/model/settings.ts';
export * from './print-documents.ts';

const importPathsSchema = z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(500) });

/**
 * Every channel once: arguments and result. The wrapper in electron/main/ipc parses the arguments against `args`, calls
 * the handler of the same name and answers with a `Result`; nothing else listens.
 */
export const channels = {
  ...firstChannels,
  'settings.set': { args: settingsSchema.partial(), result: settingsSchema },
  'search.query': { args: searchRequestSchema, result: searchAnswerSchema },
  /** A few of the texts that the next letter can make, answered before it is typed; whatever else is asked goes first. */
  'search.ahead': { args: searchAheadRequestSchema, result: searchAheadAnswerSchema },
  /** From a booking line or a note to its codes. `bad-arguments` for a text that is too long, `file-binary` for what is no text. */
  'suggest.codes': { args: suggestRequestSchema, result: suggestionSchema },
  /** What the results of a text can be narrowed by, with counts; asked when the field rests. */
  'search.filters': { args: filterOffersRequestSchema, result: filterOffersSchema },
  /** A day's schedule line by line. Errors as those of `suggest.codes`. */
  'suggest.schedule': { args: scheduleRequestSchema, result: scheduleSchema },
  /** Asks where to save and writes the cases with what was chosen for them, as csv; `path` is null when the dialog was closed. */
  'suggest.saveSchedule': { args: scheduleFileSchema, result: z.strictObject({ path: z.string().nullable(), cases: z.number().int() }) },
  /** A question in words, answered from the running catalog; what is not understood is an answer too. */
  'ask.question': { args: askRequestSchema, result: askAnswerSchema },
  'searches.keep': { args: z.strictObject({ text: z.string().trim().min(1).max(200) }), result: z.array(z.string()) },
  /** Null forgets all of them. */
  'searches.forget': { args: z.strictObject({ text: z.string().max(200).nullable() }), result: z.array(z.string()) },
  /** One level of the tree of all codes. */
  'browse.below': { args: browseRequestSchema, result: browseAnswerSchema },
  'browse.path': { args: codeKeySchema, result: browsePathSchema },
  'code.show': { args: codeKeySchema, result: codePageSchema },
  /** The same page for copying it: nobody has opened it. */
  'code.read': { args: codeKeySchema, result: codePageSchema },
  /** Checks and prices the codes of one operation. `not-found` for a locality or ZIP code that no loaded list has, `bad-arguments` for a ZIP code in several. */
  'case.check': { args: caseRequestSchema, result: caseCheckSchema },
  /** The days that an operation sets, with a warning when surgery lies outside the authorised ones. Errors as those of `case.check`. */
  'case.calendar': { args: calendarRequestSchema, result: surgeryCalendarSchema },
  /** Asks where to save those days as a calendar file; `path` is null when the dialog was closed. `name` is that of the tray, never of a patient. */
  'case.saveCalendar': { args: calendarRequestSchema.extend({ name: z.string().max(80) }), result: z.strictObject({ path: z.string().nullable() }) },
  /** One step of undo, among those of the library: `library.undo` and `library.redo` take it back and bring it again. */
  'trays.change': { args: trayChangeSchema, result: traysSchema },
  /** Null where nothing is kept of a patient for this tray, or nothing is to be kept at all. */
  'patients.read': { args: patientOfTraySchema.pick({ tray: true }), result: patientSchema.nullable() },
  /** No step of undo. `forbidden` while patient fields are off, `bad-arguments` for a template. */
  'patients.write': { args: patientOfTraySchema, result: patientSchema.nullable() },
  'patients.count': { args: nothing, result: patientsKeptSchema },
  /** Takes them out of every file for good; turning the fields off does the same. */
  'patients.wipe': { args: nothing, result: patientsKeptSchema },
  'library.change': { args: libraryChangeSchema, result: librarySchema },
  'library.undo': { args: nothing, result: librarySchema },
  'library.redo': { args: nothing, result: librarySchema },
  /** Asks where to save; `path` is null when the dialog was closed. */
  'library.export': { args: libraryExportSchema, result: z.strictObject({ path: z.string().nullable(), bookmarks: z.number().int() }) },
  /** Asks for the file; `path` is null when the dialog was closed. */
  'library.import': { args: z.strictObject({ mode: z.enum(libraryImportModes) }), result: libraryImportReportSchema.extend({ path: z.string().nullable() }) },
  /** Of the loaded file of practice cost indices, by state; empty without one. */
  'localities.list': { args: nothing, result: z.array(localityNameSchema) },
  'catalog.info': { args: nothing, result: catalogInfoSchema },
  'catalog.verify': { args: nothing, result: verifyReportSchema },
  /** What the catalog before the running one holds; null when none is kept. */
  'catalog.previous': { args: nothing, result: catalogInfoSchema.nullable() },
  'catalog.rollback': { args: nothing, result: catalogInfoSchema },
  /** Compares the catalog before with the running one; rows are asked for until `changes.close`. `no-previous-catalog` when none is kept. */
  'changes.open': { args: nothing, result: changeSummarySchema },
  'changes.rows': { args: changeRowsRequestSchema, result: changeRowsSchema },
  'changes.close': { args: nothing, result: z.null() },
  /** Opens the system's file dialog; an empty list when it was closed. */
  'import.choose': { args: z.strictObject({ what: z.enum(['files', 'folder']) }), result: z.array(z.string()) },
  /** What an import of these paths would read; nothing is changed. A later one, or `import.cancel`, ends it as `cancelled`. */
  'import.preview': { args: importPathsSchema, result: importPreviewSchema },
  /** Answers when the import has ended; progress comes as events meanwhile. */
  'import.start': { args: importPathsSchema, result: importReportSchema },
  'import.cancel': { args: nothing, result: z.null() },
  /** What the head of every printed document says of the office. */
  'office.get': { args: nothing, result: officeSchema },
  'office.set': { args: officeWordsSchema, result: officeSchema },
  /** Opens the system's file dialog and keeps the picture; answers the office as it was when the dialog was closed. */
  'office.chooseLogo': { args: nothing, result: officeSchema },
  'office.removeLogo': { args: nothing, result: officeSchema },
  /** The document as it would be printed now, for the preview in the window. */
  'print.preview': { args: printRequestSchema, result: printDocumentSchema },
  /** The report of the import that ended last; null when there was none. */
  'import.last': { args: nothing, result: lastImportSchema.nullable() },
  /** That report as text, the rejected rows of each file up to a number that a clipboard takes. */
  'import.reportText': { args: nothing, result: z.string() },
  /** Asks where to save that report, as text or csv; `path` is null when the dialog was closed. */
  'import.saveReport': { args: nothing, result: z.strictObject({ path: z.string().nullable() }) },
  /** Asks where to save and writes the PDF; `path` is null when the dialog was closed. */
  'print.savePdf': { args: printRequestSchema, result: z.strictObject({ path: z.string().nullable(), pages: z.number().int() }) },
  /** Opens the system's print dialog. */
  'print.paper': { args: printRequestSchema, result: z.strictObject({ printed: z.boolean() }) },
  /**
   * A mail with the text, and the document as its PDF, for the office's own mail program: nobody is addressed, nothing is sent. Where no
   * program takes it, asks where to save it; `path` is null when that dialog was closed.
   */
  'consult.make': {
    args: z.strictObject({ subject: z.string().trim().min(1).max(200), text: z.string().max(1_000_000), print: printRequestSchema.nullable() }),
    result: z.strictObject({ opened: z.boolean(), path: z.string().nullable() }),
  },
  /** For the print page alone: the document that this hidden window has to show. */
  'print.document': { args: nothing, result: printDocumentSchema },
  /** For the print page alone: layout is finished. */
  'print.ready': { args: nothing, result: z.null() },
  'clipboard.writeText': { args: z.strictObject({ text: z.string().max(1_000_000) }), result: z.null() },
} as const;

export type ChannelName = keyof typeof channels;
export type ChannelArguments<Name extends ChannelName> = z.input<(typeof channels)[Name]['args']>;
export type ChannelParsedArguments<Name extends ChannelName> = z.output<(typeof channels)[Name]['args']>;
export type ChannelResult<Name extends ChannelName> = z.output<(typeof channels)[Name]['result']>;
