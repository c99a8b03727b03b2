import { basename } from 'node:path';
import type { CodeKey } from '../../db/model/code.ts';
import type { CodePage } from '../../db/model/code-page.ts';
import type { Library } from '../../db/model/library.ts';
import type { Recent } from '../../db/model/recent.ts';
import { failure, success, type Result } from '../../db/model/result.ts';
import type { SearchAheadAnswer, SearchAheadRequest } from '../../db/model/search.ts';
import type { OfficeCodes } from '../../db/search/filters.ts';
import { reportIn } from '../../db/import/report-text.ts';
import { readSchedule, scheduleCsv } from '../../db/suggest/schedule.ts';
import { readCodePage } from '../../db/queries/code-page.ts';
import { caseCalendar } from '../../db/queries/case-calendar.ts';
import { operationOfCode, operationOfTray, readOperation } from '../../db/queries/read-operation.ts';
import type { Operation, OperationContent, OperationSubject } from '../../db/model/operation.ts';
import { readReview } from '../../db/queries/review.ts';
import { listLocalities } from '../../db/queries/list-localities.ts';
import { localityDetails } from '../../db/queries/locality-details.ts';
import { defaultSettings } from '../../db/model/settings.ts';
import type { UserData, UserDataState } from '../../db/user/user-data.ts';
import { readOffice, readOfficeLogo, writeOffice, writeOfficeLogo } from '../../db/user/office.ts';
import type { DatabaseArguments, DatabaseRequestName, DatabaseResult } from '../contract/threads.ts';
import type { OpenCatalog, RunningCatalog } from './running-catalog.ts';
import { sqliteFailure, type Side } from './sqlite-failure.ts';

/** What the database thread works with. */
export interface DatabaseServices {
  readonly catalog: RunningCatalog;
  readonly userData: UserDataState;
  /** Closes both; the user's data with a backup. */
  readonly close: () => Promise<void>;
  /** For what a person must not see and the keeper of the machine may. */
  /** Resolves when the messages that have arrived meanwhile stand in the queue: true when nobody else waits. */
  readonly isIdle: () => Promise<boolean>;
  readonly report: (what: string, error?: unknown) => void;
}

type Answer<Name extends DatabaseRequestName> = Result<DatabaseResult<Name>>;
type Work<Name extends DatabaseRequestName> = (services: DatabaseServices, args: DatabaseArguments<Name>) => Answer<Name> | Promise<Answer<Name>>;

const requests: { readonly [Name in DatabaseRequestName]: { readonly side: Side; readonly work: Work<Name> } } = {
  'status': {
    side: 'catalog',
    work: ({ catalog, userData }) =>
      withCatalog(catalog, ({ info }) =>
        success({
          catalog: info,
          userDataProblem: userData.problem?.message ?? null,
          notices: [...info.warnings, ...userData.notices],
          settings: userData.data?.settings() ?? defaultSettings,
        }),
      ),
  },
  'search': { side: 'catalog', work: (services, request) => withCatalog(services.catalog, (open) => success(engineOf(services, open).search(request, officeCodes(services)))) },
  'search.filters': { side: 'catalog', work: (services, request) => withCatalog(services.catalog, (open) => success(engineOf(services, open).filterOffers(request, officeCodes(services)))) },
  'searches.list': { side: 'user-data', work: ({ userData: { data } }) => success(data?.recentSearches() ?? []) },
  'searches.keep': { side: 'user-data', work: ({ userData }, { text }) => withUserData(userData, (data) => success(data.keepSearch(text))) },
  'searches.forget': { side: 'user-data', work: ({ userData }, { text }) => withUserData(userData, (data) => success(data.forgetSearch(text))) },
  'search.ahead': { side: 'catalog', work: searchAhead },
  'schedule': { side: 'catalog', work: ({ catalog }, request) => withCatalog(catalog, ({ db, suggester }) => readSchedule(request, suggester(), db)) },
  'schedule.csv': {
    side: 'catalog',
    work: ({ catalog }, { chosen, ...request }) =>
      withCatalog(catalog, ({ db, suggester }) => {
        const schedule = readSchedule(request, suggester(), db);
        if (!schedule.ok) return schedule;
        const codes = new Map(chosen.map(({ line, codes: keys }) => [line, keys.map(({ code }) => code)]));
        return success({ text: scheduleCsv(schedule.value, codes), cases: schedule.value.cases.length });
      }),
  },
  'ask': { side: 'catalog', work: ({ catalog }, request) => withCatalog(catalog, ({ asker }) => success(asker().ask(request))) },
  'suggest': { side: 'catalog', work: ({ catalog }, request) => withCatalog(catalog, ({ suggester }) => suggester().suggest(request)) },
  'browse.below': { side: 'catalog', work: ({ catalog }, { id }) => withCatalog(catalog, ({ browser }) => success(browser().below(id))) },
  'browse.path': { side: 'catalog', work: ({ catalog }, key) => withCatalog(catalog, ({ browser }) => success(browser().pathTo(key))) },
  'page.open': {
    side: 'catalog',
    work: (services, key) => {
      const page = readPage(services, key);
      if (page.ok) recordOpened(services, page.value);
      return page;
    },
  },
  'page.read': { side: 'catalog', work: readPage },
  'review.read': { side: 'catalog', work: ({ catalog }, keys) => withCatalog(catalog, ({ db }) => readReview(db, keys)) },
  'case.check': { side: 'catalog', work: ({ catalog }, request) => withCatalog(catalog, ({ caseChecker }) => caseChecker()(request)) },
  'case.calendar': { side: 'catalog', work: ({ catalog }, request) => withCatalog(catalog, ({ caseChecker }) => caseCalendar(caseChecker(), request)) },
  'case.calendarFile': {
    side: 'catalog',
    work: async ({ catalog }, { name, ...request }) => {
      // Its writer is read when a file is asked for: no start waits for it.
      const { icsFile } = await import('../../db/calendar/ics-file.ts');
      return withCatalog(catalog, ({ caseChecker }) => {
        const calendar = caseCalendar(caseChecker(), request);
        return calendar.ok ? icsFile({ calendar: calendar.value, name, codes: [...new Set(request.case.lines.map(({ code }) => code))] }) : calendar;
      });
    },
  },
  'operation.read': { side: 'catalog', work: readOperationOf },
  'trays.read': { side: 'user-data', work: ({ userData }) => withUserData(userData, (data) => success({ ...data.library.readTrays(), changed: null })) },
  'trays.change': {
    side: 'user-data',
    work: ({ userData }, change) =>
      withUserData(userData, (data) => {
        const done = data.library.changeTrays(change);
        return done.ok ? success({ ...data.library.readTrays(), changed: done.value.changed }) : done;
      }),
  },
  'library.read': { side: 'user-data', work: (services) => withBoth(services, (open, data) => readLibrary(services, open, data)) },
  'library.change': {
    side: 'user-data',
    work: (services, change) => withBoth(services, (open, data) => thenLibrary(services, data.library.change(change, open.bookmarks.entry), open, data)),
  },
  'library.undo': { side: 'user-data', work: (services) => withBoth(services, (open, data) => thenLibrary(services, data.library.undo(), open, data)) },
  'library.redo': { side: 'user-data', work: (services) => withBoth(services, (open, data) => thenLibrary(services, data.library.redo(), open, data)) },
  'library.export': { side: 'user-data', work: ({ userData }, request) => withUserData(userData, (data) => data.library.export(request)) },
  'library.import': {
    side: 'user-data',
    work: async (services, { path, mode }) => {
      // Its readers of text are half of this thread's code, and no start waits for them.
      const { readLibraryFile } = await import('../../db/user/read-library-file.ts');
      const read = readLibraryFile(path);
      if (!read.ok) return read;
      return withBoth(services, (open, data) => {
        const imported = data.library.import(read.value, basename(path), mode);
        if (!imported.ok) return imported;
        const library = readLibrary(services, open, data);
        const { added, updated, rejected } = imported.value;
        return library.ok ? success({ added, updated, rejected, library: library.value }) : library;
      });
    },
  },
  'recents.list': {
    side: 'user-data',
    // Without user data nothing was remembered: an empty list says that, and app.status says why.
    work: ({ userData }) => success<Recent[]>(userData.data?.listRecents() ?? []),
  },
  'localities.list': {
    side: 'catalog',
    work: ({ catalog }) =>
      withCatalog(catalog, ({ db }) => {
        const details = localityDetails(db);
        return success(listLocalities(db).map(({ contractor, locality, state, name }) => {
          const key = `${contractor}-${locality}`;
          return { key, state, name, counties: details.get(key)?.counties ?? null };
        }));
      }),
  },
  'settings.get': { side: 'user-data', work: ({ userData }) => success(userData.data?.settings() ?? defaultSettings) },
  'settings.set': { side: 'user-data', work: ({ userData }, changes) => withUserData(userData, (data) => success(data.setSettings(changes))) },
  // Without user data there is no office to name: the document is printed without it.
  'office.get': { side: 'user-data', work: ({ userData: { data } }) => success(data === null ? { name: '', phone: '', logo: null } : readOffice(data)) },
  'office.set': { side: 'user-data', work: ({ userData }, words) => withUserData(userData, (data) => success(writeOffice(data, words))) },
  'office.logo': { side: 'user-data', work: ({ userData: { data } }) => success(data === null ? null : readOfficeLogo(data)) },
  'office.setLogo': { side: 'user-data', work: ({ userData }, logo) => withUserData(userData, (data) => success(writeOfficeLogo(data, logo))) },
  'catalog.info': { side: 'catalog', work: ({ catalog }) => withCatalog(catalog, ({ info }) => success(info)) },
  'catalog.path': { side: 'catalog', work: ({ catalog }) => withCatalog(catalog, ({ path }) => success(path)) },
  'catalog.reopen': { side: 'catalog', work: ({ catalog }) => infoOf(catalog.reopen()) },
  'catalog.previous': { side: 'catalog', work: ({ catalog }) => success(catalog.previous()) },
  'catalog.pair': {
    side: 'catalog',
    work({ catalog, userData: { data } }) {
      const pair = catalog.pair();
      if (!pair.ok) return pair;
      const { bookmarks, notes } = data?.library.read() ?? { bookmarks: [], notes: [] };
      return success({ ...pair.value, office: [...bookmarks, ...notes].map(({ system, code }) => ({ system, code })) });
    },
  },
  'import.last': { side: 'catalog', work: ({ catalog }) => success(catalog.lastImport()) },
  'import.reportText': {
    side: 'catalog',
    work({ catalog }, { form, mostRows }) {
      const last = catalog.lastImport();
      return last === null ? failure('not-found', 'There is no report of an import to save or copy.') : success(reportIn(form, last, mostRows));
    },
  },
  'catalog.rollback': { side: 'catalog', work: ({ catalog }) => infoOf(catalog.rollback()) },
  'close': {
    side: 'user-data',
    work: async ({ close }) => {
      await close();
      return success(null);
    },
  },
};

/**
 * Answers one request of main. Expected failures and those of SQLite are values; a bug answers `internal`, and its detail goes to
 * `report`.
 */
export async function dispatch<Name extends DatabaseRequestName>(
  services: DatabaseServices,
  request: { readonly name: Name; readonly args: DatabaseArguments<Name> },
): Promise<Answer<Name>> {
  const { side, work } = requests[request.name];
  try {
    return await work(services, request.args);
  } catch (error) {
    const expected = sqliteFailure(error, side);
    services.report(`the request ${request.name} failed`, error);
    if (expected !== null) return { ok: false, error: expected };
    return failure('internal', 'Codetray could not do this because of a fault of its own. What was saved is not touched.', request.name);
  }
}

/** Texts answered in one go: long enough to be worth the way to the window, short enough to be there before the next letter. */
const textsAhead = 6;

/** The search with the abbreviations that the office has now; the command may have changed them. */
function engineOf({ userData: { data } }: DatabaseServices, open: OpenCatalog): ReturnType<OpenCatalog['engine']> {
  const engine = open.engine();
  engine.useOfficeWords(data?.library.words() ?? []);
  return engine;
}

/** What the office has marked, read when a filter asks for it. */
function officeCodes({ userData: { data } }: DatabaseServices): OfficeCodes {
  return { bookmarked: () => data?.library.bookmarks() ?? [] };
}

async function searchAhead(services: DatabaseServices, { text, from, limit, filters }: SearchAheadRequest): Promise<Answer<'search.ahead'>> {
  const { catalog, isIdle } = services;
  const current = catalog.current();
  if (!current.ok) return current;
  const engine = engineOf(services, current.value);
  const texts = engine.nextTexts(text);
  const answers: SearchAheadAnswer['answers'] = [];
  for (const one of texts.slice(from, from + textsAhead)) {
    if (!(await isIdle())) return success({ answers, next: null });
    answers.push({ text: one, answer: JSON.stringify(engine.search({ text: one, limit, filters }, officeCodes(services))) });
  }
  return success({ answers, next: from + textsAhead < texts.length ? from + textsAhead : null });
}

function withCatalog<Value>(catalog: RunningCatalog, work: (open: OpenCatalog) => Result<Value>): Result<Value> {
  const current = catalog.current();
  return current.ok ? work(current.value) : current;
}

function withUserData<Value>({ data, problem }: UserDataState, work: (data: UserData) => Result<Value>): Result<Value> {
  if (data === null) return problem === null ? failure('user-data-unavailable', 'Bookmarks and settings cannot be saved at the moment.') : { ok: false, error: problem };
  return work(data);
}

function withBoth<Value>(services: DatabaseServices, work: (open: OpenCatalog, data: UserData) => Result<Value>): Result<Value> {
  return withUserData(services.userData, (data) => withCatalog(services.catalog, (open) => work(open, data)));
}

function readPage({ catalog, userData }: DatabaseServices, key: CodeKey): Result<CodePage> {
  const locality = userData.data?.settings().locality ?? null;
  return withCatalog(catalog, ({ db }) => readCodePage(db, key, { locality }));
}

function readOperationOf(services: DatabaseServices, { subject, today }: { subject: OperationSubject; today: string }): Result<Operation> {
  const content = contentOf(services, subject);
  return content.ok ? withCatalog(services.catalog, ({ db, caseChecker }) => readOperation(db, caseChecker(), content.value, today)) : content;
}

function contentOf({ userData }: DatabaseServices, subject: OperationSubject): Result<OperationContent> {
  switch (subject.of) {
    case 'case':
      return success(subject.content);
    case 'code':
      return operationOfCode(subject.key, userData.data?.settings().locality ?? null);
    case 'tray':
      return withUserData(userData, (data) => {
        const tray = data.library.readTrays().trays.find(({ id }) => id === subject.id);
        return tray === undefined ? failure('not-found', 'This tray is not there any more.') : success(operationOfTray(tray));
      });
  }
}

/** A page that was read is shown, whether or not it can be remembered. */
function recordOpened({ userData, report }: DatabaseServices, { system, code, title }: CodePage): void {
  try {
    userData.data?.recordOpened({ system, code }, title);
  } catch (error) {
    report(`${code} could not be added to the recently opened codes`, error);
  }
}

function readLibrary({ report }: DatabaseServices, open: OpenCatalog, data: UserData): Result<Library> {
  const { bookmarks: stored, ...rest } = data.library.read();
  const { bookmarks, settled } = open.bookmarks.describe(stored);
  try {
    data.library.settle(settled);
  } catch (error) {
    // What was compared now is compared again at the next start.
    report('what the catalog says of the bookmarks could not be kept', error);
  }
  return success({ ...rest, bookmarks });
}

/** The library as it stands after a change, or why there was none. */
function thenLibrary(services: DatabaseServices, change: Result<unknown>, open: OpenCatalog, data: UserData): Result<Library> {
  return change.ok ? readLibrary(services, open, data) : change;
}

function infoOf(opened: Result<OpenCatalog>): Answer<'catalog.info'> {
  return opened.ok ? success(opened.value.info) : opened;
}
