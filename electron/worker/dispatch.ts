import { basename } from 'node:path';
import { createAsker, type Asker } from '../../db/ask/ask.ts';
import { reportIn } from '../../db/import/report-text.ts';
import type { CodeKey } from '../../db/model/code.ts';
import type { CodePage } from '../../db/model/code-page.ts';
import type { Operation, OperationContent, OperationSubject } from '../../db/model/operation.ts';
import type { Library } from '../../db/model/library.ts';
import { failure, success, type Result } from '../../db/model/result.ts';
import type { SearchAheadAnswer, SearchAheadRequest } from '../../db/model/search.ts';
import { openBrowser, type Browser } from '../../db/queries/browse.ts';
import { caseCalendar } from '../../db/queries/case-calendar.ts';
import { createCaseChecker, type CaseChecker } from '../../db/queries/check-case.ts';
import { readCodePage } from '../../db/queries/code-page.ts';
import { listLocalities } from '../../db/queries/list-localities.ts';
import { localityDetails } from '../../db/queries/locality-details.ts';
import { operationOfCode, operationOfTray, readOperation } from '../../db/queries/read-operation.ts';
import { readReview } from '../../db/queries/review.ts';
import { createSearchEngine, type SearchEngine } from '../../db/search/engine.ts';
import type { OfficeCodes } from '../../db/search/filters.ts';
import { readSchedule, scheduleCsv } from '../../db/suggest/schedule.ts';
import { createSuggester, type Suggester } from '../../db/suggest/suggest.ts';
import { readOffice, readOfficeLogo, writeOffice, writeOfficeLogo } from '../../db/user/office.ts';
import type { UserData } from '../../db/user/user-data.ts';
import type { DatabaseArguments, DatabaseRequestName } from '../contract/threads.ts';
import { answerRequest, type Answer, type RequestTable } from './answer-request.ts';
import { withBoth, withCatalog, withUserData, type DatabaseServices } from './database-services.ts';
import { firstRequests, readLibrary } from './first-requests.ts';
import type { OpenCatalog } from './running-catalog.ts';

const requests: RequestTable<DatabaseRequestName> = {
  ...firstRequests,
  'search': { side: 'catalog', work: (services, request) => withCatalog(services.catalog, (open) => success(engineOf(services, open).search(request, officeCodes(services)))) },
  'search.filters': { side: 'catalog', work: (services, request) => withCatalog(services.catalog, (open) => success(engineOf(services, open).filterOffers(request, officeCodes(services)))) },
  'searches.keep': { side: 'user-data', work: ({ userData }, { text }) => withUserData(userData, (data) => success(data.keepSearch(text))) },
  'searches.forget': { side: 'user-data', work: ({ userData }, { text }) => withUserData(userData, (data) => success(data.forgetSearch(text))) },
  'search.ahead': { side: 'catalog', work: searchAhead },
  'schedule': { side: 'catalog', work: ({ catalog }, request) => withCatalog(catalog, ({ db, made }) => readSchedule(request, made(suggesterOf), db)) },
  'schedule.csv': {
    side: 'catalog',
    work: ({ catalog }, { chosen, ...request }) =>
      withCatalog(catalog, ({ db, made }) => {
        const schedule = readSchedule(request, made(suggesterOf), db);
        if (!schedule.ok) return schedule;
        const codes = new Map(chosen.map(({ line, codes: keys }) => [line, keys.map(({ code }) => code)]));
        return success({ text: scheduleCsv(schedule.value, codes), cases: schedule.value.cases.length });
      }),
  },
  'ask': { side: 'catalog', work: ({ catalog }, request) => withCatalog(catalog, ({ made }) => success(made(askerOf).ask(request))) },
  'suggest': { side: 'catalog', work: ({ catalog }, request) => withCatalog(catalog, ({ made }) => made(suggesterOf).suggest(request)) },
  'browse.below': { side: 'catalog', work: ({ catalog }, { id }) => withCatalog(catalog, ({ made }) => success(made(browserOf).below(id))) },
  'browse.path': { side: 'catalog', work: ({ catalog }, key) => withCatalog(catalog, ({ made }) => success(made(browserOf).pathTo(key))) },
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
  'case.check': { side: 'catalog', work: ({ catalog }, request) => withCatalog(catalog, ({ made }) => made(caseCheckerOf)(request)) },
  'case.calendar': { side: 'catalog', work: ({ catalog }, request) => withCatalog(catalog, ({ made }) => caseCalendar(made(caseCheckerOf), request)) },
  'case.calendarFile': {
    side: 'catalog',
    work: async ({ catalog }, { name, ...request }) => {
      // Its writer is read when a file is asked for: no start waits for it.
      const { icsFile } = await import('../../db/calendar/ics-file.ts');
      return withCatalog(catalog, ({ made }) => {
        const calendar = caseCalendar(made(caseCheckerOf), request);
        return calendar.ok ? icsFile({ calendar: calendar.value, name, codes: [...new Set(request.case.lines.map(({ code }) => code))] }) : calendar;
      });
    },
  },
  'operation.read': { side: 'catalog', work: readOperationOf },
  'trays.change': {
    side: 'user-data',
    work: ({ userData }, change) =>
      withUserData(userData, (data) => {
        const done = data.library.changeTrays(change);
        return done.ok ? success({ ...data.library.readTrays(), changed: done.value.changed }) : done;
      }),
  },
  'patients.read': { side: 'user-data', work: ({ userData }, { tray }) => withUserData(userData, (data) => success(data.settings().keepsPatients ? data.patients.read(tray) : null)) },
  'patients.write': {
    side: 'user-data',
    work: ({ userData }, { tray, patient }) =>
      withUserData(userData, (data) => (data.settings().keepsPatients ? data.patients.write(tray, patient) : failure('forbidden', 'Patient fields are off, so nothing was kept. Turn them on in the settings first.'))),
  },
  'patients.count': { side: 'user-data', work: ({ userData }) => withUserData(userData, (data) => success({ trays: data.patients.count() })) },
  'patients.wipe': { side: 'user-data', work: ({ userData }) => withUserData(userData, (data) => data.patients.wipe()) },
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
  'settings.set': {
    side: 'user-data',
    work: ({ userData }, changes) =>
      withUserData(userData, (data) => {
        // Off means that none are kept: the setting is written once they are gone.
        const wiped = changes.keepsPatients === false && data.patients.count() > 0 ? data.patients.wipe() : null;
        return wiped !== null && !wiped.ok ? wiped : success(data.setSettings(changes));
      }),
  },
  // Without user data there is no office to name: the document is printed without it.
  'office.get': { side: 'user-data', work: ({ userData: { data } }) => success(data === null ? { name: '', phone: '', logo: null } : readOffice(data)) },
  'office.set': { side: 'user-data', work: ({ userData }, words) => withUserData(userData, (data) => success(writeOffice(data, words))) },
  'office.logo': { side: 'user-data', work: ({ userData: { data } }) => success(data === null ? null : readOfficeLogo(data)) },
  'office.setLogo': { side: 'user-data', work: ({ userData }, logo) => withUserData(userData, (data) => success(writeOfficeLogo(data, logo))) },
  'catalog.path': { side: 'catalog', work: ({ catalog }) => withCatalog(catalog, ({ path }) => success(path)) },
  'catalog.reopen': { side: 'catalog', work: ({ catalog }) => infoOf(catalog.reopen()) },
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

/** Answers one request of main, whichever it is. */
export function dispatch<Name extends DatabaseRequestName>(services: DatabaseServices, request: { readonly name: Name; readonly args: DatabaseArguments<Name> }): Promise<Answer<Name>> {
  return answerRequest(requests, services, request);
}

/** Texts answered in one go: long enough to be worth the way to the window, short enough to be there before the next letter. */
const textsAhead = 6;

// What is made of a catalog when it is first asked for, and kept while the catalog is open.
const searchEngineOf = ({ db }: OpenCatalog): SearchEngine => createSearchEngine(db);
const suggesterOf = ({ db, made }: OpenCatalog): Suggester => createSuggester(db, made(searchEngineOf));
const askerOf = ({ db, made }: OpenCatalog): Asker => createAsker(db, made(searchEngineOf));
const browserOf = ({ db }: OpenCatalog): Browser => openBrowser(db);
const caseCheckerOf = ({ db }: OpenCatalog): CaseChecker => createCaseChecker(db);

/** The search of the running catalog, to be prepared; null when no catalog can be opened. */
export function currentEngine({ catalog }: DatabaseServices): SearchEngine | null {
  const current = catalog.current();
  return current.ok ? current.value.made(searchEngineOf) : null;
}

/** The search with the abbreviations that the office has now; the command may have changed them. */
function engineOf({ userData: { data } }: DatabaseServices, open: OpenCatalog): SearchEngine {
  const engine = open.made(searchEngineOf);
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

function readPage({ catalog, userData }: DatabaseServices, key: CodeKey): Result<CodePage> {
  const locality = userData.data?.settings().locality ?? null;
  return withCatalog(catalog, ({ db }) => readCodePage(db, key, { locality }));
}

function readOperationOf(services: DatabaseServices, { subject, today }: { subject: OperationSubject; today: string }): Result<Operation> {
  const content = contentOf(services, subject);
  return content.ok ? withCatalog(services.catalog, ({ db, made }) => readOperation(db, made(caseCheckerOf), content.value, today)) : content;
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

/** The library as it stands after a change, or why there was none. */
function thenLibrary(services: DatabaseServices, change: Result<unknown>, open: OpenCatalog, data: UserData): Result<Library> {
  return change.ok ? readLibrary(services, open, data) : change;
}

function infoOf(opened: Result<OpenCatalog>): Answer<'catalog.info'> {
  return opened.ok ? success(opened.value.info) : opened;
}
