import { describe, expect, it } from 'vitest';
import { editInWords } from '../../../db/rules/edit-in-words.ts';
import { noAmountReason } from '../../../db/rules/payable.ts';
import { unitLimitWords } from '../../../db/rules/units-per-day.ts';

describe('why there is no amount', () => {
  const row = { status: 'A', notUsedForMedicare: null, total: 2564, notApplicable: false };

  it('only RVUs of status A, R and T count for payment', () => {
    for (const status of ['A', 'R', 'T']) expect(noAmountReason({ ...row, status }, 'facility')).toBeNull();
    for (const status of ['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'M', 'N', 'P', 'X']) expect(noAmountReason({ ...row, status }, 'facility')).toContain(`status ${status}`);
  });

  it('names what prices it instead', () => {
    expect(noAmountReason({ ...row, status: 'C' }, 'facility')).toMatch(/Contractor priced/);
    expect(noAmountReason({ ...row, status: 'J' }, 'facility')).toMatch(/base units and time/);
    expect(noAmountReason({ ...row, status: 'R', total: 0 }, 'facility')).toMatch(/contractor prices it/);
    expect(noAmountReason({ ...row, status: 'Q' }, 'facility')).toMatch(/not explained in this version/);
  });

  it('NA speaks of one place, 0.00 RVUs of an active code are an amount', () => {
    expect(noAmountReason({ ...row, notApplicable: true }, 'non-facility')).toMatch(/in an office/);
    expect(noAmountReason({ ...row, notApplicable: true }, 'facility')).toMatch(/in a facility/);
    expect(noAmountReason({ ...row, total: 0 }, 'facility')).toBeNull();
    expect(noAmountReason({ ...row, notUsedForMedicare: '+' }, 'facility')).toMatch(/not used for Medicare/);
  });
});

describe('units per day', () => {
  it('are counted as the adjudication indicator says', () => {
    expect(unitLimitWords(3, '1').value).toBe('3 per claim line');
    expect(unitLimitWords(1, '2').value).toBe('1 per day, absolute');
    expect(unitLimitWords(2, '3')).toMatchObject({ value: '2 per day, reviewable' });
    expect(unitLimitWords(2, '8')).toEqual({ value: '2, counted by value 8, not explained in this version', meaning: null });
  });
});

describe('an NCCI pair in words', () => {
  const pair = { code: '27390', other: '27397', thisColumn: 2, modifierIndicator: '1', deletedOn: null } as const;

  it('names the unpaid code from either side', () => {
    expect(editInWords(pair)).toMatch(/^Beside 27397, 27390 is paid only with an NCCI modifier/);
    expect(editInWords({ ...pair, code: '27397', other: '27390', thisColumn: 1 })).toBe(editInWords(pair));
  });

  it('tells never from only-if-separate and from withdrawn', () => {
    expect(editInWords({ ...pair, modifierIndicator: '0' })).toMatch(/never paid; no modifier changes that/);
    expect(editInWords({ ...pair, modifierIndicator: '9' })).toMatch(/^Withdrawn/);
    expect(editInWords({ ...pair, modifierIndicator: '5' })).toMatch(/value 5, not explained/);
    expect(editInWords({ ...pair, deletedOn: '2023-03-31' })).toMatch(/only for services until 2023-03-31/);
  });
});
