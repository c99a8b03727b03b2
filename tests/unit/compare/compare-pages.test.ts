import { describe, expect, it } from 'vitest';
import type { CodePage } from '../../../electron/contract/index.ts';
import { comparePages, comparisonAsTable, pairInWords } from '../../../renderer/features/compare/compare-pages.ts';
import { barePage, page27397 } from '../../print/fixture.ts';

const twin: CodePage = {
  ...page27397,
  code: '27390',
  title: 'Cut one hamstring tendon open',
  glance: page27397.glance.map((fact) => (fact.id === 'globalDays' ? { ...fact, value: '10-day (minor)' } : fact)),
};

function row(left: CodePage, right: CodePage, id: string) {
  return comparePages(left, right).sections.flatMap((section) => section.rows).find((one) => one.id === id);
}

describe('two codes side by side', () => {
  it('mark what differs and leave the rest unmarked', () => {
    const globalDays = page27397.glance.find((fact) => fact.id === 'globalDays');
    expect(row(page27397, twin, 'globalDays')).toMatchObject({ differs: true, left: { text: globalDays?.value }, right: { text: '10-day (minor)' } });
    expect(row(page27397, twin, '50')?.differs).toBe(false);
    expect(comparePages(page27397, page27397).differences).toBe(0);
  });

  it('tell them apart by the line of the family, whichever page has it', () => {
    expect(row(page27397, twin, 'line')).toMatchObject({ left: { text: 'Rerouted, several tendons' }, right: { text: 'Cut, one tendon' }, differs: true });
  });

  it('say what the NCCI pair of the two means', () => {
    expect(comparePages(page27397, twin).together?.text).toBeTruthy();
    expect(comparePages(page27397, { ...twin, code: '99999' }).together).toBeNull();
  });

  it('name the pair by what may be done, not by the digit of the release', () => {
    expect(['0', '1', '9'].map(pairInWords)).toEqual(['Never paid together (NCCI)', 'Paid together only if truly separate (NCCI)', 'The pair is withdrawn (NCCI)']);
    expect(pairInWords('7')).toContain('7');
  });

  it('show a value that only one of them has as a difference', () => {
    const rows = comparePages(page27397, barePage).sections.flatMap((section) => section.rows);
    expect(rows.length).toBeGreaterThan(5);
    for (const one of rows) expect([one.right, one.differs, one.verdict]).toEqual([null, true, 'Only 27397']);
    expect(row(barePage, page27397, 'globalDays')?.verdict).toBe('Only 27397');
    expect(row(page27397, twin, 'globalDays')?.verdict).toBe('Different');
    expect(row(page27397, twin, '50')?.verdict).toBe('Same');
  });

  it('share one list of sources in which every number is found', () => {
    const { sections, sources } = comparePages(page27397, twin);
    expect(sources.map((source) => source.number)).toEqual(sources.map((_source, at) => at + 1));
    const numbers = new Set(sources.map((source) => source.number));
    for (const { left, right } of sections.flatMap((section) => section.rows)) for (const side of [left, right]) if (side !== null) expect(numbers).toContain(side.source);
  });

  it('fill the columns of a spreadsheet', () => {
    const lines = comparisonAsTable(page27397, twin, comparePages(page27397, twin)).split('\n');
    expect(new Set(lines.map((line) => line.split('\t').length))).toEqual(new Set([5]));
    expect(lines[0]).toBe('Part\tWhat\t27397\t27390\tDifferent');
  });
});
