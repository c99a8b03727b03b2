import { describe, expect, it } from 'vitest';
import { adviseModifiers } from '../../../db/rules/modifier-advice.ts';
import type { ModifierRule, ModifierSubject } from '../../../db/rules/modifier-subject.ts';

/** 27397, July 2026. */
const transfer: ModifierSubject = {
  code: '27397',
  status: 'A',
  globalDays: '090',
  preOp: 10,
  intraOp: 69,
  postOp: 21,
  pctc: '0',
  multipleProcedure: '2',
  bilateral: '1',
  assistantAtSurgery: '2',
  coSurgeons: '0',
  teamSurgery: '0',
  endoBase: null,
  price: { values: { work: 1234, practiceExpense: 1068, malpractice: 262 }, conversionFactor: 334009, place: 'facility' },
  ownRows: new Map(),
  editIndicators: new Set(['1']),
};

function advice(modifier: string, change: Partial<ModifierSubject> = {}): ModifierRule {
  const rules = adviseModifiers({ ...transfer, ...change });
  const rule = rules.find((candidate) => candidate.modifier === modifier);
  if (rule === undefined) throw new Error(`no ${modifier} among ${rules.map((candidate) => candidate.modifier).join(' ')}`);
  return rule;
}

describe('both sides (50)', () => {
  it.each([
    ['0', 'no', /at most 100 %.*\$856\.40/],
    ['1', 'yes', /150 %.*\$1,284\.60/],
    ['2', 'no', /already covers both sides: 100 %.*\$856\.40/],
    ['3', 'yes', /Each side pays 100 %.*\$1,712\.80/],
    ['9', 'no', /no sides/],
    ['5', 'not-decided', /value 5, not explained/],
    [null, 'not-decided', /blank/],
  ] as const)('indicator %s: %s', (bilateral, applies, effect) => {
    expect(advice('50', { bilateral })).toMatchObject({ applies, effect: expect.stringMatching(effect) as string });
  });
});

describe('an assistant (80, AS)', () => {
  it('0 is only with documentation, 1 is never, 2 is allowed', () => {
    for (const modifier of ['80', '81', '82', 'AS']) {
      expect(['0', '1', '2', '9', 'x'].map((assistantAtSurgery) => advice(modifier, { assistantAtSurgery }).applies)).toEqual(['with-documentation', 'no', 'yes', 'no', 'not-decided']);
    }
  });

  it('is paid 16 % as a physician and 13.6 % otherwise', () => {
    expect(advice('80').effect).toMatch(/16 % of the fee \(\$137\.02 national, facility\)/);
    expect(advice('AS').effect).toMatch(/13\.6 % of the fee \(\$116\.47/);
    expect(advice('80', { assistantAtSurgery: '1' }).effect).not.toMatch(/%/);
  });
});

describe('two surgeons and teams (62, 66)', () => {
  it('follow their indicators', () => {
    expect(['0', '1', '2', '9'].map((coSurgeons) => advice('62', { coSurgeons }).applies)).toEqual(['no', 'with-documentation', 'yes', 'no']);
    expect(['0', '1', '2', '9'].map((teamSurgery) => advice('66', { teamSurgery }).applies)).toEqual(['no', 'with-documentation', 'yes', 'no']);
    expect(advice('62', { coSurgeons: '2' }).effect).toMatch(/62\.5 % of the fee \(\$535\.25/);
    expect(advice('66', { teamSurgery: '2' }).effect).toBe('By report.');
  });
});

describe('several procedures (51)', () => {
  it('is ranked, by family, by another rule or never', () => {
    expect(advice('51').effect).toMatch(/100, 50, 50, 50, 50 %, further ones by report\. As second to fifth it pays 50 % of the fee \(\$428\.20/);
    expect(advice('51', { multipleProcedure: '0' })).toMatchObject({ applies: 'no', effect: expect.stringMatching(/Never reduced/) as string });
    expect(advice('51', { multipleProcedure: '3', endoBase: '29870' }).effect).toMatch(/base 29870/);
    expect(advice('51', { multipleProcedure: '8' }).applies).toBe('not-decided');
  });
});

describe('parts of the global package', () => {
  it('54 and 55 share it by the row, 78 pays the operation alone', () => {
    expect(advice('54').effect).toMatch(/79 % of the fee \(\$676\.56.*before 10 % \+ operation 69 %/);
    expect(advice('55').effect).toMatch(/21 % of the fee \(\$179\.84/);
    expect(advice('78').effect).toMatch(/69 % of the fee \(\$590\.92.*No new global period/);
  });

  it('58 and 79 pay in full and start a new global period', () => {
    for (const modifier of ['58', '79']) expect(advice(modifier)).toMatchObject({ applies: 'yes', effect: expect.stringMatching(/full fee \(\$856\.40.*new global period starts/) as string });
  });

  it('a 0-day procedure has nothing to share, and pays in full on return', () => {
    const endoscopy = { globalDays: '000', preOp: 0, intraOp: 0, postOp: 0 };
    expect(advice('54', endoscopy)).toMatchObject({ applies: 'no', effect: expect.stringMatching(/no after-care/) as string });
    expect(advice('78', endoscopy).effect).toMatch(/full fee/);
  });

  it('is not guessed where the row or the contractor leaves it open', () => {
    for (const change of [{ globalDays: 'YYY' }, { globalDays: 'MMM' }, { preOp: null }]) {
      expect(advice('54', change)).toMatchObject({ applies: 'not-decided', effect: expect.stringMatching(/^By report/) as string });
    }
    expect(advice('58', { globalDays: 'YYY' }).applies).toBe('not-decided');
  });
});

describe('the visits around an operation (24, 25, 57)', () => {
  it('stand on the visit, and the page of the operation says which of them its package leaves open', () => {
    for (const modifier of ['24', '25', '57']) expect(advice(modifier)).toMatchObject({ applies: 'no', pays: null, effect: expect.stringMatching(/^Goes on (a|the) visit, not on the operation/) as string });
    expect(advice('57', { globalDays: '010' }).effect).toMatch(/only before a 90-day operation/);
    expect(advice('24', { globalDays: '000' }).effect).toMatch(/no days afterwards/);
  });

  it('pay the visit itself in full, with documentation', () => {
    const visit = { code: '99213', globalDays: 'XXX', multipleProcedure: '0', bilateral: '0' };
    expect(['24', '25', '57'].map((modifier) => advice(modifier, visit))).toMatchObject(Array.from({ length: 3 }, () => ({ applies: 'with-documentation', pays: '100 %' })));
    expect(adviseModifiers({ ...transfer, ...visit }).map((rule) => rule.modifier)).not.toContain('50');
  });
});

describe('the effect in a column', () => {
  it('is the share that the words name', () => {
    const pays = (modifier: string, change: Partial<ModifierSubject> = {}) => advice(modifier, change).pays;
    expect([pays('50'), pays('62', { coSurgeons: '2' }), pays('80'), pays('AS'), pays('51'), pays('54'), pays('55'), pays('78'), pays('22')]).toEqual([
      '150 %', '62.5 % each', '16 %', '13.6 %', '50 %', '79 %', '21 %', '69 %', 'by report',
    ]);
    expect([pays('62'), pays('26'), pays('59')]).toEqual([null, null, 'lifts the pair']);
  });
});

describe('unusual, stopped and repeated (22, 52, 53, 76)', () => {
  it('are by report', () => {
    for (const modifier of ['22', '52', '53']) expect(advice(modifier)).toMatchObject({ applies: 'with-documentation', effect: expect.stringMatching(/^By report/) as string });
    expect(advice('76').applies).toBe('not-decided');
  });

  it('53 pays the row of its own where the release has one', () => {
    expect(advice('53', { ownRows: new Map([['53', 12345]]) })).toMatchObject({ applies: 'yes', effect: expect.stringContaining('$123.45') as string });
  });
});

describe('separate services (59)', () => {
  it('stands on the NCCI pairs of the code, and always with the hint on the same joint', () => {
    const cases = [[new Set(['1', '0']), 'with-documentation'], [new Set(['0']), 'no'], [new Set<string>(), 'not-decided'], [null, 'not-decided']] as const;
    for (const [editIndicators, applies] of cases) {
      for (const modifier of ['XE', 'XP', 'XS', 'XU']) expect(advice(modifier, { editIndicators }).applies).toBe(applies);
      expect(advice('59', { editIndicators })).toMatchObject({ applies, effect: expect.stringContaining('same joint or on contiguous structures') as string });
    }
  });
});

describe('professional and technical part (26, TC)', () => {
  const test: Partial<ModifierSubject> = { globalDays: 'XXX', pctc: '1', bilateral: '0', ownRows: new Map([['26', 1002], ['TC', null]]) };

  it('apply to a test that splits, with the amounts of their own rows', () => {
    expect(advice('26', test)).toMatchObject({ applies: 'yes', effect: 'Pays the professional part: $10.02 national.' });
    expect(advice('TC', test)).toMatchObject({ applies: 'yes', effect: expect.stringContaining('no national amount') as string });
  });

  it('do not apply where the code cannot be split', () => {
    for (const pctc of ['0', '2', '3', '4', '5', '9']) expect(advice('26', { ...test, pctc }).applies).toBe('no');
    expect(advice('TC', { ...test, pctc: '6' }).applies).toBe('no');
    expect(advice('26', { ...test, pctc: '7', ownRows: new Map() }).applies).toBe('not-decided');
  });
});

describe('the list', () => {
  it('of every kind of code names none twice, each with a reason', () => {
    for (const globalDays of ['000', '010', '090', 'XXX', 'YYY', 'ZZZ', 'MMM', null]) {
      for (const pctc of ['0', '1', '9', null]) {
        for (const value of ['0', '1', '2', '3', '9', null]) {
          const rules = adviseModifiers({ ...transfer, globalDays, pctc, bilateral: value, assistantAtSurgery: value, coSurgeons: value, teamSurgery: value, multipleProcedure: value });
          expect(rules.length).toBeGreaterThan(5);
          expect(new Set(rules.map((rule) => rule.modifier)).size).toBe(rules.length);
          for (const rule of rules) expect(rule.effect).toMatch(/^[A-Z].*\.$/);
        }
      }
    }
  });

  it('is empty where Medicare pays nothing, and has no amounts where the contractor prices', () => {
    expect(adviseModifiers({ ...transfer, status: 'N', price: null })).toEqual([]);
    const contractor = adviseModifiers({ ...transfer, status: 'C', price: null });
    expect(contractor.map((rule) => rule.effect).join(' ')).not.toContain('$');
    expect(contractor.length).toBeGreaterThan(10);
  });

  it('of an anaesthesia code names who gives the anaesthetic', () => {
    expect(adviseModifiers({ ...transfer, status: 'J', price: null }).map((rule) => rule.modifier)).toEqual(['AA', 'QZ', 'QK', 'QX', 'QY']);
  });

  it('does not name the after-care of an add-on, which has none', () => {
    expect(adviseModifiers({ ...transfer, globalDays: 'ZZZ' }).map((rule) => rule.modifier)).not.toContain('55');
  });
});
