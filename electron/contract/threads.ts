/**
 * What main and its worker threads say to each other. Types and one word; the renderer has no part in it, so index.ts does not
 * export it.
 */
import type { CatalogInfo, ImportProgress, ImportReport, VerifyReport } from '../../db/model/catalog.ts';
import type { LastImport, ReportForm } from '../../db/model/last-import.ts';
import type { ImportPreview } from '../../db/model/import-preview.ts';
import type { ChangeRows, ChangeRowsRequest, ChangeSummary } from '../../db/model/catalog-changes.ts';
import type { Source } from '../../db/model/source.ts';
import type { CaseCheck, CaseRequest } from '../../db/model/case.ts';
import type { CalendarRequest, SurgeryCalendar } from '../../db/model/calendar.ts';
import type { Operation, OperationSubject } from '../../db/model/operation.ts';
import type { TrayChange, Trays } from '../../db/model/tray.ts';
import type { Patient } from '../../db/model/patient.ts';
import type { CodeKey } from '../../db/model/code.ts';
import type { CodePage } from '../../db/model/code-page.ts';
import type { Review } from '../../db/model/code-review.ts';
import type { Library, LibraryChange, LibraryExport, LibraryImportMode, LibraryImportReport } from '../../db/model/library.ts';
import type { LocalityName } from '../../db/model/locality.ts';
import type { Recent } from '../../db/model/recent.ts';
import type { Office, OfficeLogo, OfficeWords } from '../../db/model/office.ts';
import type { Result } from '../../db/model/result.ts';
import type { BrowseAnswer, BrowsePath } from '../../db/model/browse.ts';
import type { FilterOffers, FilterOffersRequest } from '../../db/model/search-filters.ts';
import type { SearchAheadAnswer, SearchAheadRequest, SearchAnswer, SearchRequest } from '../../db/model/search.ts';
import type { AskAnswer, AskRequest } from '../../db/model/ask.ts';
import type { Schedule, ScheduleFile, ScheduleRequest } from '../../db/model/schedule.ts';
import type { SuggestRequest, Suggestion } from '../../db/model/suggestion.ts';
import type { Settings } from '../../db/model/settings.ts';

/** What the database thread can say about itself. */
export interface DatabaseStatus {
  readonly catalog: CatalogInfo;
  /** Why bookmarks and settings cannot be written, as a sentence; null when they can. */
  readonly userDataProblem: string | null;
  readonly notices: string[];
  readonly settings: Settings;
}

/** Every request to the database thread once: what it takes and what it answers. */
export interface DatabaseRequests {
  'status': { args: undefined; result: DatabaseStatus };
  'search': { args: SearchRequest; result: SearchAnswer };
  'search.ahead': { args: SearchAheadRequest; result: SearchAheadAnswer };
  'schedule': { args: ScheduleRequest; result: Schedule };
  /** The text of the file and how many cases are in it. */
  'schedule.csv': { args: ScheduleFile; result: { text: string; cases: number } };
  'ask': { args: AskRequest; result: AskAnswer };
  'suggest': { args: SuggestRequest; result: Suggestion };
  'search.filters': { args: FilterOffersRequest; result: FilterOffers };
  'searches.list': { args: undefined; result: string[] };
  'searches.keep': { args: { text: string }; result: string[] };
  'searches.forget': { args: { text: string | null }; result: string[] };
  'browse.below': { args: { id: string | null }; result: BrowseAnswer };
  'browse.path': { args: CodeKey; result: BrowsePath };
  /** A page that somebody opened: it goes to the top of the recently opened codes. */
  'page.open': { args: CodeKey; result: CodePage };
  /** A page for print: nobody opened it. */
  'page.read': { args: CodeKey; result: CodePage };
  /** The texts of these codes for a clinician to check. */
  'review.read': { args: readonly CodeKey[]; result: Review };
  'case.check': { args: CaseRequest; result: CaseCheck };
  'case.calendar': { args: CalendarRequest; result: SurgeryCalendar };
  /** Those days as the text of a calendar file. */
  'case.calendarFile': { args: CalendarRequest & { name: string }; result: string };
  /** For print; `today` is the day at the desk, ISO. */
  'operation.read': { args: { subject: OperationSubject; today: string }; result: Operation };
  'trays.read': { args: undefined; result: Trays };
  'trays.change': { args: TrayChange; result: Trays };
  'patients.read': { args: { tray: number }; result: Patient | null };
  'patients.write': { args: { tray: number; patient: Patient }; result: Patient | null };
  'patients.count': { args: undefined; result: { trays: number } };
  'patients.wipe': { args: undefined; result: { trays: number } };
  'library.read': { args: undefined; result: Library };
  'library.change': { args: LibraryChange; result: Library };
  'library.undo': { args: undefined; result: Library };
  'library.redo': { args: undefined; result: Library };
  /** The text of the file and how many bookmarks are in it. */
  'library.export': { args: LibraryExport; result: { text: string; bookmarks: number } };
  'library.import': { args: { path: string; mode: LibraryImportMode }; result: LibraryImportReport };
  'localities.list': { args: undefined; result: LocalityName[] };
  'recents.list': { args: undefined; result: Recent[] };
  'settings.get': { args: undefined; result: Settings };
  'settings.set': { args: Partial<{ [Name in keyof Settings]: Settings[Name] | undefined }>; result: Settings };
  'office.get': { args: undefined; result: Office };
  'office.set': { args: OfficeWords; result: Office };
  /** The picture itself, only where it is drawn. */
  'office.logo': { args: undefined; result: OfficeLogo | null };
  'office.setLogo': { args: OfficeLogo | null; result: Office };
  'catalog.info': { args: undefined; result: CatalogInfo };
  /** The file of the running catalog, absolute. */
  'catalog.path': { args: undefined; result: string };
  /** Opens what the pointer names now: after an import, which runs in a thread of its own. */
  'catalog.reopen': { args: undefined; result: CatalogInfo };
  /** The catalog before the running one; null when none is kept. */
  'catalog.previous': { args: undefined; result: CatalogInfo | null };
  /** The files of the catalog before and of the running one, and the codes that the office has bookmarked or written about. */
  'catalog.pair': { args: undefined; result: ChangesWork };
  'import.last': { args: undefined; result: LastImport | null };
  /** The last report as a file's content. `mostRows` limits the rejected rows of each file in the text. */
  'import.reportText': { args: { form: ReportForm; mostRows?: number }; result: string };
  'catalog.rollback': { args: undefined; result: CatalogInfo };
  /** The last request: closes both databases, the user's with a backup. */
  'close': { args: undefined; result: null };
}
export type DatabaseRequestName = keyof DatabaseRequests;
export type DatabaseArguments<Name extends DatabaseRequestName> = DatabaseRequests[Name]['args'];
export type DatabaseResult<Name extends DatabaseRequestName> = DatabaseRequests[Name]['result'];

/** Asks the database thread; expected failures are values, and a thread that died answers `internal`. */
export type CallDatabase = <Name extends DatabaseRequestName>(
  ...request: undefined extends DatabaseArguments<Name> ? [name: Name] : [name: Name, args: DatabaseArguments<Name>]
) => Promise<Result<DatabaseResult<Name>>>;

/** One request on its way; `args` belongs to `name`. */
export interface RequestMessage {
  readonly id: number;
  readonly name: DatabaseRequestName;
  readonly args: unknown;
}

export interface AnswerMessage {
  readonly id: number;
  readonly answer: Result<unknown>;
}

/**
 * Every key makes lists of codes that nobody needs at the next: a larger young generation keeps them for longer, and is no faster. The
 * old generation is collected the earlier, the less it may have; the largest library that may be imported, 49,000 bookmarks, needs 128.
 */
export const databaseMemory = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 192 };

export interface DatabaseWorkerData {
  /** Data folder, absolute. */
  readonly home: string;
  readonly starterCatalog: string;
}

/** What the import thread is started for; it does one piece of work and ends. */
export type ImportWork =
  | { readonly kind: 'import'; readonly home: string; readonly starterCatalog: string; readonly paths: readonly string[] }
  | { readonly kind: 'preview'; readonly paths: readonly string[]; readonly loaded: readonly Source[] }
  | { readonly kind: 'verify'; readonly catalog: string };

export type ImportMessage =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'imported'; readonly answer: Result<ImportReport> }
  | { readonly kind: 'previewed'; readonly answer: Result<ImportPreview> }
  | { readonly kind: 'verified'; readonly answer: Result<VerifyReport> };

/** What the thread that compares two catalogs is started for: their files, absolute, and whose changes are told first. */
export interface ChangesWork {
  readonly before: string;
  readonly now: string;
  readonly office: readonly CodeKey[];
}

export interface ChangesRequestMessage {
  readonly id: number;
  readonly request: ChangeRowsRequest;
}

export type ChangesMessage =
  | { readonly kind: 'compared'; readonly answer: Result<ChangeSummary> }
  | { readonly kind: 'rows'; readonly id: number; readonly answer: Result<ChangeRows> };

/** The only thing that main tells a running import. */
export const cancelMessage = 'cancel';
