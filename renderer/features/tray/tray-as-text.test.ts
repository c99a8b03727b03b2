import { describe, expect, it } from 'vitest';
import type { CaseCheck } from '../../../electron/contract/index.ts';
import { trayAsTable, trayAsText } from './tray-as-text.ts';

const tray = { name: 'Hamstrings', dateOfService: '2026-07-15', place: 'outpatient', payer: 'Medicare', authorisation: { from: null, until: null } } as const;

function checked({ isDenied }: { isDenied: boolean }): CaseCheck {
  const line = { line: 0, code: '27395', title: 'Lengthen several hamstring tendons, both legs', plainName: null, modifiers: ['LT'], units: 1, charge: null, base: 800, amount: 822.33, limitingCharge: null, reasons: [], isDenied: false, globalDays: '090', outpatientStatus: null, surgeryCentreIndicator: null, sources: [] };
  return {
    dateOfService: '2026-07-15', place: 'outpatient', payers: [], time: null, global: null, alsoAuthorise: [], sources: [], notices: [],
    lines: [line, { ...line, line: 1, code: '27390', title: null, modifiers: [], units: 2, amount: 100, isDenied }],
    findings: [{ kind: 'pair-never', severity: 'stop', codes: ['27390'], lines: [0, 1], words: 'Beside 27395, 27390 is never paid.', mend: [], source: 3 }],
    payment: { total: 922.33, totalWithoutDenied: 822.33, isPartial: false, locality: null, localityName: null, conversionFactors: [], trace: [], facility: { prices: [], words: null } },
  };
}

describe('a tray as text for a mail', () => {
  it('names the operation and what is known of it, never a patient, and every line with its findings', () => {
    const text = trayAsText(tray, checked({ isDenied: true }));
    expect(text).toMatch(/^Hamstrings, Jul 15, 2026, Hospital, outpatient, Medicare\n\n27395-LT {2}Lengthen several hamstring tendons, both legs: \$822\.33\n27390 x 2 {2}not in the catalog: \$100\.00, not paid so\n/);
    expect(text).toContain('- Not paid so: Beside 27395, 27390 is never paid. [3]');
  });

  it('says in plain words what has the same title as others', () => {
    const check = checked({ isDenied: false });
    const lines = check.lines.map((line, index) => ({ ...line, plainName: index === 0 ? { words: 'Longer tendons', source: 4 } : null }));
    expect(trayAsText(tray, { ...check, lines })).toContain('both legs (Longer tendons [4]): $822.33');
  });

  it('says first that surgery lies outside the authorised days', () => {
    const authorisation = { from: '2026-06-01', until: '2026-07-10' };
    expect(trayAsText({ ...tray, authorisation }, checked({ isDenied: false }))).toContain('Medicare\n\nSurgery on Jul 15, 2026 is 5 days after the last authorised day, Jul 10, 2026. Ask the payer');
    expect(trayAsText({ ...tray, authorisation, dateOfService: '2026-07-10' }, checked({ isDenied: false }))).not.toContain('Ask the payer');
  });

  it('gives two sums with what each counts, and one where nothing is refused', () => {
    expect(trayAsText(tray, checked({ isDenied: true }))).toContain('not a promise\nAll lines as entered: $922.33\nWithout what is not paid: $822.33');
    expect(trayAsText(tray, checked({ isDenied: false }))).toContain('not a promise\nAll lines: $922.33');
    expect(trayAsText(tray, checked({ isDenied: false }))).not.toContain('Without what');
  });
});

describe('a tray as a table for a spreadsheet', () => {
  it('has a row a line, amounts as numbers, what was found of it and where its values are from', () => {
    const check = checked({ isDenied: true });
    const source = { number: 3, kind: 'pfs-relative-values', title: 'Fee schedule', publisher: 'CMS', releaseLabel: 'July 2026', fileName: 'x.csv' } as unknown as CaseCheck['sources'][number];
    const table = trayAsTable({ ...check, sources: [source], lines: check.lines.map((line) => ({ ...line, title: line.title === null ? null : `=1+1 ${line.title}`, charge: 1200, sources: [3] })) });
    const rows = table.split('\n').map((row) => row.split('\t'));
    expect(rows[0]).toEqual(['Code', 'Modifiers', 'Units', 'Title', 'Charge', 'Fee schedule', 'Finding', 'Global days', 'Sources']);
    expect(rows[1]).toEqual(['27395', 'LT', '1', "'=1+1 Lengthen several hamstring tendons, both legs", '1200.00', '822.33', 'Not paid so: Beside 27395, 27390 is never paid.', "'090", 'Fee schedule, July 2026']);
    expect(rows[2]?.slice(0, 6)).toEqual(['27390', '', '2', 'not in the catalog', '1200.00', '100.00']);
    expect(rows).toHaveLength(3);
  });
});
