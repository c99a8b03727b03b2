import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { CodeReview, Review } from '../../../electron/contract/index.ts';
import { ReviewDocument } from '../../../renderer/print/review-document.tsx';
import { review27397 } from '../../print/fixture.ts';

const [moved] = review27397.codes as [CodeReview];

function printed(review: Review): string {
  return renderToStaticMarkup(<ReviewDocument document={{ document: 'review', review, paper: 'Letter', office: null, printedOn: '2026-11-22', appVersion: '0.1.0' }} />);
}

function text(markup: string): string {
  return markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

function withCode(code: string, changes: Partial<CodeReview> = {}): CodeReview {
  return { ...moved, code, title: `The title of ${code}`, ...changes };
}

describe('the review sheet', () => {
  test('has one row a statement, each with a number, a box for right, one for wrong and a place for the pen', () => {
    const markup = printed(review27397);
    const rows = [...markup.matchAll(/<tr[^>]*><td>(\d+)<\/td><td>(.*?)<\/td>(.*?)<\/tr>/g)].filter(([, , , rest]) => rest?.includes('class="box"'));
    expect(rows.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const [, , , rest] of rows) expect(rest).toBe('<td><span class="box"></span></td><td><span class="box"></span></td><td></td>');
    const words = rows.map(([, , statement]) => text(statement ?? ''));
    for (const { statements } of moved.parts) for (const statement of statements) expect(words.filter((row) => row.includes(statement.text))).toHaveLength(1);
  });

  test('says above each part what the columns are and with which facts it must agree', () => {
    const heads = [...printed(review27397).matchAll(/<table class="reviewed">.*?<thead>(.*?)<\/thead>/g)].map(([, head]) => text(head ?? '').trim());
    expect(heads).toEqual([
      'Title compare: both sides right wrong Write the change',
      'Synonyms compare: both sides right wrong Write the change',
      'Clinical context compare: global period, assistant, co-surgeon right wrong Write the change',
      'Which of this family compare: both sides right wrong Write the change',
    ]);
  });

  test('repeats the facts in words with code and title on every page of a code', () => {
    const [head] = /data-running-head="true"><header.*?review-facts">(.*?)<\/p>/.exec(printed({ ...review27397 }).slice(printed(review27397).indexOf('review-head'))) ?? [];
    expect(text(head ?? '')).toMatch(/27397 .* Global period 90-day \(major\) · Both sides 150 % rule applies · Assistant Allowed · Co-surgeon Not permitted/);
  });

  test('tells how to use it, who used it, and of which catalog and releases it is', () => {
    const paper = text(printed(review27397));
    for (const words of ['How to use it', 'Reviewer', 'Specialty', 'Date', 'Signature', 'Catalog version fixture-1 .', 'July 2026', '1 code, 7 statements']) expect(paper).toContain(words);
  });

  test('groups the codes by their section, each section on a page of its own', () => {
    const other = [{ title: 'Surgery', firstCode: '10004', lastCode: '69999' }, { title: 'Fusion', firstCode: '27580', lastCode: '27580' }];
    const markup = printed({ ...review27397, codes: [moved, withCode('27400'), withCode('27580', { sectionPath: other }), withCode('27999', { sectionPath: [] })] });
    const sheets = [...markup.matchAll(/<article class="sheet review" data-sheet="CPT (\d+)"( data-starts-page="true")?>/g)].map(([, code, starts]) => [code, starts !== undefined]);
    expect(sheets).toEqual([['27397', true], ['27400', false], ['27580', true], ['27999', true]]);
    expect([...markup.matchAll(/class="review-section">(.*?)</g)].slice(1).map(([, heading]) => heading)).toEqual(['Surgery › Fusion', 'CPT, in no section']);
    expect([...markup.matchAll(/data-page-of="CPT (\d+)"/g)].map(([, code]) => code)).toEqual(['27397', '27400', '27580', '27999']);
  });

  test('says what the office wrote, at the statement and above it', () => {
    const paper = text(printed(review27397));
    expect(paper).toContain('Not of the starter texts but the office’s own, and marked so: synonyms.');
    expect(paper).toMatch(/tendon move at Hillside \(the office’s own\)/);
    expect(paper.split('(the office’s own)')).toHaveLength(2);
  });

  test('says of a code without a starter text that there is none', () => {
    const none = printed({ ...review27397, codes: [withCode('27999', { parts: [], facts: [], missing: ['No fee schedule row.'] })] });
    expect(text(none)).toContain('No starter text and no text of the office for this code: there is nothing to check.');
    expect(text(none)).toContain('No fee schedule row.');
    expect(none).not.toContain('class="box"');
    const parts: CodeReview['parts'] = [{ part: 'title', statements: [{ about: null, text: 'A title', beside: null, words: 'office' }] }];
    expect(text(printed({ ...review27397, codes: [withCode('27999', { parts })] }))).toContain('No starter text for this code: every statement is the office’s own.');
  });

  test('ends with sources and notices, once', () => {
    const markup = printed({ ...review27397, codes: [moved, withCode('27400')] });
    expect(markup.split('<h2>Sources</h2>')).toHaveLength(2);
    expect(markup.indexOf('<h2>Sources</h2>')).toBeGreaterThan(markup.indexOf('data-sheet="CPT 27400"'));
  });

  test('shows hostile words as text', () => {
    const parts: CodeReview['parts'] = [{ part: 'title', statements: [{ about: null, text: '<script>alert(1)</script>', beside: null, words: 'office' }] }];
    expect(printed({ ...review27397, codes: [withCode('27999', { parts })] })).not.toContain('<script');
  });
});
