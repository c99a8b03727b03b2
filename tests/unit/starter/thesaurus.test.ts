import { describe, expect, test } from 'vitest';
import type { ThesaurusEntry } from '../../../db/starter/types.ts';
import { misspelled } from './misspelled.ts';
import { ownSources } from './sources.ts';
import { thesaurusMistakes } from './thesaurus-checks.ts';

const { thesaurus } = ownSources();

const entry = (phrase: string, expansion: string, more: Partial<ThesaurusEntry> = {}): ThesaurusEntry => ({ phrase, expansion, kind: 'synonym', note: null, ...more });

describe('the thesaurus', () => {
  test('says each thing once, in order, with a note where a phrase means two things, and ties no part of the body to another', () => {
    expect(thesaurusMistakes(thesaurus)).toEqual([]);
  });

  test('knows the words of the whole of surgery', () => {
    expect(thesaurus.length).toBeGreaterThanOrEqual(1300);
    const meanings = (phrase: string) => thesaurus.filter((row) => row.phrase.toLowerCase() === phrase.toLowerCase()).map((row) => row.expansion);
    expect(meanings('cltx')).toEqual(['closed treatment']);
    expect(meanings('kneecap')).toContain('patella');
    expect(meanings('renal')).toContain('kidney');
    expect(meanings('Whipple')).toContain('pancreatoduodenectomy');
    expect(meanings('heart attack')).toContain('myocardial infarction');
    expect(meanings('haematoma')).toContain('hematoma');
  });

  test('means with words that a dictionary has', async () => {
    expect(await misspelled(thesaurus.flatMap((row) => [row.expansion, ...(row.note === null ? [] : [row.note])]))).toEqual([]);
  }, 120_000);
});

describe('the check of the thesaurus finds', () => {
  test('a phrase that stands twice, whatever its capitals', () => {
    expect(thesaurusMistakes([entry('fx', 'fracture'), entry('FX', 'Fracture')])).toEqual(['"FX" = "Fracture": "fx" = "fracture" says it already.']);
  });
  test('a synonym that stands there the other way round too', () => {
    expect(thesaurusMistakes([entry('kneecap', 'patella'), entry('patella', 'kneecap')])).toEqual(['"patella" = "kneecap": "kneecap" = "patella" says it already.']);
  });
  test('a phrase of two meanings without a note', () => {
    expect(thesaurusMistakes([entry('ins', 'insertion', { kind: 'abbreviation', note: 'of a device' }), entry('ins', 'insurance', { kind: 'abbreviation' })])).toEqual([
      '"ins" = "insurance": it has other meanings too, and no note says when it has this one.',
    ]);
  });
  test('a row that is not in its place', () => {
    expect(thesaurusMistakes([entry('tx', 'treatment'), entry('bx', 'biopsy')])).toEqual(['"bx" = "biopsy": it stands below "tx", where the alphabet has it above.']);
  });
  test('parts of the body that a chain of words makes one', () => {
    expect(thesaurusMistakes([entry('digit', 'finger'), entry('digit', 'toe')].map((row) => ({ ...row, note: 'hand or foot' })))).toEqual(
      ['finger = digit = toe: two parts of the body become one.', 'toe = digit = finger: two parts of the body become one.'],
    );
  });
});
