import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ChangeRows, ChangeSummary } from '../../db/model/catalog-changes.ts';
import type { CatalogInfo } from '../../db/model/catalog.ts';
import type { CaseCheck } from '../../db/model/case.ts';
import type { Trays } from '../../db/model/tray.ts';
import type { CodePage } from '../../db/model/code-page.ts';
import type { Library } from '../../db/model/library.ts';
import type { Recent } from '../../db/model/recent.ts';
import type { Result } from '../../db/model/result.ts';
import type { AskAnswer } from '../../db/model/ask.ts';
import type { Schedule } from '../../db/model/schedule.ts';
import type { Suggestion } from '../../db/model/suggestion.ts';
import type { BrowseNode } from '../../db/model/browse.ts';
import type { SearchAnswer } from '../../db/model/search.ts';
import type { FilterOffers } from '../../db/model/search-filters.ts';
import { channels, type AppStatus, type ChannelName, type PrintDocument, type Settings } from '../../electron/contract/channels.ts';
import { answerCall } from '../../electron/main/ipc/answer-call.ts';
import type { Caller } from '../../electron/main/ipc/handlers.ts';
import { openInProcessDesk, type InProcessDesk } from './in-process-desk.ts';

const electron = vi.hoisted(() => ({ chosen: { canceled: false, filePaths: ['/releases/a.csv'] }, saveAs: '', clipboard: '' }));
vi.mock('electron', () => ({
  app: { getPath: () => '/documents' },
  dialog: { showOpenDialog: async () => electron.chosen, showSaveDialog: async () => ({ canceled: electron.saveAs === '', filePath: electron.saveAs }) },
  clipboard: {
    writeText: (text: string) => {
      electron.clipboard = text;
    },
  },
}));

let desk: InProcessDesk;
beforeAll(() => {
  desk = openInProcessDesk();
});
afterAll(() => desk.close());

const lengthening = { system: 'CPT', code: '27397' } as const;

/** As the window calls: arguments parsed, the answer held against its schema. A handler that answers outside it fails as `internal`. */
async function call(name: ChannelName, args?: unknown): Promise<Result<unknown>> {
  const complaints: string[] = [];
  const answer = await answerCall(desk.handlers, { kind: 'main' } as Caller, args === undefined ? [name] : [name, args], (what, error) => complaints.push(`${what} ${String(error ?? '')}`));
  expect(complaints).toEqual([]);
  expect(desk.reports).toEqual([]);
  return answer;
}

async function value<Value>(name: ChannelName, args?: unknown): Promise<Value> {
  const answer = await call(name, args);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message} ${answer.error.detail ?? ''}`);
  return answer.value as Value;
}

describe('the contract', () => {
  it('has a handler for every channel and a channel for every handler', () => {
    expect(Object.keys(desk.handlers).sort()).toEqual(Object.keys(channels).sort());
  });

  it('survives the trip through structured clone unchanged', async () => {
    const page = await value<CodePage>('code.show', lengthening);
    expect(structuredClone(page)).toEqual(page);
    expect(JSON.parse(JSON.stringify(page))).toEqual(page);
  });
});

describe('on the starter catalog', () => {
  it('app.status says what runs, and that this is the first run', async () => {
    const status = await value<AppStatus>('app.status');
    expect(status).toMatchObject({ appVersion: '0.0.0', home: desk.home, firstRun: true, userDataProblem: null, notices: [] });
    expect(status.catalog.isStarter).toBe(true);
    expect(status.catalog.counts.codes).toBeGreaterThan(0);
  });

  it('settings are kept and tell only what was changed', async () => {
    expect(await value<Settings>('settings.get')).toMatchObject({ paper: 'Letter', locality: null });
    expect(await value<Settings>('settings.set', { paper: 'A4', welcomeDismissed: true })).toMatchObject({ paper: 'A4', locality: null, welcomeDismissed: true });
    expect(await value<AppStatus>('app.status')).toMatchObject({ firstRun: false });
  });

  it('case.check answers the operation with what was found and what it pays', async () => {
    const check = await value<CaseCheck>('case.check', { lines: [{ code: '27393', side: 'both' }, { code: '27390', modifiers: ['59'] }], dateOfService: '2026-12-01', place: 'outpatient', locality: null, zip: null });
    expect(check.lines.map(({ code, modifiers }) => [code, modifiers])).toEqual([['27393', ['50']], ['27390', ['59']]]);
    expect(check.findings.map(({ kind }) => kind)).toContain('same-family');
    expect(check.payment.total).toBeGreaterThan(0);
    const refused = await call('case.check', { lines: [{ code: '27393' }], dateOfService: '2026-02-30', place: 'outpatient', locality: null, zip: null });
    expect(refused.ok ? null : refused.error.code).toBe('bad-arguments');
  });

  it('trays.change keeps a tray, and library.undo takes it back', async () => {
    const tray = { name: 'Hamstrings', dateOfService: null, place: 'outpatient', locality: null, zip: null, payer: '', authorisation: { from: null, until: null }, isTemplate: true, lines: [{ code: '27393' }] };
    const after = await value<Trays>('trays.change', { kind: 'add', tray });
    expect(after).toMatchObject({ undo: 'Make the tray Hamstrings', trays: [{ id: after.changed, name: 'Hamstrings', lines: [{ code: '27393', units: 1, charge: null }] }] });
    await value('library.undo');
    expect((await value<Trays>('trays.read')).trays).toEqual([]);
  });

  it('patients.* keep nothing while they are off, and nothing stays once they are turned off', async () => {
    const tray = { name: 'Hamstrings', dateOfService: null, place: 'outpatient', locality: null, zip: null, payer: '', authorisation: { from: null, until: null }, isTemplate: false, lines: [{ code: '27393' }] };
    const id = (await value<Trays>('trays.change', { kind: 'add', tray })).changed ?? 0;
    const patient = { name: 'A. Example', birthDate: '1990-02-03', recordNumber: 'R-7', memberId: '', authorisationNumber: 'AUTH 12' };
    const sheet = { document: 'sheet', subject: { of: 'tray', id } };
    expect(await call('patients.write', { tray: id, patient })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await value('patients.count')).toEqual({ trays: 0 });

    await value('settings.set', { keepsPatients: true });
    expect(await value('patients.write', { tray: id, patient })).toEqual(patient);
    expect(await value('patients.read', { tray: id })).toEqual(patient);
    expect(await value('print.preview', sheet)).toMatchObject({ patient });
    expect(await value('print.preview', { ...sheet, document: 'coder' })).toMatchObject({ patient: null });
    expect(await call('patients.write', { tray: id, patient: { ...patient, birthDate: '1990-02-31' } })).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    expect(await call('patients.write', { tray: id + 1, patient })).toMatchObject({ ok: false, error: { code: 'not-found' } });

    await value('settings.set', { keepsPatients: false });
    expect(await value('patients.count')).toEqual({ trays: 0 });
    expect(await value('print.preview', sheet)).toMatchObject({ patient: null });
    await value('library.undo');
  });

  it.each(['27397', '2739', 'hamstring lengthening', '', '"', 'zzzzzz', "'; DROP TABLE code; --", '((((', 'NEAR(a b)', '\u0000', '😀'])('search.query answers %j', async (text) => {
    const answer = await value<SearchAnswer>('search.query', { text });
    expect(answer.results.length).toBeLessThanOrEqual(50);
    if (text === '27397') expect(answer.results[0]?.code).toBe('27397');
  });

  it('suggest.codes reads a booking line and refuses what is no text', async () => {
    const answer = await value<Suggestion>('suggest.codes', { text: 'hamstring lengthening, 27393-50, G80.1' });
    expect(answer.codesFound.map(({ code, modifiers }) => [code, ...modifiers])).toEqual([['27393', '50'], ['G80.1']]);
    expect(answer.candidates.map(({ code }) => code)).toContain('27393');
    expect(answer.questions.length).toBeGreaterThan(0);
    const [question] = answer.questions;
    expect(await value<Suggestion>('suggest.codes', { text: 'hamstring lengthening', answers: [{ question: question?.text, option: question?.options[0] }] })).toBeTruthy();
    expect(await call('suggest.codes', { text: '' })).toMatchObject({ ok: false, error: { code: 'file-empty' } });
    expect(await call('suggest.codes', { text: 'a'.repeat(10_000_000) })).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    expect(await call('suggest.codes', { text: 'x', on: '2026-02-31' })).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
  });

  it('search.filters says what the results can be narrowed by', async () => {
    const { offers } = await value<FilterOffers>('search.filters', { text: 'tendon', filters: {} });
    expect(offers.map(({ name }) => name)).toEqual(expect.arrayContaining(['system', 'section', 'site', 'globalDays', 'addOn']));
    expect(await call('search.filters', { text: 'tendon', filters: { price: '1' } })).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
  });

  it('suggest.schedule reads the cases of a day', async () => {
    const schedule = await value<Schedule>('suggest.schedule', { text: 'Procedure,CPT,Minutes\nhamstring lengthening,27393,45\nfull knee replacement,,90\n' });
    expect(schedule.cases.map(({ codes, candidates }) => codes[0]?.code ?? candidates[0]?.code)).toEqual(['27393', '27447']);
    expect(await call('suggest.schedule', { text: '' })).toMatchObject({ ok: false, error: { code: 'file-empty' } });
    expect(schedule).toMatchObject({ width: 3, headings: ['Procedure', 'CPT', 'Minutes'] });
    expect(schedule.cases[1]?.row).toEqual(['full knee replacement', '', '90']);
  });

  it('suggest.saveSchedule writes the cases with what was chosen, or nothing when the dialog was closed', async () => {
    const request = { text: 'Procedure,CPT,Minutes\nhamstring lengthening,27393,45\nfull knee replacement,,90\n', chosen: [{ line: 3, codes: [{ system: 'CPT', code: '27447' }] }] };
    electron.saveAs = '';
    expect(await value('suggest.saveSchedule', request)).toEqual({ path: null, cases: 0 });
    electron.saveAs = join(desk.home, 'day.csv');
    expect(await value('suggest.saveSchedule', request)).toEqual({ path: electron.saveAs, cases: 2 });
    const [head, ...rows] = readFileSync(electron.saveAs, 'utf8').trimEnd().split('\r\n').map((line) => line.split(','));
    const chosen = head?.indexOf('chosen') ?? -1;
    expect(rows.map((row) => row[0])).toEqual(['2', '3']);
    expect(rows[0]?.join(',')).toContain('27393 known');
    expect(readFileSync(electron.saveAs, 'utf8')).toMatch(/^3,"full knee replacement, 90",,90,[^,]*,27447,/m);
    expect(chosen).toBeGreaterThan(0);
    electron.saveAs = '';
  });

  it('ask.question answers, asks back and says what it does not understand', async () => {
    expect(await value<AskAnswer>('ask.question', { text: 'global period of 27397?' })).toMatchObject({ understood: { kind: 'global period', slots: { codes: ['27397'] } }, state: 'answered' });
    expect(await value<AskAnswer>('ask.question', { text: 'global period?' })).toMatchObject({ state: 'not-understood', facts: [{ value: 'global period of 27397' }] });
    for (const text of ['will it rain', '', '😀', 'a'.repeat(100_000)]) expect(await value<AskAnswer>('ask.question', { text })).toMatchObject({ understood: null, state: 'not-understood', facts: [] });
  });

  it('browse.below and browse.path lead from the widest headings to a code', async () => {
    const { ids } = await value<{ ids: string[] }>('browse.path', lengthening);
    expect(ids.at(-1)).toBe('code CPT 27397');
    const { nodes } = await value<{ nodes: BrowseNode[] }>('browse.below', { id: ids.at(-2) });
    expect(nodes.map(({ code }) => code)).toContain('27397');
    expect((await value<{ nodes: BrowseNode[] }>('browse.below', { id: null })).nodes[0]).toMatchObject({ title: 'CPT procedures', count: 134 });
  });

  it('searches.keep, list and forget hold the texts whose results were opened', async () => {
    expect(await value('searches.list')).toEqual([]);
    expect(await value('searches.keep', { text: ' hamstring ' })).toEqual(['hamstring']);
    expect(await value('searches.list')).toEqual(['hamstring']);
    expect(await call('searches.keep', { text: '  ' })).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    expect(await value('searches.forget', { text: null })).toEqual([]);
  });

  it('code.show reads a page and remembers that it was opened', async () => {
    expect((await value<CodePage>('code.show', lengthening)).code).toBe('27397');
    expect((await value<Recent[]>('recents.list')).map(({ code }) => code)).toEqual(['27397']);
  });

  it('code.read reads the same page and remembers nothing', async () => {
    const before = await value<Recent[]>('recents.list');
    expect((await value<CodePage>('code.read', { system: 'CPT', code: '27395' })).code).toBe('27395');
    expect(await value<Recent[]>('recents.list')).toEqual(before);
    expect(await call('code.read', { system: 'CPT', code: '00001' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('code.show says when a code is not there, and remembers nothing', async () => {
    const before = await value<Recent[]>('recents.list');
    expect(await call('code.show', { system: 'CPT', code: '00001' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await value<Recent[]>('recents.list')).toEqual(before);
  });

  it('bookmarks are added once, listed with their titles, removed and brought back', async () => {
    const add = { kind: 'add', keys: [lengthening], folderId: null };
    await value<Library>('library.change', add);
    const added = await value<Library>('library.change', add);
    expect(added.bookmarks).toMatchObject([{ ...lengthening, inCatalog: true, folderId: null, colour: null, tags: [], opened: 2, change: null }]);
    expect(added).toMatchObject({ undo: 'Bookmark 27397', redo: null });
    expect(added.bookmarks[0]?.title.length).toBeGreaterThan(0);
    expect(await value<Library>('library.read')).toEqual(added);
    expect(await call('library.change', { ...add, keys: [lengthening, { system: 'CPT', code: '00001' }] })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect((await value<Library>('library.change', { kind: 'remove', keys: [lengthening] })).bookmarks).toEqual([]);
    expect(await value<Library>('library.undo')).toEqual({ ...added, redo: 'Remove the bookmark of 27397' });
    expect((await value<Library>('library.redo')).bookmarks).toEqual([]);
    expect(await call('library.redo')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('library.export and library.import go through the dialogs, and closing one changes nothing', async () => {
    const library = await value<Library>('library.change', { kind: 'add', keys: [lengthening], folderId: null });
    const request = { format: 'spreadsheet', folderId: null, withNotes: false };
    electron.saveAs = '';
    expect(await value('library.export', request)).toEqual({ path: null, bookmarks: 0 });
    const path = join(desk.home, 'bookmarks.csv');
    electron.saveAs = path;
    expect(await value('library.export', request)).toEqual({ path, bookmarks: 1 });
    const chosen = electron.chosen;
    electron.chosen = { canceled: true, filePaths: [] };
    expect(await value('library.import', { mode: 'replace' })).toEqual({ path: null, added: 0, updated: 0, rejected: [], library });
    electron.chosen = { canceled: false, filePaths: [path] };
    await value<Library>('library.change', { kind: 'wipe' });
    expect(await value('library.import', { mode: 'merge' })).toMatchObject({ path, added: 1, updated: 0, rejected: [], library: { bookmarks: [lengthening], undo: 'Import bookmarks from bookmarks.csv' } });
    electron.chosen = { canceled: false, filePaths: [join(desk.home, 'user.db')] };
    expect(await call('library.import', { mode: 'replace' })).toMatchObject({ ok: false, error: { code: 'file-binary' } });
    electron.chosen = chosen;
    electron.saveAs = '';
    await value<Library>('library.change', { kind: 'wipe' });
  });

  it('catalog.info and catalog.verify describe the file that runs', async () => {
    const info = await value<CatalogInfo>('catalog.info');
    const report = await value<{ ok: boolean; version: string }>('catalog.verify');
    expect(report).toMatchObject({ ok: true, version: info.version });
  });

  it('catalog.rollback says that there is nothing to go back to', async () => {
    expect(await value('catalog.previous')).toBeNull();
    expect(await value('import.last')).toBeNull();
    expect(await call('import.reportText')).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await call('catalog.rollback')).toMatchObject({ ok: false, error: { code: 'no-previous-catalog' } });
    expect(desk.changes).toEqual([]);
  });

  it('import.choose answers the chosen paths, or none', async () => {
    expect(await value('import.choose', { what: 'files' })).toEqual(['/releases/a.csv']);
    electron.chosen = { canceled: true, filePaths: [] };
    expect(await value('import.choose', { what: 'folder' })).toEqual([]);
  });

  it('clipboard.writeText puts text on the clipboard', async () => {
    expect(await value('clipboard.writeText', { text: '27397' })).toBeNull();
    expect(electron.clipboard).toBe('27397');
  });

  it.each(['summary', 'review'] as const)('print.preview answers the %s of real codes, in words that survive the trip, and refuses a code that is not there', async (document) => {
    const codes = [lengthening, { system: 'CPT', code: '27395' }];
    const print = await value<PrintDocument>('print.preview', { document, codes });
    expect(print.document).toBe(document);
    expect(JSON.parse(JSON.stringify(print))).toEqual(print);
    expect(await call('print.preview', { document, codes: [...codes, { system: 'CPT', code: '00001' }] })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await call('print.preview', { document, codes: [] })).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
  });

  it('print.preview of a review has the statements of each code once, and names the catalog that runs', async () => {
    const print = await value<PrintDocument>('print.preview', { document: 'review', codes: [lengthening, { system: 'CPT', code: '27395' }, lengthening] });
    if (print.document !== 'review') throw new Error('a review was asked for');
    expect(print.review.catalogVersion).toBe((await value<CatalogInfo>('catalog.info')).version);
    expect(print.review.codes.map(({ code }) => code)).toEqual(['27395', '27397']);
    for (const { parts } of print.review.codes) expect(parts.flatMap(({ statements }) => statements).length).toBeGreaterThan(50);
  });

  it('import.cancel is harmless when nothing runs', async () => {
    expect(await value('import.cancel')).toBeNull();
  });
});

describe('an import through the window', () => {
  it('has nothing to be compared with before the first one', async () => {
    expect(await call('changes.open')).toMatchObject({ ok: false, error: { code: 'no-previous-catalog' } });
  });

  it('of a file that is not there leaves everything as it was', async () => {
    const before = await value<CatalogInfo>('catalog.info');
    const answer = await call('import.start', { paths: [join(desk.home, 'missing.csv')] });
    expect(answer).toMatchObject({ ok: false });
    expect(await value<CatalogInfo>('catalog.info')).toEqual(before);
    expect(desk.changes).toEqual([]);
  });

  it('switches the catalog, tells the window, and can be taken back', async () => {
    const before = await value<CatalogInfo>('catalog.info');
    const folder = join(desk.home, 'releases');
    mkdirSync(folder, { recursive: true });
    // The layout of the ICD-10-CM order file: number 1-5, code 7-13, validity 15, short title 17-76, long title from 78.
    const row = (order: number, code: string, valid: 0 | 1, title: string) => `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${valid} ${title.padEnd(60)} ${title}`;
    const rows = [row(1, 'A00', 0, 'Cholera'), row(2, 'A000', 1, 'Cholera due to Vibrio cholerae 01, biovar cholerae'), row(3, 'A009', 1, 'Cholera, unspecified')];
    writeFileSync(join(folder, 'icd10cm_order_2025.txt'), `${rows.join('\n')}\n`);

    const report = await value<{ changed: boolean; files: { rowsKept: number }[] }>('import.start', { paths: [folder] });
    expect(report.changed).toBe(true);
    const after = await value<CatalogInfo>('catalog.info');
    expect(after.version).not.toBe(before.version);
    expect(after.isStarter).toBe(false);
    expect(desk.changes.map(({ version }) => version)).toEqual([after.version]);
    expect((await value<SearchAnswer>('search.query', { text: 'A00.9' })).results[0]?.code).toBe('A00.9');
    expect((await value<CodePage>('code.show', { system: 'ICD10CM', code: 'A00.9' })).code).toBe('A00.9');

    expect(await value<CatalogInfo>('catalog.previous')).toMatchObject({ version: before.version, isStarter: true });
    expect((await value<CatalogInfo>('catalog.rollback')).version).toBe(before.version);
    expect(await value<CatalogInfo>('catalog.previous')).toMatchObject({ version: after.version, isStarter: false });
    expect(desk.changes.map(({ version }) => version)).toEqual([after.version, before.version]);
    expect((await value<SearchAnswer>('search.query', { text: 'A00.9' })).results.map(({ code }) => code)).not.toContain('A00.9');
  });

  it('is compared with the catalog beside it, rows as they are asked for', async () => {
    // After the way back the kept catalog is the one with the import: what it brought is not there now.
    const summary = await value<ChangeSummary>('changes.open');
    expect([summary.before.version, summary.now.version]).toEqual([desk.changes[0]?.version, desk.changes[1]?.version]);
    const request = { kind: null, officeOnly: false, text: '', offset: 0, limit: 10 };
    const { rows, total } = await value<ChangeRows>('changes.rows', request);
    expect(total).toBe(summary.kinds.reduce((sum, kind) => sum + kind.rows, 0));
    expect(rows.length).toBe(Math.min(10, total));
    expect(await call('changes.rows', { ...request, limit: 100_000 })).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    await value('changes.close');
    expect(await call('changes.rows', request)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('leaves a report that can be read, copied and saved, as text or csv by the name that was chosen', async () => {
    expect((await value<{ report: { files: unknown[] } }>('import.last')).report.files).toHaveLength(1);
    expect(await value('import.reportText')).toContain('icd10cm_order_2025.txt');
    expect(await value('import.saveReport')).toEqual({ path: null });
    electron.saveAs = join(desk.home, 'report.csv');
    expect(await value('import.saveReport')).toEqual({ path: electron.saveAs });
    expect(readFileSync(electron.saveAs, 'utf8')).toContain('file,what,release,rows read,rows kept,line,reason');
    electron.saveAs = join(desk.home, 'report.txt');
    await value('import.saveReport');
    expect(readFileSync(electron.saveAs, 'utf8')).toContain('Codetray import report');
  });

  it('is listed before it starts, against what is loaded', async () => {
    const found = await value<{ files: { title: string; standing: string }[] }>('import.preview', { paths: [join(desk.home, 'releases')] });
    expect(found.files).toMatchObject([{ title: 'ICD-10-CM diagnosis codes, fiscal year 2025', standing: 'same' }]);
  });
});
