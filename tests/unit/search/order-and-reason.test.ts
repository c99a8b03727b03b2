import { afterAll, describe, expect, it } from 'vitest';
import { searchAnswerSchema, type SearchAnswer } from '../../../db/model/search.ts';
import { createSearchEngine } from '../../../db/search/engine.ts';
import { abbreviations, smallCatalog, tendonFamily } from './small-catalog.ts';

const catalog = smallCatalog(tendonFamily, abbreviations);
const engine = createSearchEngine(catalog.db);
afterAll(() => catalog.close());

const search = (text: string): SearchAnswer => searchAnswerSchema.parse(engine.search({ text }));
const codes = (text: string): string[] => search(text).results.map((hit) => hit.code);
const first = (text: string) => search(text).results[0];

describe('a text that is a code', () => {
  it('brings the exact code first and says so', () => {
    expect(first('27397')).toMatchObject({ code: '27397', tier: 'exact-code', why: 'the code is 27397' });
    expect(first('cpt 27397')?.code).toBe('27397');
    expect(first('CPT:27397')?.code).toBe('27397');
    expect(first('0633t')).toMatchObject({ code: '0633T', tier: 'exact-code' });
    expect(first('g0105')).toMatchObject({ code: 'G0105', system: 'HCPCS' });
  });
  it('lists the codes that start so in the order of the codes', () => {
    expect(codes('2739').slice(0, 8)).toEqual(['27390', '27391', '27392', '27393', '27394', '27395', '27396', '27397']);
    expect(first('2739')).toMatchObject({ tier: 'code-prefix', why: 'the code starts with 2739' });
  });
  it('finds a diagnosis with and without the dot, in either case, with a star', () => {
    for (const text of ['M62.4', 'm624', 'M62.4*', 'icd-10 M62.4', 'm62.4 ']) expect(codes(text).slice(0, 3), text).toEqual(['M62.4', 'M62.40', 'M62.451']);
    expect(first('M62.4')?.tier).toBe('exact-code');
    expect(search('M62.4').results[1]?.tier).toBe('code-prefix');
  });
  it('reads a range from both ends, and a shortened one', () => {
    expect(codes('27390-27392')).toEqual(['27390', '27391', '27392']);
    expect(codes('27390-92')).toEqual(['27390', '27391', '27392']);
    expect(codes('27390 to 27392')).toEqual(['27390', '27391', '27392']);
    expect(first('27390-27392')).toMatchObject({ tier: 'code-prefix', why: 'the code is one of 27390 to 27392' });
  });
  it('finds every code that a longer text names', () => {
    expect(codes('27397 with 27390').slice(0, 2)).toEqual(['27397', '27390']);
    expect(first('booking for 27395 please')).toMatchObject({ code: '27395', tier: 'exact-code' });
  });
  it('corrects nothing', () => {
    expect(search('27398').correctedTo).toBeNull();
  });
});

describe('a text that is just what a code is called', () => {
  const named = smallCatalog(
    [
      { code: '10001', title: 'Removal of skin spot', synonyms: ['Big removal of a skin spot'], lines: 9 },
      { code: '10002', title: 'Removal of skin spot', synonyms: ['Small removal of a spot', 'RSS'], lines: 9 },
      { code: '10003', title: 'Removal of skin spot', synonyms: ['Deep removal of a spot'], lines: 9 },
    ],
    [['rss', 'removal skin spot']],
  );
  afterAll(() => named.close());
  const order = (text: string) => createSearchEngine(named.db).search({ text }).results.map(({ code }) => code);
  it('brings that code before those that only its meaning names', () => {
    expect(order('removal of skin spot')[0]).toBe('10001');
    expect(order('RSS')[0]).toBe('10002');
    expect(order('small removal of a spot')[0]).toBe('10002');
  });
});

describe('exactly what was typed', () => {
  const exactly = (text: string): SearchAnswer => searchAnswerSchema.parse(engine.search({ text, exact: true }));
  it('is not corrected, and says what the corrected text would bring first', () => {
    expect(search('hamstrng').correctedTo).toBe('hamstring');
    expect(exactly('hamstrng')).toMatchObject({ results: [], total: 0, correctedTo: null, nearest: { code: search('hamstrng').results[0]?.code } });
  });
  it('finds the same where nothing was corrected', () => {
    expect(exactly('hamstring lengthening').results[0]).toEqual(search('hamstring lengthening').results[0]);
    expect(exactly('27397').results.map(({ code }) => code)).toEqual(codes('27397'));
    expect(exactly('hamstring').nearest).toBeUndefined();
  });
});

describe('number and side', () => {
  it('tell the codes of a family apart', () => {
    expect(codes('hamstring lengthening both legs')[0]).toBe('27395');
    expect(codes('bilateral hamstring lengthening')[0]).toBe('27395');
    expect(codes('hamstring lengthening 2 legs')[0]).toBe('27395');
    expect(codes('hamstring lengthening one tendon')[0]).toBe('27393');
    expect(codes('hamstring lengthening single tendon')[0]).toBe('27393');
    expect(codes('hamstring lengthening multiple tendons one leg')[0]).toBe('27394');
  });
});

describe('words', () => {
  it('bring the whole family, the ones named so in the title first', () => {
    expect(codes('hamstring lengthening').slice(0, 3)).toEqual(['27393', '27394', '27395']);
    expect(first('lengthen hamstring')).toMatchObject({ tier: 'title' });
  });
  it('say where they were met', () => {
    expect(first('hamstring tendon')?.why).toBe('the title has "hamstring", "tendon"');
    expect(first('semimembranosus')).toMatchObject({ code: '27390', tier: 'synonym', why: 'a synonym says "semimembranosus tenotomy"' });
    expect(first('shift thigh')).toMatchObject({ code: '27396', tier: 'synonym', why: 'the title has "thigh"; the short descriptor says "Shift of thigh tendon"' });
    expect(first('muscle disorders')).toMatchObject({ tier: 'section', why: 'the title has "muscle"; the section has "disorders"' });
    expect(first('walks crouched')).toMatchObject({ code: '27393', tier: 'text', why: 'the text has "walks", "crouched"' });
  });
  it('name the abbreviation of a descriptor that was read in full', () => {
    expect(first('thigh fracture')).toMatchObject({ code: '27397', tier: 'synonym', why: 'the title has "thigh"; the short descriptor says "fx" for "fracture"' });
  });
  it('may be abbreviated as the office does', () => {
    expect(codes('HSL').slice(0, 3)).toEqual(['27393', '27394', '27395']);
  });
  it('reach a procedure by the diagnosis that it is linked with, below the diagnosis itself', () => {
    expect(codes('spastic diplegic')).toEqual(['G80.1', '27393']);
  });
  it('are found while the last one is half typed, and marked as far as typed', () => {
    const hit = first('hamst');
    expect(hit?.title.slice(...(hit.marks[0] ?? [0, 0]))).toBe('hamst');
    expect(codes('hamstring len').slice(0, 3)).toEqual(['27393', '27394', '27395']);
  });
  it('need no filler', () => {
    expect(codes('lengthening of the hamstring')).toEqual(codes('lengthening hamstring'));
  });
  it('that no code has all of still bring the nearest codes, and say which are missing', () => {
    const hit = first('hamstring lengthening teleportation');
    expect(hit).toMatchObject({ code: '27393', tier: 'some-words' });
    expect(hit?.why).toMatch(/^2 of 3 words: .*; not found: "teleportation"$/);
  });
  it('are met without regard to case, marks and punctuation', () => {
    expect(codes('HÁMSTRING, Lengthening!')).toEqual(codes('hamstring lengthening'));
  });
});

describe('spelling', () => {
  it('is corrected, said and explained', () => {
    const answer = search('hamstrng lengthning');
    expect(answer.correctedTo).toBe('hamstring lengthening');
    expect(answer.results[0]).toMatchObject({ code: '27393', tier: 'corrected' });
    expect(answer.results[0]?.why).toMatch(/^"hamstrng" is read as "hamstring", "lengthning" is read as "lengthening"; /);
  });
  it('takes two swapped letters for one slip', () => {
    expect(search('hmastring').correctedTo).toBe('hamstring');
  });
  it('leaves a known word alone', () => {
    expect(search('hamstring').correctedTo).toBeNull();
    expect(search('contractures').correctedTo).toBeNull();
  });
});

describe('a text that nothing fits', () => {
  it('as a number brings its neighbours and says that there is no such code', () => {
    expect(first('27398')).toMatchObject({ code: '27390', tier: 'code-prefix', why: 'there is no code 27398; this one starts with 2739' });
  });
  it('as a word brings what begins alike and says what it was read as', () => {
    const answer = search('tenogramulation');
    expect(answer.correctedTo).toMatch(/^ten/);
    expect(answer.results[0]).toMatchObject({ tier: 'corrected' });
  });
});

describe('systems, limit and total', () => {
  it('keep to the systems that were asked for', () => {
    const answer = engine.search({ text: 'muscle', systems: ['CPT'] });
    expect(answer.results.every((hit) => hit.system === 'CPT')).toBe(true);
    expect(engine.search({ text: 'contracture', systems: ['ICD10CM'] }).results).toHaveLength(3);
    expect(engine.search({ text: '2739', systems: ['ICD10CM'] }).results).toEqual([]);
    expect(engine.search({ text: 'spastic', systems: ['CPT'] }).results.map((hit) => hit.code)).toEqual(['27393']);
  });
  it('cut the list, not the count', () => {
    const answer = engine.search({ text: '2739', limit: 3 });
    expect(answer.results).toHaveLength(3);
    expect(answer.total).toBe(8);
    expect(engine.search({ text: 'hamstring', limit: 2 })).toMatchObject({ total: 6, totalIsCapped: false });
  });
  it('list a code once', () => {
    for (const text of ['2739', 'hamstring', '27393 hamstring', 'hamstring lengthening one', 'm62', 'thigh']) {
      const found = search(text).results.map((hit) => `${hit.system} ${hit.code}`);
      expect(new Set(found).size, text).toBe(found.length);
    }
  });
});

describe('many matches', () => {
  const many = smallCatalog(Array.from({ length: 1_500 }, (_, index) => ({ code: String(10_000 + index), title: index % 2 === 0 ? `Arm repair ${index}` : `Armour repair ${index}` })));
  afterAll(() => many.close());
  it('are counted up to 1,000 and come in the static order, whole words before beginnings', () => {
    const answer = createSearchEngine(many.db).search({ text: 'arm', limit: 500 });
    expect(answer).toMatchObject({ total: 1_000, totalIsCapped: true });
    expect(answer.results).toHaveLength(500);
    expect(answer.results.slice(0, 3).map((hit) => hit.code)).toEqual(['10000', '10002', '10004']);
  });
  it('of a beginning of codes too', () => {
    expect(createSearchEngine(many.db).search({ text: '1' })).toMatchObject({ total: 1_000, totalIsCapped: true });
  });
});

describe('codes that words alone do not tell apart', () => {
  const twins = smallCatalog([
    { code: '29870', title: 'Scope surgery of the knee' },
    { code: '29880', title: 'Scope surgery of the knee', lines: 40 },
    { code: '29881', title: 'Scope surgery of the knee', lines: 400 },
    { code: '20100', title: 'Bone infection drained', text: 'Seldom for rickets.' },
    { system: 'ICD10CM', code: 'M86.9', title: 'Infection of bone, unspecified' },
    { system: 'ICD10CM', code: 'E55.0', title: 'Deficiency of a vitamin, active', index: ['Rickets'] },
  ]);
  const asked = createSearchEngine(twins.db);
  const order = (text: string): string[] => asked.search({ text }).results.map((hit) => hit.code);
  afterAll(() => twins.close());
  it('come in the order of how usual they are', () => {
    expect(order('knee scope surgery')).toEqual(['29881', '29880', '29870']);
  });
  it('are diagnoses first where a text names what somebody has, procedures where it says what is done', () => {
    expect(order('bone infection')[0]).toBe('M86.9');
    expect(order('bone infection drainage')[0]).toBe('20100');
  });
  it('are found by the entries of an index before what is told in passing', () => {
    expect(order('rickets')).toEqual(['E55.0', '20100']);
  });
});

describe('what was learned', () => {
  const both = smallCatalog(
    [
      { code: '51500', title: 'Bladder pouch cut out' },
      { system: 'ICD10CM', code: 'N32.3', title: 'Diverticulum of bladder' },
    ],
    [],
    [['procedure', 'sacculectomy', 'pouch 400000 500000'], ['procedure', 'kockotomy', '#is:51500 400000 0'], ['diagnosis', 'sacculation', 'diverticulum 400000 500000']],
  );
  const asked = createSearchEngine(both.db);
  afterAll(() => both.close());
  it('of diagnoses leads to diagnoses and says so', () => {
    const [hit, ...others] = asked.search({ text: 'sacculation' }).results;
    expect(hit).toMatchObject({ code: 'N32.3', why: expect.stringContaining('"sacculation" = "diverticulum"') });
    expect(others).toEqual([]);
  });
  it('of a code itself says that its words do not stand in it', () => {
    expect(asked.search({ text: 'kockotomy' }).results).toMatchObject([{ code: '51500', why: 'the word does not stand in it; others use it for it or for codes like it' }]);
    expect(asked.search({ text: 'xylophone kockotomy' }).results).toMatchObject([{ code: '51500', why: 'the words do not stand in it; others use them for it or for codes like it' }]);
  });
  it('of procedures leads to procedures', () => {
    expect(asked.search({ text: 'sacculectomy' }).results.map((hit) => hit.code)).toEqual(['51500']);
  });
});

describe('the age of the patient', () => {
  const aged = smallCatalog([
    { code: '36561', title: 'Port put in', synonyms: ['port placement'] },
    { code: '42820', title: 'Tonsils and growths behind the nose taken out', synonyms: ['T&A child'] },
    { code: '42826', title: 'Tonsils taken out', synonyms: ['tonsillectomy adult'] },
    { code: '42825', title: 'Tonsils taken out', synonyms: ['tonsillectomy child'] },
  ]);
  afterAll(() => aged.close());
  const order = (text: string) => createSearchEngine(aged.db).search({ text }).results.map(({ code }) => code);
  it('finds nothing beside what the other words ask for', () => {
    expect(order('pediatric port placement')).toEqual(['36561']);
    expect(order('port placement in a newborn')).toEqual(['36561']);
    expect(createSearchEngine(aged.db).search({ text: 'pediatric port placement' }).results[0]?.why).toBe('the title has "Port"; a synonym says "port placement"; "pediatric" is no part of the code');
  });
  it('tells apart what they have found', () => {
    expect(order('pediatric tonsillectomy')[0]).toBe('42825');
    expect(order('adult tonsillectomy')[0]).toBe('42826');
  });
  it('is asked for where nothing else is', () => {
    expect(order('child').toSorted()).toEqual(['42820', '42825']);
    expect(order('pediatric xylophone').toSorted()).toEqual(['42820', '42825']);
  });
});

describe('a vertebra', () => {
  const spinal = smallCatalog([
    { code: '22612', title: 'Lumbar fusion' },
    { code: '22610', title: 'Thoracic fusion' },
    { system: 'HCPCS', code: 'J1815', title: 'Injection for fusion, 5 mg' },
  ], [['L4', 'lumbar'], ['L5', 'lumbar'], ['T4', 'thoracic'], ['L1', 'lumbar']]);
  afterAll(() => spinal.close());
  const order = (text: string) => createSearchEngine(spinal.db).search({ text }).results.map(({ code }) => code);
  it('says its part of the spine, and the number behind it is no number', () => {
    for (const text of ['fusion L4-5', 'L4/5 fusion', 'fusion L4-L5', 'L4-5 fusion left']) expect(order(text)[0], text).toBe('22612');
    expect(order('fusion T4-5')[0]).toBe('22610');
    expect(order('L4-5 fusion')).not.toContain('J1815');
    expect(order('fusion 5 mg')[0]).toBe('J1815');
  });
});

describe('a single side', () => {
  const sided = smallCatalog([
    { code: '64721', title: 'Tunnel of the wrist opened', short: 'Wrist tunnel opened' },
    { code: '93451', title: 'Right heart catheter' },
    { system: 'ICD10CM', code: 'G56.01', title: 'Narrow tunnel of the wrist, right' },
    { system: 'ICD10CM', code: 'G56.02', title: 'Narrow tunnel of the wrist, left' },
  ]);
  afterAll(() => sided.close());
  const asked = (text: string) => createSearchEngine(sided.db).search({ text }).results.map(({ code, tier, why }) => ({ code, tier, why }));
  it('need not stand in a procedure: the reason says where it goes', () => {
    for (const text of ['left wrist tunnel opened', 'wrist tunnel opened left']) expect(asked(text)[0], text).toEqual({ code: '64721', tier: 'title', why: 'the title has "Tunnel", "wrist", "opened"; "left" is said by a modifier, not by the code' });
  });
  it('must stand in a diagnosis', () => {
    expect(asked('narrow wrist tunnel left').filter(({ tier }) => tier === 'title').map(({ code }) => code)).toEqual(['G56.02']);
  });
  it('counts where a procedure says it, and where nothing else is asked for', () => {
    expect(asked('right heart catheter')[0]).toEqual({ code: '93451', tier: 'title', why: 'the title has "Right", "heart", "catheter"' });
    expect(asked('right').map(({ code }) => code).toSorted()).toEqual(['93451', 'G56.01']);
  });
});
