import { describe, expect, it } from 'vitest';
import type { CaseCheck } from '../../../electron/contract/index.ts';
import { trayAsText } from './tray-as-text.ts';

const tray = { name: 'Hamstrings', dateOfService: '2026-07-15', place: 'outpatient', payer: 'Medicare' } as const;

function checked({ isDenied }: { isDenied: boolean }): CaseCheck {
  const line = { line: 0, code: '27395', title: 'Lengthen several hamstring tendons, both legs', modifiers: ['LT'], units: 1, charge: null, base: 800, amount: 822.33, limitingCharge: null, reasons: [], isDenied: false, globalDays: '090', outpatientStatus: null, surgeryCentreIndicator: null, sources: [] };
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

  it('gives two sums with what each counts, and one where nothing is refused', () => {
    expect(trayAsText(tray, checked({ isDenied: true }))).toContain('not a promise\nAll lines as entered: $922.33\nWithout what is not paid: $822.33');
    expect(trayAsText(tray, checked({ isDenied: false }))).toContain('not a promise\nAll lines: $922.33');
    expect(trayAsText(tray, checked({ isDenied: false }))).not.toContain('Without what');
  });
});
