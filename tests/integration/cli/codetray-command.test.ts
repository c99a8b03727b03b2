import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveHome } from '../../../db/open/home.ts';
import { openUserData } from '../../../db/user/user-data.ts';
import { asCsv, countiesTable, factorTable, zipText } from '../../fixtures/import/payment-tables.ts';

const program = join(import.meta.dirname, '../../../out/main/codetray.cjs');
let home: string;

interface Ended {
  exit: number;
  stdout: string;
  stderr: string;
}

function codetray(...args: string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(process.execPath, [program, '--home', home, ...args], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      done({ exit: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr });
    });
  });
}

/** The one document on stdout; fails when anything else stands there. */
async function json(...args: string[]): Promise<{ exit: number; document: Record<string, unknown> }> {
  const ended = await codetray('--json', ...args);
  return { exit: ended.exit, document: JSON.parse(ended.stdout) as Record<string, unknown> };
}

/** A release file in the official stacked layout, with an invented description and the July 2026 facts of one code. */
const releaseFile = [
  ',,2026 National Physician Fee Schedule Relative Value File October Release,,,,,,,,,,,,,,,,,,,,,,,,,,,,',
  ',,RELEASED 08/26/2026,,,,,,,,,,,,,,,,,,,,,,,,,,,,',
  ',,,,,,,,,,,,,,,,,,,,,,,,,,,,NON-FACILITY,FACILITY,',
  ',,,,NOT USED,,,,,,,,,,,,,,,,,,,,,PHYSICIAN,,DIAGNOSTIC,PE USED,PE USED,MP USED',
  ',,,,FOR,,,NON-FAC,,FACILITY ,,,,,,,,,,,,,,,,SUPERVISION OF,,IMAGING,FOR OPPS,FOR OPPS,FOR OPPS',
  ',,,STATUS,MEDICARE ,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,ASST,CO-,TEAM,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT',
  'HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT',
  '27397,,Invented words for a test,A,,12.34,10.68,NA,10.68,,2.62,25.64,25.64,0,090,0.10,0.69,0.21,2,1,2,0,0,,33.4009,09,0,99,0.00,0.00,0.00',
  '',
].join('\r\n');

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'codetray-cli-'));
  if (!existsSync(program)) throw new Error('out/main/codetray.cjs is missing: run "npm run build" first');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the abbreviations of the office', () => {
  it('are known to the search of the command as to that of the window', async () => {
    expect(await json('search', 'zqhl', '--limit', '3')).toMatchObject({ document: { results: [] } });
    const { data } = openUserData(resolveHome(home));
    expect(data?.library.change({ kind: 'word-set', word: 'ZQHL', meaning: 'hamstring lengthening', before: null }, () => { throw new Error('a word needs no code'); })).toMatchObject({ ok: true });
    data?.closeQuickly();
    const found = await json('search', 'zqhl both legs', '--limit', '3');
    expect((found.document['results'] as { code: string }[]).map(({ code }) => code)).toContain('27395');
  });
});

describe('codetray suggest', () => {
  it('answers a text, a file and a batch', async () => {
    const line = 'hamstring lengthening both legs 27395-22 dx G80.1';
    const words = await json('suggest', line);
    expect(words.exit).toBe(0);
    expect(words.document).toMatchObject({ codesFound: [{ code: '27395', status: 'known', modifiers: ['22'] }, { code: 'G80.1' }] });
    const file = join(home, 'note.txt');
    writeFileSync(file, line);
    const read = await json('suggest', file);
    expect({ ...read.document, tookMs: 0 }).toEqual({ ...words.document, tookMs: 0 });
    writeFileSync(file, `${line}\n\n27447 RT\n`);
    const lines = (await codetray('suggest', '--batch', file)).stdout.trimEnd().split('\n').map((one) => JSON.parse(one) as { codesFound?: { code: string }[]; error?: unknown });
    expect(lines.map(({ codesFound, error }) => (error === undefined ? codesFound?.map(({ code }) => code) : 'error'))).toEqual([['27395', 'G80.1'], 'error', ['27447']]);
  });

  it('says in a sentence what it cannot read', async () => {
    const file = join(home, 'scan.pdf');
    writeFileSync(file, Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7) % 32)));
    expect((await json('suggest', file)).document).toMatchObject({ error: { code: 'file-binary' } });
    expect((await json('suggest', join(home, 'missing.txt'))).document).toMatchObject({ error: { code: 'file-not-found' } });
    expect((await json('suggest', 'x', '--date', 'Monday')).document).toMatchObject({ error: { code: 'bad-arguments' } });
  });
});

describe('codetray case', () => {
  it('checks and prices the codes of one operation', async () => {
    const { exit, document } = await json('case', '27390', '27393-50', '--date', '2026-08-03', '--locality', 'national');
    expect(exit).toBe(0);
    const lines = document['lines'] as { code: string; modifiers: string[] }[];
    expect(lines.map(({ code, modifiers }) => [code, modifiers])).toEqual([['27390', []], ['27393', ['50']]]);
    const { total } = document['payment'] as { total: number };
    // Facility RVUs of July 2026 x 33.4009: 27393 on both sides at 150 %, 27390 as the second procedure at 50 %.
    expect(total).toBeGreaterThan(0);
    expect(Math.round(total * 100) / 100).toBe(total);
    const again = await json('case', '27393-50', '27390', '--date', '2026-08-03', '--locality', 'national');
    expect((again.document['payment'] as { total: number }).total).toBe(total);
    expect((again.document['findings'] as { kind: string }[]).map(({ kind }) => kind).sort()).toEqual((document['findings'] as { kind: string }[]).map(({ kind }) => kind).sort());
    const text = await codetray('case', '27390', '27393-50', '--date', '2026-08-03', '--locality', 'national');
    expect(text.stdout).toContain(total.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ','));
  });

  it('prices the place beside the practitioner, each line with what becomes of it', async () => {
    const { document } = await json('case', '27447', '27358', '--date', '2026-08-03', '--place', 'outpatient', '--locality', 'national');
    const { facility } = document['payment'] as { facility: { prices: { facility: string; total: number; lines: { code: string; indicator: string; rate: number | null; amount: number | null }[] }[] } };
    const [price, ...others] = facility.prices;
    expect(others).toEqual([]);
    const [knee, addOn] = price?.lines ?? [];
    // A comprehensive procedure takes the claim; the add-on is packaged.
    expect(knee).toMatchObject({ code: '27447', indicator: 'J1' });
    expect([knee?.amount, price?.total]).toEqual([knee?.rate, knee?.rate]);
    expect(knee?.rate).toBeGreaterThan(1_000);
    expect(addOn).toMatchObject({ code: '27358', indicator: 'N', amount: 0 });
    const text = await codetray('case', '27447', '27358', '--date', '2026-08-03', '--place', 'outpatient', '--locality', 'national');
    expect(text.stdout).toMatch(/HOSPITAL, OUTPATIENT: \$[\d,.]+ \[\d\]\n 1 {2}27447 {2}Comprehensive \(J1\).*\n 2 {2}27358 {2}Part of the comprehensive payment of 27447/);
    expect((await codetray('case', '27447', '--place', 'office', '--locality', 'national')).stdout).toContain('In an office there is no facility to pay');
  });

  it.each([
    ['a code that is none', ['case', 'hamstring']],
    ['a day that is none', ['case', '27390', '--date', '2026-02-30']],
    ['a place that is none', ['case', '27390', '--place', 'garage']],
    ['a ZIP code that is none', ['case', '27390', '--zip', '48']],
    ['two ways to name the place of the fee', ['case', '27390', '--zip', '48201', '--locality', 'national']],
    ['nothing', ['case']],
  ])('refuses %s in a sentence', async (_what, args) => {
    const { exit, document } = await json(...args);
    expect(exit).toBe(2);
    expect(document).toMatchObject({ error: { code: 'bad-arguments', message: expect.stringMatching(/\w.{10,}/) } });
  });
});

describe('codetray ask', () => {
  it('answers with values that say their source, and ends with 1 where it does not understand', async () => {
    const { exit, document } = await json('ask', 'global period of 27397?');
    expect(exit).toBe(0);
    expect(document).toMatchObject({ state: 'answered', facts: expect.arrayContaining([expect.objectContaining({ value: expect.stringMatching(/90|92/), source: expect.stringMatching(/./) })]) });
    const outside = await json('ask', 'will it rain tomorrow');
    expect(outside.exit).toBe(1);
    expect(outside.document['state']).not.toBe('answered');
    expect((await json('ask')).document).toMatchObject({ error: { code: 'bad-arguments' } });
  });
});

describe('codetray schedule', () => {
  it('reads a table of cases and writes it again as csv', async () => {
    const file = join(home, 'cases.csv');
    writeFileSync(file, 'Time,Procedure,Code,Minutes\n07:30,hamstring lengthening both legs,27395,90\n09:30,total knee replacement,,120\n');
    const { exit, document } = await json('schedule', file);
    expect(exit).toBe(0);
    const cases = document['cases'] as { codes: { code: string }[]; candidates: { code: string }[] }[];
    expect(cases[0]?.codes.map(({ code }) => code)).toEqual(['27395']);
    expect(cases[1]?.candidates.map(({ code }) => code)).toContain('27447');
    const csv = (await codetray('schedule', file, '--csv')).stdout.trimEnd().split('\n');
    expect(csv).toHaveLength(3);
    expect(csv[1]).toContain('27395');
    expect((await json('schedule', file, '--columns', 'colour=3')).document).toMatchObject({ error: { code: 'bad-arguments' } });
  });
});

describe('codetray print', () => {
  it.each(['summary', 'one-page', 'sheet', 'coder', 'tray', 'review'])('of an unknown code as %s ends with 1 and the same sentence, and writes nothing', async (document) => {
    const out = join(home, 'unknown.pdf');
    const answer = await json('print', '00001', '--document', document, '--out', out);
    expect(answer.exit).toBe(1);
    expect(answer.document).toEqual({ error: { code: 'not-found', message: 'No code "00001" in this catalog. Try: codetray search 00001' } });
    expect(existsSync(out)).toBe(false);
  });

  it('names the documents that it knows', async () => {
    const answer = await json('print', '27397', '--document', 'poster', '--out', join(home, 'a.pdf'));
    expect(answer).toMatchObject({ exit: 2, document: { error: { code: 'bad-arguments', message: '--document knows summary, one-page, sheet, coder, tray, labels, review, not "poster".' } } });
  });

  it('needs codes for everything but a review', async () => {
    expect(await json('print', '--document', 'sheet', '--out', join(home, 'a.pdf'))).toMatchObject({ exit: 2, document: { error: { code: 'bad-arguments' } } });
    // Refused for its folder, not for the codes that it does not need.
    expect(await json('print', '--document', 'review', '--out', join(home, 'gone', 'a.pdf'))).toMatchObject({ exit: 2, document: { error: { code: 'file-not-found' } } });
  });

  it('makes the PDF of a review and says how many statements are on it', async () => {
    const out = join(home, 'review.pdf');
    const answer = await json('print', '27397', '27580', '--document', 'review', '--out', out, '--paper', 'A4');
    expect(answer).toMatchObject({ exit: 0, document: { file: out, codes: [{ system: 'CPT', code: '27397' }, { system: 'CPT', code: '27580' }] } });
    expect(answer.document['pages']).toBeGreaterThan(4);
    expect(answer.document['statements']).toBeGreaterThan(100);
    expect(readFileSync(out).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  }, 60_000);
});

describe('codetray search', () => {
  it('answers one document with the documented keys, the exact code first', async () => {
    const { exit, document } = await json('search', '27397');
    expect(exit).toBe(0);
    expect(Object.keys(document).sort()).toEqual(['correctedTo', 'query', 'results', 'tookMs', 'total']);
    const results = document['results'] as Record<string, unknown>[];
    expect(Object.keys(results[0] ?? {}).sort()).toEqual(['code', 'system', 'tier', 'title', 'why']);
    expect(results[0]).toMatchObject({ system: 'CPT', code: '27397', tier: 'exact-code' });
  });

  it('keeps to the limit and the systems', async () => {
    const { document } = await json('search', 'thigh', '--limit', '2', '--system', 'CPT');
    const results = document['results'] as { system: string }[];
    expect(results.length).toBeLessThanOrEqual(2);
    expect(results.every((row) => row.system === 'CPT')).toBe(true);
  });

  it('ends with 1 and an answer when nothing is found', async () => {
    const { exit, document } = await json('search', '');
    expect(exit).toBe(1);
    expect(document['results']).toEqual([]);
  });

  it('answers a batch with one JSON line a query, in order', async () => {
    const file = join(home, 'queries.txt');
    writeFileSync(file, '27397\nhamstring lengthening\n\nM62.4\n');
    const { exit, stdout } = await codetray('search', '--batch', file, '--json');
    const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { query: string });
    expect(exit).toBe(0);
    expect(lines.map((line) => line.query)).toEqual(['27397', 'hamstring lengthening', '', 'M62.4']);
  });

  it('refuses what it does not know with 2 and a closed code', async () => {
    for (const args of [['search'], ['search', 'x', '--limit', '0'], ['search', 'x', '--system', 'SNOMED'], ['search', '--batch', join(home, 'absent')], ['serch', 'x'], ['search', 'x', '--colour']]) {
      const { exit, document } = await json(...args);
      expect(exit, args.join(' ')).toBe(2);
      expect(document['error'], args.join(' ')).toMatchObject({ code: expect.stringMatching(/^(bad-arguments|file-not-found)$/) as unknown, message: expect.stringMatching(/\S/) as unknown });
    }
  });
});

describe('codetray show', () => {
  it('gives the July 2026 starter facts of 27397, each with its release', async () => {
    const { exit, document } = await json('show', '27397');
    expect(exit).toBe(0);
    const medicare = document['medicare'] as { relativeValues: { facilityTotal: number; facilityCents: number; source: number }[] };
    const current = medicare.relativeValues[0];
    expect(current).toMatchObject({ facilityTotal: 25.64, facilityCents: 85640 });
    const sources = document['sources'] as { number: number; releaseLabel: string }[];
    expect(sources.find((source) => source.number === current?.source)?.releaseLabel).toMatch(/July 2026/);
  });

  it('takes a diagnosis with or without its dot, in either case', async () => {
    for (const text of ['M62.4', 'm624']) expect((await json('show', text)).document).toMatchObject({ system: 'ICD10CM', code: 'M62.4' });
  });

  it('ends with 1 for a code that is not there', async () => {
    expect(await json('show', '99999')).toMatchObject({ exit: 1, document: { error: { code: 'not-found' } } });
  });
});

describe('codetray bookmarks', () => {
  it('adds, lists and removes by code', async () => {
    await json('bookmarks', 'add', '27397', 'M62.4');
    const listed = await json('bookmarks', 'list');
    expect((listed.document['bookmarks'] as { code: string }[]).map((row) => row.code)).toEqual(['27397', 'M62.4']);
    const removed = await json('bookmarks', 'remove', '27397');
    expect((removed.document['bookmarks'] as { code: string }[]).map((row) => row.code)).toEqual(['M62.4']);
    expect((await json('bookmarks', 'remove', '27397')).exit).toBe(1);
  });

  it('puts codes into a folder, exports them, and imports them after they were removed', async () => {
    const added = await json('bookmarks', 'add', '27390', '27391', '--folder', 'Daily');
    expect(added.document).toMatchObject({ folders: [{ name: 'Daily' }], bookmarks: [{ code: 'M62.4', folderId: null }, { code: '27390' }, { code: '27391' }] });
    for (const [file, ...options] of [['a.json'], ['b.csv'], ['c.txt', '--format', 'spreadsheet']] as const) {
      const path = join(home, file);
      expect(await json('bookmarks', 'export', path, ...options)).toEqual({ exit: 0, document: { path, bookmarks: 3 } });
      await json('bookmarks', 'remove', '27390', '27391', 'M62.4');
      const imported = await json('bookmarks', 'import', path);
      expect(imported).toMatchObject({ exit: 0, document: { added: 3, updated: 0, rejected: [], bookmarks: added.document['bookmarks'] } });
    }
    expect((await codetray('bookmarks')).stdout).toMatch(/^M62\.4 .+\nDaily:\n {2}27390 .+\n {2}27391 .+\n$/);
    expect(await json('bookmarks', 'export', join(home, 'one.json'), '--folder', 'daily')).toMatchObject({ document: { bookmarks: 2 } });
    expect(await json('bookmarks', 'import', join(home, 'one.json'), '--replace')).toMatchObject({ document: { added: 0, updated: 2 } });
    expect((await json('bookmarks', 'list')).document['bookmarks']).toHaveLength(2);
  });

  it('names the lines that it left out, and refuses what is no list of bookmarks', async () => {
    const file = join(home, 'list.csv');
    writeFileSync(file, 'code\n27392\nhello\n');
    expect(await json('bookmarks', 'import', file)).toMatchObject({ exit: 0, document: { added: 1, rejected: [{ line: 3, reason: '"hello" is no code' }] } });
    writeFileSync(file, 'name,phone\nx,y\n');
    expect(await json('bookmarks', 'import', file)).toMatchObject({ exit: 2, document: { error: { code: 'column-missing' } } });
    expect(await json('bookmarks', 'import', join(home, 'absent.csv'))).toMatchObject({ exit: 2, document: { error: { code: 'file-not-found' } } });
    expect(await json('bookmarks', 'export', join(home, 'list.pdf'))).toMatchObject({ exit: 2, document: { error: { code: 'bad-arguments' } } });
    expect(await json('bookmarks', 'export', join(home, 'no such folder', 'a.csv'))).toMatchObject({ exit: 2, document: { error: { code: 'write-failed' } } });
    expect(await json('bookmarks', 'export', join(home, 'a.csv'), '--folder', 'Weekly')).toMatchObject({ exit: 1, document: { error: { code: 'not-found' } } });
  });
});

describe('codetray import and catalog', () => {
  it('imports a release file, shows it, and goes back to what stood before', async () => {
    const file = join(home, 'any name at all.csv');
    writeFileSync(file, releaseFile);
    const imported = await json('import', file);
    expect(imported.exit).toBe(0);
    expect(imported.document['files']).toMatchObject([{ kind: 'pfs-relative-values', release: '2026-10', rowsRead: 1, rowsKept: 1, rejected: [] }]);
    expect(imported.document['unrecognised']).toEqual([]);
    expect((await json('catalog', 'verify')).document).toMatchObject({ ok: true });
    const shown = await json('show', '27397');
    const rows = (shown.document['medicare'] as { relativeValues: { release: string; current: boolean }[] }).relativeValues;
    expect(rows.filter((row) => row.current).map((row) => row.release)).toEqual(['October 2026']);
    expect(rows.some((row) => row.release === 'July 2026' && !row.current)).toBe(true);
    const back = await json('catalog', 'rollback');
    expect(back.document).toMatchObject({ isStarter: true });
  });

  it('lists the localities of the loaded files, and finds that of a ZIP code', async () => {
    expect(await json('locality', 'list')).toEqual({ exit: 1, document: { localities: [] } });
    const folder = join(home, 'localities');
    mkdirSync(folder);
    writeFileSync(join(folder, '31LOCCO.csv'), asCsv(countiesTable(6)));
    writeFileSync(join(folder, 'ANES2031.csv'), asCsv(factorTable(8)));
    writeFileSync(join(folder, 'ZIP5_OCT2031.txt'), zipText(40).replaceAll('CA94003' + '01112' + '03', 'CA94003' + '01202' + '01'));
    expect((await codetray('import', folder)).exit).toBe(0);
    const listed = await json('locality', 'list', 'north 0, south');
    expect(listed.exit).toBe(0);
    expect(listed.document['localities']).toMatchObject([{ key: '01202-00', counties: 'NORTH 0, SOUTH 0 AND EAST' }, { key: '01302-00' }, { key: '01502-00' }, { key: '01602-00' }]);
    const found = await json('locality', '94003');
    expect(found.document).toMatchObject({ zip: '94003', localities: [{ key: '01202-01', state: 'CA', name: 'REST OF STATE', counties: 'ALL OTHER COUNTIES', anaesthesiaFactor: 180_100, divided: false }] });
    expect((await codetray('locality', '94003')).stdout).toContain('  anaesthesia: $18.01 a unit');
    expect((await json('locality', '10001')).exit).toBe(1);
    expect((await json('locality', 'nowhere')).document).toMatchObject({ error: { code: 'bad-arguments' } });
  });

  it("shows the office's own title, words and note above what is built in, and goes back without them", async () => {
    const file = join(home, 'our list.csv');
    writeFileSync(file, 'system,code,title,synonyms,what_is_done,note\nCPT,27397,Our name for it,polio transfer,,Ask the brace maker first\n');
    expect((await json('import', file)).exit).toBe(0);
    const page = (await json('show', '27397')).document;
    expect(page['title']).toBe('Our name for it');
    const overview = page['overview'] as { paragraphs: { heading: string | null; text: string; source: number }[] };
    expect(overview.paragraphs.length).toBeGreaterThan(1);
    expect(overview.paragraphs.at(-1)).toMatchObject({ heading: 'Office note', text: 'Ask the brace maker first' });
    const found = (await json('search', 'polio transfer', '--limit', '1')).document['results'] as { code: string; tier: string }[];
    expect(found[0]).toMatchObject({ code: '27397', tier: 'synonym' });
    await json('catalog', 'rollback');
    expect((await json('show', '27397')).document['title']).not.toBe('Our name for it');
  });

  it('says in one document what was wrong, and leaves the running catalog alone', async () => {
    const before = (await json('catalog', 'info')).document['version'];
    const empty = join(home, 'empty.csv');
    writeFileSync(empty, '');
    const cut = join(home, 'cut.csv');
    writeFileSync(cut, releaseFile.slice(0, -60));
    for (const [path, code] of [[join(home, 'absent.csv'), 'file-not-found'], [empty, 'file-empty'], [cut, 'file-truncated']] as const) {
      const { exit, document } = await json('import', path);
      expect(exit, path).toBe(2);
      expect(document, path).toMatchObject({ error: { code } });
    }
    expect((await json('catalog', 'info')).document['version']).toBe(before);
  });
});
