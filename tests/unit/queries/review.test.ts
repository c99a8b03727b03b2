import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildStarterCatalog } from '../../../db/import/build-starter-catalog.ts';
import type { CodeReview, Review } from '../../../db/model/code-review.ts';
import { reviewSchema } from '../../../db/model/code-review.ts';
import { openReadOnly, type Owned, type ReadDb } from '../../../db/open/database.ts';
import { readReview } from '../../../db/queries/review.ts';
import { catalogWith, starter } from './fixture.ts';

const resources = resolve('resources');

function reviewed(db: ReadDb, codes: readonly string[] | null): Review {
  const answer = readReview(db, codes === null ? null : codes.map((code) => ({ system: /^[A-Z]/.test(code) ? ('ICD10CM' as const) : ('CPT' as const), code })));
  if (!answer.ok) throw new Error(answer.error.message);
  return reviewSchema.parse(answer.value);
}

function statementsOf({ parts }: CodeReview): string[] {
  return parts.flatMap(({ part, statements }) => statements.map(({ about, text }) => (about === null || part === 'clinical' ? text : `${about}: ${text}`)));
}

/** What stands in the file of a text, a line a statement, in its order. */
function linesOfFile(code: string): string[] {
  return readFileSync(join(resources, 'starter/texts', `${code}.md`), 'utf8')
    .split('\n')
    .map((line) => line.replace(`# ${code}: `, '').replace(/^- /, ''))
    .filter((line) => line !== '' && !line.startsWith('#'));
}

describe('the review of the starter texts', () => {
  let folder = '';
  let db: Owned<ReadDb>;
  let whole: Review;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'codetray-review-'));
    const path = join(folder, 'catalog.db');
    const built = buildStarterCatalog(resources, path);
    if (!built.ok) throw new Error(built.error.message);
    db = openReadOnly(path);
    whole = reviewed(db, null);
  });
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('has every code with a text once, section after section', () => {
    const codes = whole.codes.map(({ code }) => code);
    expect(codes).toHaveLength(134);
    expect(codes).toEqual([...new Set(codes)].sort());
    const sections = whole.codes.map(({ sectionPath }) => sectionPath.at(-1)?.title);
    // Nine subsections, and none begins a second time.
    expect(sections.filter((title, position) => title !== sections[position - 1])).toHaveLength(new Set(sections).size);
    expect(new Set(sections).size).toBe(9);
  });

  test('has a statement for each line of each file, in its order and in its words: none lost, none twice, none cut', () => {
    for (const review of whole.codes) expect(statementsOf(review), review.code).toEqual(linesOfFile(review.code));
    expect(whole.codes.flatMap(statementsOf).length).toBeGreaterThan(10_000);
  });

  test('puts every sentence of the clinical context under its heading', () => {
    const clinical = reviewed(db, ['27397']).codes[0]?.parts.find(({ part }) => part === 'clinical')?.statements ?? [];
    expect(clinical.filter(({ about }) => about === 'Team').map(({ text }) => text)).toEqual([
      'Surgeon, scrub nurse, circulating nurse and anaesthesia team.',
      'An assistant is common.',
      'A brace fitter, and a physiotherapist after the operation.',
    ]);
  });

  test('gives each code the facts that its text must agree with', () => {
    for (const review of whole.codes) {
      const ids = review.facts.map(({ id }) => id);
      for (const id of ['globalDays', 'bilateral', 'assistantAtSurgery', 'coSurgeons', 'addOn', 'facilityRvus', 'outpatientStatus']) expect(ids, review.code).toContain(id);
      expect(review.missing).toEqual([]);
    }
    const fact = (code: string, id: string) => whole.codes.find((review) => review.code === code)?.facts.find((one) => one.id === id)?.value;
    expect(fact('27397', 'globalDays')).toBe('90-day (major), 92 days in all');
    expect(fact('27397', 'facilityRvus')).toBe('25.64 RVU');
    expect(fact('27358', 'addOn')).toBe('Yes: never alone');
    expect(fact('27397', 'addOn')).toBe('Not marked as one');
    expect(fact('27358', 'outpatientStatus')).toBe('Packaged (N)');
    expect(fact('27599', 'facilityRvus')).toBe('None');
  });

  test('says beside another code what the catalog calls it', () => {
    const family = reviewed(db, ['27397']).codes[0]?.parts.find(({ part }) => part === 'family')?.statements ?? [];
    expect(family[0]).toMatchObject({ about: 'this', beside: null });
    expect(family[1]).toMatchObject({ about: '27396', beside: 'Move one thigh tendon to a new place so that it does a different job' });
  });

  test('has the codes that were asked for, once and in the order of the sections; an unknown one is not found', () => {
    expect(reviewed(db, ['27580', '27397', '27580']).codes.map(({ code }) => code)).toEqual(['27397', '27580']);
    expect(readReview(db, [{ system: 'CPT', code: '00001' }])).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('of a code without a text has no statement', () => {
    const [diagnosis] = reviewed(db, ['M62.451']).codes;
    expect(diagnosis).toMatchObject({ code: 'M62.451', parts: [], facts: [], missing: [] });
  });
});

describe('what an office wrote', () => {
  test('is marked in each statement, and the starter text is what is reviewed without codes', () => {
    const db = catalogWith((catalog) => {
      const ids = starter(catalog);
      catalog.insert('catalog_info', { key: 'version', value: 'test-1' });
      const office = catalog.source('office', 'office-texts', '2026-11', null);
      catalog.text('27397', 'overview', 1, 'Tendons are moved. The leg is straight after.', ids.texts);
      catalog.text('27397', 'whatIsDone', 1, 'The starter says so.', ids.texts);
      catalog.text('27397', 'whatIsDone', 1, 'We do it with Dr. Gray. Always on Mondays.', office);
      catalog.text('27397', 'note', 1, 'Call the brace shop.', office);
      catalog.code('CPT', '27398', 'A title of the office', office, { synonyms: 'starter word\noffice word' });
      catalog.text('27398', 'synonyms', 1, 'office word', office);
      catalog.link('27397', 'related', 1, 'CPT', '27390', null, office);
    });
    expect(reviewed(db, null)).toMatchObject({ catalogVersion: 'test-1', codes: [{ code: '27397' }] });
    const [moved, own] = reviewed(db, ['27397', '27398']).codes;
    const words = (review: CodeReview | undefined) => review?.parts.map(({ part, statements }) => [part, ...statements.map((one) => `${one.words}: ${one.text}`)]);
    expect(words(moved)).toEqual([
      ['title', 'starter: Move several thigh tendons'],
      ['overview', 'starter: Tendons are moved.', 'starter: The leg is straight after.'],
      ['whatIsDone', 'office: We do it with Dr. Gray.', 'office: Always on Mondays.'],
      ['related', 'office: Cut one hamstring'],
      ['note', 'office: Call the brace shop.'],
    ]);
    expect(words(own)).toEqual([['title', 'office: A title of the office'], ['synonyms', 'starter: starter word', 'office: office word']]);
    expect(own?.missing).toEqual(['Relative values: Import the Medicare fee schedule relative value file (PPRRVU).', 'Hospital outpatient: Import OPPS Addendum B, and ASC Addendum AA for surgery centres.']);
  });

  test('alone leaves nothing to review', () => {
    const db = catalogWith((catalog) => {
      catalog.code('CPT', '27398', 'A title', catalog.source('office', 'office-texts', '2026-11', null));
    });
    expect(readReview(db, null)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
