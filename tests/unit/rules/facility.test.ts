import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FacilityLine } from '../../../db/rules/facility/facility-lines.ts';
import type { FacilityPrice } from '../../../db/rules/facility/facility-price.ts';
import { priceHospitalOutpatient, type HospitalRate } from '../../../db/rules/facility/hospital-outpatient.ts';
import { priceSurgeryCentre, type CentreRate } from '../../../db/rules/facility/surgery-centre.ts';

/** "27390-50x2" is a line; the code says nothing of its rate. */
function lines(written: readonly string[], more: Partial<FacilityLine> = {}): FacilityLine[] {
  return written.map((text, line) => {
    const [, code = '', modifiers = '', units = '1'] = /^(\w{5})((?:-\w\w)*)(?:x(\d+))?$/.exec(text) ?? [];
    return { line, code, modifiers: modifiers.split('-').slice(1), units: Number(units), bilateral: '1', isAddOn: false, isDenied: false, ...more };
  });
}

/** "T 890.29" by code. */
function hospital(rates: Readonly<Record<string, string>>, written: readonly string[], more: Partial<FacilityLine> = {}): FacilityPrice {
  const read = (text: string): HospitalRate => {
    const [status = '', rate, apc] = text.split(' ');
    return { status, apc: apc ?? null, mills: rate === undefined ? null : Math.round(Number(rate) * 1000) };
  };
  return priceHospitalOutpatient(lines(written, more), new Map(Object.entries(rates).map(([code, text]) => [code, read(text)])));
}

/** "A2 1644.87 Y" by code. */
function centre(rates: Readonly<Record<string, string>>, written: readonly string[], unlisted: readonly string[] = [], more: Partial<FacilityLine> = {}): FacilityPrice {
  const read = (text: string): CentreRate => {
    const [indicator = '', rate, mark] = text.split(' ');
    return { indicator, isDiscounted: mark === undefined ? null : mark === 'Y', mills: rate === undefined ? null : Math.round(Number(rate) * 1000) };
  };
  return priceSurgeryCentre(lines(written, more), new Map(Object.entries(rates).map(([code, text]) => [code, read(text)])), new Set(unlisted));
}

/** Dollars of each line; null without an amount, '?' by report. */
const amounts = (price: FacilityPrice): (number | null | '?')[] => price.lines.map(({ cents, isByReport }) => (isByReport ? '?' : cents === null ? null : cents / 100));

describe('a hospital outpatient claim', () => {
  it('of two procedures of status T: 890.29 in full and half of 692.53, 346.27: 1236.56', () => {
    const price = hospital({ '64483': 'T 890.29', '62321': 'T 692.53' }, ['62321', '64483']);
    expect(amounts(price)).toEqual([346.27, 890.29]);
    expect(price).toMatchObject({ totalCents: 123_656, isPartial: false });
  });

  it('of both sides of a procedure of status T: in full and half, 1335.44 of 890.29', () => {
    expect(amounts(hospital({ '64483': 'T 890.29' }, ['64483-50']))).toEqual([1335.44]);
    expect(amounts(hospital({ '64483': 'T 890.29' }, ['64483x2']))).toEqual([1335.44]);
    expect(amounts(hospital({ '64483': 'T 890.29' }, ['64483-LT', '64483-RT']))).toEqual([890.29, 445.15]);
    expect(amounts(hospital({ '64483': 'T 890.29' }, ['64483-50'], { bilateral: '2' }))).toEqual([890.29]);
    expect(amounts(hospital({ '64483': 'T 890.29' }, ['64483-50'], { bilateral: '0' }))).toEqual(['?']);
  });

  it('of status S is never halved', () => {
    expect(amounts(hospital({ '70450': 'S 100', '70460': 'S 180', '64483': 'T 890.29' }, ['70450', '70460x2', '64483']))).toEqual([100, 360, 890.29]);
  });

  it('with J1 is paid once, at the highest rate, whatever else is on it', () => {
    const price = hospital({ '27447': 'J1 12866.82', '27390': 'J1 3244.61', '64483': 'T 890.29', '70450': 'S 100', '20985': 'N', '80048': 'Q4', 'J1100': 'K 3' }, ['27390', '64483', '27447', '70450', '20985', '80048', 'J1100']);
    expect(amounts(price)).toEqual([0, 0, 12_866.82, 0, 0, 0, 0]);
    expect(price.notes.join(' ')).toContain('complexity');
    expect(hospital({ '27447': 'J1 12866.82' }, ['27447']).notes).toEqual([]);
    expect(hospital({ '27447': 'J1 12866.82', '20985': 'N' }, ['27447', '20985'], { isAddOn: true }).notes.join(' ')).toContain('complexity');
  });

  it('with J1 pays beside it what its status names, and leaves by report what the addendum does not decide', () => {
    const rates = { '27447': 'J1 12866.82', 'A9590': 'G 10', 'C2616': 'U 200', 'C1600': 'H', '90739': 'F', '97110': 'A', '0644T': 'S 5000 1575', 'C9804': 'H1' };
    expect(amounts(hospital(rates, ['27447', 'A9590x3', 'C2616', 'C1600', '90739', '97110', '0644T', 'C9804']))).toEqual([12_866.82, 30, 200, '?', '?', '?', '?', '?']);
  });

  // Manual chapter 4, section 180.7: the other services of that day are not paid. Beside T or J1 a list of exceptions decides.
  it('with an inpatient-only operation pays nothing that day, and beside T or J1 a list decides', () => {
    const price = hospital({ '22632': 'C', '27447': 'J1 12866.82', '70450': 'S 100' }, ['22632', '27447', '70450']);
    expect(amounts(price)).toEqual([null, '?', '?']);
    expect(price).toMatchObject({ totalCents: null, isPartial: true });
    const alone = hospital({ '22632': 'C', '70450': 'S 100', '12001': 'Q1 198.70' }, ['22632', '70450', '12001']);
    expect(amounts(alone)).toEqual([null, null, null]);
    expect(alone).toMatchObject({ totalCents: null, isPartial: false });
  });

  // Manual chapter 4, section 180.7: with CA the day is one payment, so that not paid would be wrong.
  it('with an inpatient-only operation of a patient who died before admission is by report', () => {
    expect(amounts(hospital({ '22632': 'C', '70450': 'S 100' }, ['22632-CA', '70450']))).toEqual(['?', '?']);
  });

  it.each([
    ['Q1 beside S, T or V', { '12001': 'Q1 198.70', '70450': 'S 100' }, [0, 100]],
    ['Q1 alone', { '12001': 'Q1 198.70' }, [198.7]],
    ['Q2 beside S', { '12001': 'Q2 198.70', '70450': 'S 100' }, [198.7, 100]],
    ['Q2 beside T', { '12001': 'Q2 198.70', '64483': 'T 890.29' }, [0, 890.29]],
    // Manual chapter 4, section 10.4.1: of those that nothing packages the highest is paid, 198.70, and the others are part of it.
    ['two of Q1', { '12001': 'Q1 98.70', '12002': 'Q1 198.70' }, [0, 198.7]],
    ['Q1 and Q2, neither packaged', { '12001': 'Q1 198.70', '12002': 'Q2 240' }, [0, 240]],
    ['two of Q2 beside S', { '12001': 'Q2 198.70', '12002': 'Q2 240', '70450': 'S 100' }, [0, 240, 100]],
    ['Q1 that S packages, beside Q2 that it does not', { '12001': 'Q1 198.70', '12002': 'Q2 98.70', '70450': 'S 100' }, [0, 98.7, 100]],
    ['two of Q1, one without a rate', { '12001': 'Q1 98.70', '12002': 'Q1' }, ['?', '?']],
    ['two of Q1 beside a composite', { '12001': 'Q1 98.70', '12002': 'Q1 198.70', '12003': 'Q3 300' }, ['?', '?', '?']],
    ['Q1 beside observation', { '12001': 'Q1 98.70', '12002': 'J2 300' }, ['?', '?']],
    ['Q3', { '12001': 'Q3 198.70' }, ['?']],
    ['Q4 beside another', { '12001': 'Q4', '70450': 'S 100' }, [0, 100]],
    ['Q4 alone', { '12001': 'Q4' }, [null]],
    ['J2', { '12001': 'J2 500' }, ['?']],
    ['A, B, E1', { '12001': 'A', '12002': 'B', '12003': 'E1' }, [null, null, null]],
    ['an unknown status', { '12001': 'X9 7' }, ['?']],
  ] as const)('of %s', (_what, rates, expected) => {
    expect(amounts(hospital(rates, Object.keys(rates)))).toEqual(expected);
  });

  it('of several units that nothing else packages is by report', () => {
    expect(amounts(hospital({ '12001': 'Q1 198.70', '12002': 'Q1 98.70' }, ['12001x2', '12002']))).toEqual(['?', '?']);
  });

  // 42 CFR 419.44(b): half where it was stopped before anaesthesia, in full after it. 890.29 / 2 = 445.145.
  it('of a procedure stopped before anaesthesia is half, once whatever the units, and in full after it', () => {
    const rates = { '64483': 'T 890.29', '70450': 'S 100' };
    expect(amounts(hospital(rates, ['64483-73']))).toEqual([445.15]);
    expect(amounts(hospital(rates, ['64483-73x2']))).toEqual([445.15]);
    expect(amounts(hospital(rates, ['64483-73-50']))).toEqual([445.15]);
    expect(amounts(hospital(rates, ['70450-73']))).toEqual([50]);
    expect(hospital(rates, ['64483-73']).notes.join(' ')).toContain('implant');
    expect(amounts(hospital(rates, ['64483-74x2']))).toEqual([1335.44]);
    expect(hospital(rates, ['64483-74']).notes).toEqual([]);
  });

  // 42 CFR 419.44(a) and (b) together: not the highest, so a half of the half. 692.53 / 4 = 173.1325.
  it('of a procedure stopped before anaesthesia beside a higher one is a quarter; beside a lower one nobody can tell which is in full', () => {
    const rates = { '64483': 'T 890.29', '62321': 'T 692.53', '20610': 'T 300' };
    expect(amounts(hospital(rates, ['64483', '62321-73']))).toEqual([890.29, 173.13]);
    expect(amounts(hospital(rates, ['64483-73', '62321', '20610']))).toEqual(['?', '?', 150]);
    expect(amounts(hospital(rates, ['64483-73', '62321-73']))).toEqual(['?', '?']);
    expect(amounts(hospital(rates, ['64483-73', '64483']))).toEqual(['?', '?']);
  });

  it('does not read the surgeon\'s 52 and 53 as what the hospital bills, unless 73 or 74 stands beside them', () => {
    const rates = { '64483': 'T 890.29', '62321': 'T 692.53' };
    expect(amounts(hospital(rates, ['64483-52']))).toEqual(['?']);
    expect(amounts(hospital(rates, ['64483-53']))).toEqual(['?']);
    expect(amounts(hospital(rates, ['64483-53-73']))).toEqual([445.15]);
    expect(amounts(hospital(rates, ['64483-53-74']))).toEqual([890.29]);
    expect(amounts(hospital(rates, ['64483-73-74']))).toEqual(['?']);
    expect(amounts(hospital(rates, ['64483-52', '62321']))).toEqual(['?', '?']);
    expect(amounts(hospital(rates, ['64483', '62321-52']))).toEqual([890.29, '?']);
  });

  it('is by report for a comprehensive procedure that was stopped: the share of an implant is not loaded', () => {
    expect(amounts(hospital({ '27447': 'J1 12866.82' }, ['27447-73']))).toEqual(['?']);
    expect(amounts(hospital({ '27447': 'J1 12866.82' }, ['27447-52']))).toEqual(['?']);
    expect(amounts(hospital({ '27447': 'J1 12866.82' }, ['27447-74']))).toEqual([12_866.82]);
  });
});

describe('lines of practitioners', () => {
  const rates = { '64483': 'T 890.29' };
  it('of assistants, of the care after and of a second surgeon are not billed again', () => {
    expect(amounts(hospital(rates, ['64483', '64483-80', '64483-AS', '64483-55']))).toEqual([890.29, null, null, null]);
    expect(amounts(hospital(rates, ['64483-62', '64483-62']))).toEqual([890.29, null]);
    expect(amounts(hospital(rates, ['64483-62-LT', '64483-62-RT']))).toEqual([890.29, 445.15]);
    expect(amounts(hospital(rates, ['64483-26', '64483-TC']))).toEqual([null, 890.29]);
    expect(amounts(hospital(rates, ['64483-26']))).toEqual([890.29]);
  });

  it('that are not paid as they stand do not count', () => {
    expect(amounts(hospital(rates, ['64483'], { isDenied: true }))).toEqual([null]);
  });
});

describe('a surgery centre', () => {
  it('is paid the highest of the discounted operations in full and half of the others: 1644.87 + 67.77', () => {
    const price = centre({ '0101T': 'R2 135.54 Y', '0102T': 'G2 1644.87 Y', '0095T': 'N1' }, ['0101T', '0102T', '0095T']);
    expect(amounts(price)).toEqual([67.77, 1644.87, 0]);
    expect(price.totalCents).toBe(171_264);
  });

  it('is paid both sides as two operations', () => {
    expect(amounts(centre({ '31020': 'A2 1000 Y' }, ['31020-50']))).toEqual([1500]);
    expect(amounts(centre({ '31020': 'A2 1000 Y' }, ['31020', '31020']))).toEqual([1000, 500]);
    expect(amounts(centre({ '31020': 'A2 1000 N' }, ['31020x2']))).toEqual([2000]);
  });

  it('is paid in full what is never discounted; where that is the higher one the rules differ on the other', () => {
    expect(amounts(centre({ '10001': 'G2 500 N', '10002': 'G2 800 Y', '10003': 'G2 300 Y' }, ['10001', '10002', '10003']))).toEqual([500, 800, 150]);
    expect(amounts(centre({ '10001': 'G2 900 N', '10002': 'G2 800 Y', '10003': 'G2 300 Y' }, ['10001', '10002', '10003']))).toEqual([900, '?', 150]);
  });

  // 42 CFR 416.172(f) and manual chapter 14, section 40.4: half before anaesthesia, and no less beside others; in full after it.
  it('is paid half of an operation stopped before anaesthesia, in full after it', () => {
    const rates = { '10001': 'G2 500 Y', '10002': 'G2 800 Y', '10003': 'J8 4000 Y', '77002': 'Z2 60' };
    expect(amounts(centre(rates, ['10001-73']))).toEqual([250]);
    expect(amounts(centre(rates, ['10001-73', '10002']))).toEqual([250, 800]);
    expect(amounts(centre(rates, ['10001', '10002-73']))).toEqual(['?', 400]);
    expect(amounts(centre(rates, ['10001-74', '10002']))).toEqual([250, 800]);
    expect(amounts(centre(rates, ['10001-53']))).toEqual(['?']);
    expect(amounts(centre(rates, ['10001-73x2']))).toEqual(['?']);
    // Section 40.10: the share of an implant comes off first.
    expect(amounts(centre(rates, ['10003-73']))).toEqual(['?']);
    expect(amounts(centre(rates, ['10003-74']))).toEqual([4000]);
    expect(amounts(centre(rates, ['10001', '77002-73']))).toEqual([500, '?']);
  });

  it('is paid what belongs to an operation beside one alone', () => {
    const rates = { '10001': 'G2 500 Y', '77002': 'Z2 60', 'J7999': 'K7', 'C9001': 'J7' };
    expect(amounts(centre(rates, ['10001', '77002', 'J7999', 'C9001']))).toEqual([500, 60, '?', '?']);
    expect(amounts(centre(rates, ['77002']))).toEqual(['?']);
  });

  it('is paid nothing for an operation that a whole list leaves out, and an excerpt says nothing', () => {
    expect(amounts(centre({}, ['27447'], ['27447']))).toEqual([null]);
    expect(amounts(centre({}, ['27447']))).toEqual(['?']);
  });

  it('cannot be told from a list without the column of discounts, unless one operation is alone', () => {
    expect(amounts(centre({ '10001': 'G2 500', '10002': 'G2 800' }, ['10001', '10002']))).toEqual(['?', '?']);
    expect(amounts(centre({ '10001': 'G2 500' }, ['10001']))).toEqual([500]);
  });

  it('has no rate where the list prints 0', () => {
    expect(amounts(centre({ '9999X': 'D5 0 N', '10001': 'G2 0 Y' }, ['9999X', '10001']))).toEqual([null, '?']);
  });
});

describe('any claim', () => {
  const statuses = ['A', 'B', 'C', 'E1', 'F', 'G', 'H', 'J1', 'J2', 'K', 'N', 'P', 'Q1', 'Q2', 'Q3', 'Q4', 'R', 'S', 'T', 'U', 'V', 'Y', 'Z9'];
  const someLines = fc.array(fc.record({ status: fc.constantFrom(...statuses), rate: fc.integer({ min: 1, max: 2_000_000 }), units: fc.integer({ min: 1, max: 3 }), modifier: fc.constantFrom('', '-50', '-LT', '-80', '-62', '-73', '-74', '-52', '-CA') }), { minLength: 1, maxLength: 9 });

  it('pays the same whatever the order of entry, no line more than its rates, and its total is the sum of its lines', () => {
    fc.assert(
      fc.property(someLines, fc.boolean(), (drawn, isDenied) => {
        const rates = Object.fromEntries(drawn.map(({ status, rate }, index) => [`1000${index.toString()}`, `${status} ${(rate / 1000).toFixed(3)}`]));
        const written = drawn.map(({ units, modifier }, index) => `1000${index.toString()}${modifier}x${units.toString()}`);
        const price = hospital(rates, written);
        const back = hospital(rates, [...written].reverse());
        expect(amounts(back).reverse()).toEqual(amounts(price));
        expect(price.totalCents ?? 0).toBe(price.lines.reduce((sum, { cents }) => sum + (cents ?? 0), 0));
        for (const [index, { cents }] of price.lines.entries()) expect(cents ?? 0).toBeLessThanOrEqual(((drawn[index]?.rate ?? 0) / 10) * 6 + 1);
        if (isDenied) expect(hospital(rates, written, { isDenied }).totalCents).toBeNull();
      }),
    );
  });
});
