import { describe, expect, test } from 'vitest';
import { noticesOf, printFooter } from '../../../electron/contract/print-footer.ts';
import type { SummaryPrint } from '../../../electron/contract/index.ts';
import { copyrightNotice, documentOf, page27397, plainLanguageNotice } from '../../print/fixture.ts';

const printed = documentOf([page27397]);

function withSource(values: Partial<(typeof page27397)['sources'][number]>): SummaryPrint {
  const [first, ...others] = page27397.sources;
  if (first === undefined) throw new Error('the fixture has sources');
  return { ...printed, pages: [{ ...page27397, sources: [{ ...first, ...values }, ...others] }] };
}

describe('the foot of a printed page', () => {
  test('names the print date, the releases and the notices', () => {
    const { releases, notices } = printFooter(printed);
    expect(releases.replaceAll('\u00a0', ' ')).toBe('Printed 2026-11-22, Codetray 0.1.0 · Medicare fee schedule July 2026 · NCCI edits July 2024 · MUE July 2024 · Hospital outpatient January 2026');
    expect(notices).toBe(`${plainLanguageNotice} ${copyrightNotice}`);
  });

  test('says each release and each notice once, however many codes cite it', () => {
    expect(printFooter({ ...printed, pages: [page27397, page27397] })).toEqual(printFooter(printed));
  });

  test('keeps the copyright line on every page when the notices are too long for the foot', () => {
    const { notices } = printFooter(withSource({ notices: ['A long notice about fee schedules. '.repeat(20)] }));
    expect(notices).toBe(`${copyrightNotice} All notices at the end.`);
  });

  test('says the copyright of several releases in one line with all their years', () => {
    const line = (years: string) => `CPT (c) ${years}American Medical Association. All rights reserved.`;
    const notices = ['Something else.', line('2026 '), line(''), line('2021 '), line('2024, 2026 '), 'CPT © 2025 American Medical Association. All rights reserved.', 'Last.'];
    expect(noticesOf([{ sources: [], notices }])).toEqual(['Something else.', line('2021, 2024, 2025, 2026 '), 'Last.']);
    expect(noticesOf([{ sources: [], notices: [line('')] }])).toEqual([line('')]);
    expect(noticesOf([{ sources: [], notices: ['Something else.'] }])).toEqual(['Something else.']);
  });

  test('never takes the room of the text', () => {
    const many = Array.from({ length: 40 }, (_, number) => ({ ...page27397, sources: page27397.sources.map((source) => ({ ...source, releaseLabel: `Release ${number}` })) }));
    const { releases } = printFooter({ ...printed, pages: many });
    expect(releases.length).toBeLessThan(230);
    expect(releases).toMatch(/all sources at the end$/);
  });
});
