import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pdfFileName } from '../../../electron/main/print/file-name.ts';
import { localDate } from '../../../electron/main/print/local-date.ts';
import { pageCount } from '../../../electron/main/print/page-count.ts';
import { writeWholeFile } from '../../../electron/main/print/write-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codetray-pdf-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the proposed file name', () => {
  const summaryFileName = (codes: string[], title: string | null = null) =>
    pdfFileName({ document: 'summary', codes: codes.map((code) => ({ system: 'CPT', code })), extent: 'whole', arrangement: 'page-each', contents: true, title }, '2026-11-22');

  test('names the folder, the two codes of a comparison, the day of a report', () => {
    expect(summaryFileName(['27390', '27391'], 'Dr. Meyer: Mondays')).toBe('Dr. Meyer_ Mondays summary.pdf');
    expect(pdfFileName({ document: 'comparison', codes: [{ system: 'CPT', code: '27395' }, { system: 'CPT', code: '27397' }], onlyDifferences: false }, '2026-11-22')).toBe('27395 beside 27397.pdf');
    expect(pdfFileName({ document: 'import-report' }, '2026-11-22')).toBe('Import report 2026-11-22.pdf');
  });

  test('names the code, a few codes, or how many more there are', () => {
    expect(summaryFileName(['27397'])).toBe('27397 summary.pdf');
    expect(summaryFileName(['27390', 'M62.40'])).toBe('27390, M62.40 summary.pdf');
    expect(summaryFileName(['27390', '27391', '27392', '27393', '27394', '27395'])).toBe('27390, 27391, 27392, 27393 and 2 more summary.pdf');
  });

  test('never becomes a path', () => {
    expect(summaryFileName(['../../etc/passwd'])).toBe('__.._etc_passwd summary.pdf');
    expect(summaryFileName(['C:\\x'])).toBe('C__x summary.pdf');
    expect(summaryFileName(['27390', '27391'], '../../home')).toBe('_.._home summary.pdf');
    expect(summaryFileName(['27390', '27391'], ' .. ')).toBe('_ summary.pdf');
  });
});

describe('the number of pages', () => {
  const pdf = (text: string) => Buffer.from(text, 'latin1');

  test('comes from the root of the page tree, not from one of its branches', () => {
    expect(pageCount(pdf('1 0 obj\n<</Type /Pages\n/Count 8\n/Kids [2 0 R]>>\nendobj\n2 0 obj\n<</Type /Pages\n/Count 11\n/Kids [1 0 R]>>\nendobj'))).toBe(11);
  });

  test('is not taken from an outline or a single page', () => {
    expect(pageCount(pdf('1 0 obj\n<</Type /Outlines\n/Count 40>>\nendobj\n2 0 obj\n<</Type /Pages /Count 2>>\nendobj\n3 0 obj\n<</Type /Page>>\nendobj'))).toBe(2);
  });

  test('is none for what is not a PDF', () => {
    expect(pageCount(pdf('<html>'))).toBe(0);
    expect(pageCount(new Uint8Array())).toBe(0);
  });
});

describe('writing the PDF', () => {
  test('replaces an older file of the name and leaves nothing else behind', async () => {
    const path = join(folder, '27397 summary.pdf');
    writeFileSync(path, 'old');
    expect(await writeWholeFile(path, Buffer.from('new'))).toEqual({ ok: true, value: null });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['27397 summary.pdf']);
  });

  test('into a folder that is gone is a sentence, not an exception', async () => {
    const answer = await writeWholeFile(join(folder, 'gone', 'a.pdf'), Buffer.from('x'));
    expect(answer).toMatchObject({ ok: false, error: { code: 'write-failed', message: 'a.pdf was not saved. The folder is not there any more; choose another one.' } });
  });

  test('over a folder of that name fails and leaves nothing behind', async () => {
    mkdirSync(join(folder, 'a.pdf', 'inside'), { recursive: true });
    expect(await writeWholeFile(join(folder, 'a.pdf'), Buffer.from('x'))).toMatchObject({ ok: false, error: { code: 'write-failed' } });
    expect(readdirSync(folder)).toEqual(['a.pdf']);
  });
});

test('the print date is the date on the wall, with two digits for month and day', () => {
  expect(localDate(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
