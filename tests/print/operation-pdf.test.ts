import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bridge, CaseCheck, PaperSize, Settings } from '../../electron/contract/index.ts';
import { launchApp, type LaunchedApp } from '../harness/launch-app.ts';
import { documentFor, savePdf, type Asked } from './desk-prints.ts';
import { pictureOf, readPdf, words, wordsOnPaper } from './read-pdf.ts';

type Desk = Window & typeof globalThis & { codetray: Bridge };
type Operation = Extract<Exclude<Asked, { document?: never }>, { subject: unknown }>;
type Content = Extract<NonNullable<Operation['subject']>, { of: 'case' }>['content'];

let launched: LaunchedApp;
beforeAll(async () => {
  launched = await launchApp();
  await launched.window.waitForFunction(() => 'codetray' in window);
});
afterAll(() => launched.close());

const longName = 'Hamstring lengthening, both legs, with transfer of the rectus, in one sitting OK';
/** Every second of the section, with modifiers: add-ons without their primary, neighbours beside each other, pairs that never go together. */
const manyCodes = ['27390', '27391', '27392', '27393', '27394', '27395', '27396', '27397', '27400', '27405', '27407', '27409', '27415', '27416', '27418', '27420', '27422', '27424', '27425', '27427', '27428', '27429', '27430', '27435', '27447'];

function content(codes: readonly string[], more: Partial<Content> = {}): Content {
  return {
    name: '', payer: '', dateOfService: null, authorisation: { from: null, until: null }, place: null, locality: null, zip: null,
    lines: codes.map((code, position) => ({ code, modifiers: position % 3 === 1 ? ['59', 'RT'] : [], units: position % 5 === 4 ? 3 : 1, charge: position % 4 === 3 ? 1234.56 : null })),
    ...more,
  };
}

const kinds = [
  ['one code', { of: 'code', key: { system: 'CPT', code: '27397' } }],
  ['nothing on it', { of: 'case', content: content([], { name: 'Empty' }) }],
  ['a code that no file knows', { of: 'case', content: content(['99998']) }],
  ['two lines', { of: 'case', content: content(manyCodes.slice(0, 2), { dateOfService: '2026-12-01', place: 'outpatient', payer: 'Blue Cross Blue Shield of Michigan, preferred provider organization' }) }],
  ['twelve lines', { of: 'case', content: content(manyCodes.slice(0, 12), { name: longName, dateOfService: '2026-12-01', place: 'surgery-centre' }) }],
  ['twenty-five lines with many findings', { of: 'case', content: content(manyCodes, { name: longName, dateOfService: '2026-12-01', place: 'inpatient', payer: 'Medicare' }) }],
  ['a hundred lines', { of: 'case', content: content(Array.from({ length: 100 }, (_, position) => manyCodes[position % manyCodes.length] ?? ''), { name: longName }) }],
] as const satisfies readonly (readonly [string, Operation['subject']])[];

const headings = new Set(['At a glance', 'To settle first', 'Also authorise', 'Not together', 'Modifiers', 'Lines', 'Found', 'How the amounts come about', 'Global and time']);
const labels = ['Patient', 'Born', 'MRN', 'Payer', 'Member ID', 'Contact', 'Surgeon', 'Assistant', 'Facility', 'Date', 'Time', 'Duration', 'Position', 'Status', 'Side', 'Diagnoses', 'Level', 'Anaesthesia', 'Implants', 'Equipment', 'Special needs', 'Tests', 'Consent', 'H&P on', 'Authorisation', 'Valid', 'For codes'];

async function setSheet(schedulerSheet: Settings['schedulerSheet']): Promise<void> {
  const answer = await launched.window.evaluate((value) => (window as Desk).codetray.call('settings.set', { schedulerSheet: value }), schedulerSheet);
  if (!answer.ok) throw new Error(answer.error.message);
}

/** The text line by line in the order of the content. Poppler loses blanks of the heavier face there. */
function inReadingOrder(path: string, page: number): string {
  return execFileSync('pdftotext', ['-raw', '-f', String(page), '-l', String(page), path, '-'], { encoding: 'utf8' });
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}

async function checkOf(subject: Operation['subject']): Promise<CaseCheck | null> {
  const document = await documentFor(launched, { document: 'tray', subject });
  if (!('operation' in document)) throw new Error('an operation becomes its sheets');
  return document.operation.check;
}

describe.each(['Letter', 'A4'] as const)('both sheets of an operation on %s', (paper: PaperSize) => {
  describe.each(kinds)('with %s', (name, subject) => {
    let path = '';
    beforeAll(async () => {
      await setSheet({ ownFields: ['Vendor', 'Interpreter', 'Blood'], without: [], withMoney: true });
      ({ path } = await savePdf(launched, `${paper} ${name}.pdf`, paper, { document: 'tray', subject }));
    }, 60_000);

    test('are one page each, tagged, of the size of the paper', () => {
      const pdf = readPdf(path);
      expect(pdf.pages).toHaveLength(2);
      expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Tagged:\s+yes/);
      expect([pdf.width, pdf.height].map(Math.round)).toEqual(paper === 'Letter' ? [612, 792] : [595, 842]);
    });

    test('cut nothing: white edges, no text in the foot, no words on one another, no lone heading', () => {
      for (const page of [1, 2]) {
        const picture = pictureOf(path, page);
        const edge = picture.pixels(5);
        for (let row = 0; row < picture.height; row += 1) expect(picture.hasInk(row, 0, edge) || picture.hasInk(row, picture.width - edge), `page ${page}, row ${row}`).toBe(false);
        const ink = wordsOnPaper(path, page);
        const foot = ink.findLast((word) => word.text === 'Printed');
        const body = ink.filter((word) => word.top < (foot?.top ?? 0) - 1);
        const lowest = Math.max(...body.map((word) => word.bottom));
        expect(lowest, `page ${page} has text in its foot`).toBeLessThan((foot?.top ?? 0) + 0.5);
        expect(headings.has(body.filter((word) => word.bottom > lowest - 4).map((word) => word.text).join(' '))).toBe(false);
        const middle = ({ top, bottom }: { top: number; bottom: number }) => (top + bottom) / 2;
        const overlaps = ink.flatMap((word, index) =>
          ink.slice(index + 1).filter((other) => Math.min(word.left + word.width, other.left + other.width) - Math.max(word.left, other.left) > 1 && Math.abs(middle(word) - middle(other)) < 3).map((other) => `${word.text} ${other.text}`),
        );
        expect(overlaps, `page ${page}`).toEqual([]);
      }
    });

    test('the scheduler’s has every field for the pen, in reading order, after what is at a glance', () => {
      const text = withoutBlanks(inReadingOrder(path, 1));
      let from = text.indexOf('PatientBornMRN');
      expect(from).toBeGreaterThan(text.indexOf('yet') === -1 ? text.indexOf('Ataglance') : text.indexOf('yet'));
      for (const label of [...labels.slice(1), 'Vendor', 'Interpreter', 'Blood']) {
        const next = text.indexOf(withoutBlanks(label), from + 1);
        expect(next, label).toBeGreaterThan(from);
        from = next;
      }
      expect(text.indexOf('Alsoauthorise')).toBeGreaterThan(from);
    });

    test('every line stands on the coder’s sheet, or is counted and named', async () => {
      const check = await checkOf(subject);
      const raw = inReadingOrder(path, 2);
      const text = withoutBlanks(raw);
      if (check === null) return expect(text).toContain('Nocodesareonthistrayyet.');
      const more = Number(/And(\d+)morelines?:/.exec(text)?.[1] ?? 0);
      const rows = new Set([...raw.matchAll(/^(\d{1,3}) (\d{5})\S* /gm)].map(([, number, code]) => `${number} ${code}`));
      const shown = check.lines.slice(0, check.lines.length - more);
      expect(shown.filter(({ line, code }) => !rows.has(`${line + 1} ${code}`))).toEqual([]);
      const named = text.slice(text.search(/morelines?:/));
      for (const line of check.lines.slice(shown.length).slice(0, 40)) expect(named).toContain([line.code, ...line.modifiers].join('-'));
      const findings = Number(/And(\d+)morefindings?:/.exec(text)?.[1] ?? 0);
      const told = [...text.matchAll(/(?:Stop|Check|Note)(?:\((\d+)\))?:/g)].reduce((sum, [, alike]) => sum + Number(alike ?? 1), 0);
      expect(told + findings).toBe(check.findings.length);
    });

    test('the scheduler’s sheet counts the lines that found no room', async () => {
      const check = await checkOf(subject);
      const text = words(readPdf(path).pages[0] ?? '');
      if (check === null) return expect(text).toContain('No codes are on this tray yet.');
      const codes = check.lines.map(({ code, modifiers }) => [code, ...modifiers].join('-'));
      for (const code of codes.slice(0, 40)) expect(text, code).toContain(code);
      if (check.lines.length >= 25) expect(text).toMatch(/And \d+ more lines: see the coder's sheet\./);
    });
  });
});

test('lines for the pen are eight millimetres apart', async () => {
  await setSheet({ ownFields: [], without: [], withMoney: false });
  const { path } = await savePdf(launched, 'sizes.pdf', 'Letter', { document: 'sheet', subject: kinds[0][1] });
  const ink = wordsOnPaper(path, 1);
  const of = (text: string) => ink.find((word) => word.text === text);
  const rows = ['Patient', 'Payer', 'Surgeon', 'Date'].map((text) => of(text)?.top ?? 0);
  for (const [position, top] of rows.slice(1).entries()) expect(((top - (rows[position] ?? 0)) * 25.4) / 72).toBeCloseTo(8, 0);
});

test('a sheet without money has none, and one without fields leaves them out', async () => {
  await setSheet({ ownFields: ['Vendor'], without: ['birthDate', 'recordNumber', 'status', 'laterality'], withMoney: false });
  const { path, proposed } = await savePdf(launched, 'less.pdf', 'A4', { document: 'sheet', subject: kinds[3][1] });
  const [text = ''] = readPdf(path).pages;
  expect(text).not.toContain('$');
  expect(text).not.toMatch(/\b(?:Born|MRN|Status|Surgery centre)\b/);
  expect(text).toContain('Vendor');
  expect(text).toContain('2026-12-01');
  expect(proposed).toMatch(/27390, 27391 scheduler sheet\.pdf$/);
  expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

test('the end of the global period is a date where there is one of surgery, else a line for the pen', async () => {
  const subject = (dateOfService: string | null) => ({ of: 'case' as const, content: content(['27397'], { dateOfService }) });
  const dated = readPdf((await savePdf(launched, 'dated.pdf', 'Letter', { document: 'sheet', subject: subject('2026-12-01') })).path).pages[0] ?? '';
  expect(words(dated)).toContain('Global period ends on 2027-03-01 (92 days, by 27397, from 2026-11-30).');
  const blank = readPdf((await savePdf(launched, 'blank.pdf', 'Letter', { document: 'sheet', subject: subject(null) })).path).pages[0] ?? '';
  expect(words(blank)).toMatch(/Global period ends on\s+\(92 days, by 27397\)\./);
});

test('authorised days stand in their field, and a day outside them is to be settled first', async () => {
  const sheet = async (name: string, dateOfService: string) =>
    words(readPdf((await savePdf(launched, name, 'Letter', { document: 'sheet', subject: { of: 'case', content: content(['27397'], { dateOfService, authorisation: { from: '2026-11-01', until: '2026-11-30' } }) } })).path).pages.join(' '));
  const within = await sheet('within.pdf', '2026-11-10');
  expect(within).toContain('2026-11-01 to 2026-11-30');
  expect(within).not.toContain('after the last authorised day');
  expect(await sheet('outside.pdf', '2026-12-01')).toContain('Surgery on 2026-12-01 is 1 day after the last authorised day, 2026-11-30.');
});

test('a sheet of a diagnosis, or of a tray that is gone, is refused in a sentence', async () => {
  await expect(documentFor(launched, { document: 'sheet', subject: { of: 'code', key: { system: 'ICD10CM', code: 'G80.1' } } })).rejects.toThrow('is of a procedure');
  await expect(documentFor(launched, { document: 'sheet', subject: { of: 'tray', id: 4711 } })).rejects.toThrow('not there any more');
});
