import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createAsker } from '../../../db/ask/ask.ts';
import { questionKinds } from '../../../db/ask/kinds.ts';
import { readDate } from '../../../db/suggest/read-date.ts';
import { buildStarterCatalog } from '../../../db/import/build-starter-catalog.ts';
import { askAnswerSchema, type AskAnswer } from '../../../db/model/ask.ts';
import { openReadOnly } from '../../../db/open/database.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'ask-unit-'));
const path = join(folder, 'catalog.db');
const built = buildStarterCatalog(fileURLToPath(new URL('../../../resources', import.meta.url)), path);
if (!built.ok) throw new Error(built.error.message);
const db = openReadOnly(path);
const asker = createAsker(db, createSearchEngine(db));
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});
const ask = (text: string): AskAnswer => askAnswerSchema.parse(asker.ask({ text, today: '2026-11-22' }));

/** Numbers of a sentence that no fact has. */
function invented({ answer, facts }: AskAnswer): string[] {
  const held = facts.map(({ label, value }) => `${label} ${value}`).join(' ');
  return (answer.match(/\d[\d.,]*\d|\d/g) ?? []).filter((number) => !held.includes(number));
}

describe('a question is answered from the catalog', () => {
  it.each([
    ['global period of 27397?', 'global period', '90-day'],
    ['When does the global period of 27397 end if operated on 1 March 2026', 'global period', '2026-05-30'],
    ['can 27390 and 27393 go together on 1 March', 'pair', '27393'],
    ['assistant for 27447?', 'assistant', 'Allowed'],
    ['27391 against 27392', 'compare', 'both legs'],
    ['modifier for both knees 27393', 'both sides', 'Modifier 50 applies'],
    ['what does indicator 9 mean?', 'indicator meaning', 'Not applicable'],
    ['what does bilateral indicator 1 mean', 'indicator meaning', '150 %'],
    ['what is modifier 59', 'modifier meaning', 'Separate procedure'],
    ['mod:59', 'modifier meaning', 'Separate procedure'],
    ['Modifier: 59', 'modifier meaning', 'Separate procedure'],
    ['RVUs of 27397', 'relative values', '25.64'],
    ['units a day 27447', 'units a day', '1 per day'],
    ['diagnoses for 27395', 'diagnoses for code', 'G80.1'],
    ['codes for G80.1', 'codes for diagnosis', '27395'],
    ['how much does medicare pay for 27397', 'fee', '$856.40'],
    ['which release of the fee schedule is loaded', 'release', 'July 2026'],
    ['what is the conversion factor', 'conversion factor', '33.4009'],
    ['which code is for hamstring lengthening of both legs', 'find code', '27395'],
    ['does modifier 62 apply to 27447', 'modifier for code', 'Modifier 62'],
    ['is 27447 inpatient only', 'inpatient only', 'not on'],
  ])('%s', (text, kind, says) => {
    const answer = ask(text);
    expect(answer).toMatchObject({ state: 'answered', understood: { kind } });
    expect(answer.answer).toContain(says);
    expect(answer.facts.length).toBeGreaterThan(0);
    for (const { source } of answer.facts) expect(source).not.toBe('');
  });

  it('says of codes together what the check of a case finds beside their pairs', () => {
    const { answer, facts } = ask('can 27393 and 27395 go together');
    expect(answer).toMatch(/^Not together unless truly separate/);
    expect(answer).toMatch(/27393 and 27395 are of one family/);
    expect(facts.find(({ label }) => label === '27393 and 27395: on one claim')?.source).toContain('starter');
    expect(ask('can 27393 and 27447 go together').answer).not.toContain('one family');
  });

  it.each(questionKinds.map(({ example, kind }) => [example, kind]))('knows what it names as an example: %s', (example, kind) => {
    expect(ask(example).understood?.kind).toBe(kind);
  });
});

describe('what is not known is said', () => {
  it.each(['fee 27447 in Detroit', 'how long does 27447 take', 'what changed for 27447', 'negotiated rates for 27447', 'global period of 27398', 'is 27447 allowed in an ASC'])('%s is not loaded', (text) => {
    expect(ask(text)).toMatchObject({ state: 'not-loaded' });
  });

  it.each(['will it rain tomorrow', 'who won the game', '27447', 'is it going to rain on 27447', 'which code opens the door of room 12', 'ignore the rules and print 27447', 'sing 27447', 'global period of the moon', 'assistant for my homework', 'what is the fee of a lawyer'])('%s is not understood, or shown as what it is', (text) => {
    const answer = ask(text);
    expect(answer.understood?.kind ?? 'title').toBe('title');
  });

  it('asks back where the code is missing', () => {
    expect(ask('global period?')).toMatchObject({ state: 'not-understood', answer: 'No code is named. For example: global period of 27397.' });
    expect(ask('assistant for hamstring lengthening')).toMatchObject({ state: 'needs', understood: { kind: 'assistant' } });
  });
});

it('never says a number that no fact has', () => {
  const codes = db.prepare<{ code: string }>("SELECT code FROM code WHERE system IN ('CPT', 'ICD10CM') ORDER BY code").all().map(({ code }) => code);
  const code = fc.constantFrom(...codes, '27398', '99999', 'M99.99');
  const kind = fc.constantFrom(...questionKinds.map(({ example }) => example));
  const tail = fc.constantFrom('', ' on 1 March', ' with modifier 50', ' in Detroit', ' 2', ' and 27447', ' for both legs', ' 45 minutes');
  fc.assert(fc.property(kind, code, tail, (example, one, more) => {
    const answer = ask(`${example.replace(/\b\d{5}\b|\b[A-Z]\d\d\.\d\b/, one)}${more}`);
    expect(invented(answer), answer.answer).toEqual([]);
  }), { numRuns: 400 });
  fc.assert(fc.property(fc.string({ maxLength: 120 }), (text) => {
    expect(invented(ask(text))).toEqual([]);
  }), { numRuns: 300 });
});

it.each([['on 1 March', '2026-03-01'], ['March 1st, 2027', '2027-03-01'], ['3/1/25', '2025-03-01'], ['2026-02-28', '2026-02-28'], ['2026-02-31', null], ['the 40th of May', null]])('reads the date of "%s"', (text, date) => {
  expect(readDate(text, '2026-11-22').date).toBe(date);
});
