import { describe, expect, test } from 'vitest';
import { printFooter } from '../../../electron/contract/print-footer.ts';
import { footerTemplate, hasMarginBoxes } from '../../../electron/main/print/footer-template.ts';
import { cssString, pageRule } from '../../../renderer/print/margin-boxes.ts';
import type { PrintDocument } from '../../../electron/contract/index.ts';
import { copyrightNotice, page27397, plainLanguageNotice } from '../../print/fixture.ts';

const printed: PrintDocument = { document: 'summary', paper: 'Letter', pages: [page27397], printedOn: '2026-11-22', appVersion: '0.1.0' };

function withSource(values: Partial<(typeof page27397)['sources'][number]>): PrintDocument {
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

  test('never grows beyond the margin that is left for it', () => {
    const many = Array.from({ length: 40 }, (_, number) => ({ ...page27397, sources: page27397.sources.map((source) => ({ ...source, releaseLabel: `Release ${number}` })) }));
    const { releases } = printFooter({ ...printed, pages: many });
    expect(releases.length).toBeLessThan(230);
    expect(releases).toMatch(/all sources at the end$/);
  });
});

describe('the footer template of a PDF', () => {
  test('shows hostile texts as text', () => {
    const template = footerTemplate(withSource({ releaseLabel: `<img src=x onerror="alert('1')">&amp;` }));
    expect(template).not.toContain('<img');
    expect(template).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;');
  });

  test('has the places that Chromium fills with the page and the number of pages', () => {
    expect(footerTemplate(printed)).toMatch(/Page <span class="pageNumber"><\/span> of <span class="totalPages"><\/span>/);
  });

  test('is needed up to Chromium 130, which has no margin boxes', () => {
    expect(hasMarginBoxes('130.0.6723.152')).toBe(false);
    expect(hasMarginBoxes('131.0.0.0')).toBe(true);
    expect(hasMarginBoxes('')).toBe(false);
  });
});

describe('the page rule for engines with margin boxes', () => {
  test('cannot be left by a quote, a backslash or a line break in a text', () => {
    expect(cssString('a"b\\c\nd}')).toBe('"a\\22 b\\5c c\\a d\\7d "');
    const rule = pageRule(withSource({ releaseLabel: '"; } body { display: none } /*' }));
    expect(rule).not.toContain('body {');
    expect(rule.match(/[{}]/g)).toHaveLength(6);
  });

  test('sets the paper of the document', () => {
    expect(pageRule({ ...printed, paper: 'A4' })).toContain('size: a4;');
    expect(pageRule(printed)).toContain('size: letter;');
  });
});
