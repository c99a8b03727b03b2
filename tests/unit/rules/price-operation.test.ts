import { describe, expect, it } from 'vitest';
import { anaesthesiaFee, timeUnitTenths } from '../../../db/rules/anaesthesia-fee.ts';
import { wholeCents } from '../../../db/rules/exact-amount.ts';
import { globalPeriod } from '../../../db/rules/global-period.ts';
import { amounts, line, price, row, total } from './operation-lines.ts';

// 27397, July 2026.
const lengthening = { ...row('27397', 0), workRvu: 1234, facilityPeRvu: 1068, mpRvu: 262, facilityTotal: 2564, conversionFactor: 334_009 };

describe('check values', () => {
  it('the base fee of 27397 in a facility is 25.64 RVU x 33.4009 = 856.40', () => {
    expect(total([line(lengthening)])).toBe(856.4);
  });

  it('three procedures of indicator 2: 1043.48 + 1010.60 / 2 + 922.90 / 2 = 2010.23', () => {
    expect(total([line(row('10001', 922.9)), line(row('10002', 1043.48)), line(row('10003', 1010.6))])).toBe(2010.23);
  });

  it('an endoscopic family: 374.56 in full, 285.98 - 255.40 = 30.58, the base nothing: 405.14', () => {
    const base = row('10010', 255.4, { multipleProcedure: '2' });
    const member = (code: string, fee: number) => row(code, fee, { multipleProcedure: '3', endoBase: '10010' });
    const baseRows = new Map([['10010', base]]);
    expect(total([line(member('10011', 285.98)), line(member('10012', 374.56))], { baseRows })).toBe(405.14);
    expect(amounts([line(member('10011', 285.98)), line(base), line(member('10012', 374.56))], { baseRows })).toEqual([30.58, 0, 374.56]);
  });

  it('an endoscopy of both sides: 150 % decides which is the highest; of a lower one no text says how often the base comes off', () => {
    const base = row('10010', 255.4, { multipleProcedure: '2' });
    const member = (code: string, fee: number) => row(code, fee, { multipleProcedure: '3', endoBase: '10010' });
    const baseRows = new Map([['10010', base]]);
    // 285.98 x 150 % = 428.97 before 374.56 - 255.40 = 119.16.
    expect(amounts([line('50', member('10011', 285.98)), line(member('10012', 374.56))], { baseRows })).toEqual([428.97, 119.16]);
    expect(amounts([line('50', member('10011', 285.98)), line(member('10012', 474.56))], { baseRows })).toEqual([null, 474.56]);
    // Of indicator 2 the fee is of both sides already.
    expect(amounts([line('50', { ...member('10011', 285.98), bilateral: '2' }), line(member('10012', 474.56))], { baseRows })).toEqual([30.58, 474.56]);
  });

  it('an assistant of 856.40: 16 % is 137.02, and not a physician 13.6 % is 116.47', () => {
    expect(total([line('80', lengthening)])).toBe(137.02);
    expect(total([line('81', lengthening)])).toBe(137.02);
    expect(total([line('82', lengthening)])).toBe(137.02);
    expect(total([line('AS', lengthening)])).toBe(116.47);
  });

  it('two surgeons of 1908.48: 62.5 % is 1192.80 each', () => {
    expect(total([line('62', row('10001', 1908.48))])).toBe(1192.8);
  });

  it('an anaesthetic of 7 base units and 129 minutes: 129 / 15 = 8.6; 15.6 x 20.4976 = 319.76', () => {
    const fee = (modifier: string) => anaesthesiaFee({ baseUnits: 7, minutes: 129, factor: 204_976, modifiers: [modifier] });
    expect(wholeCents(fee('AA')?.amount ?? { numerator: 0n, denominator: 1n })).toBe(31_976);
    // Half of 319.76256 is 159.88128.
    expect(wholeCents(fee('QK')?.amount ?? { numerator: 0n, denominator: 1n })).toBe(15_988);
    const anaesthesia = row('01402', 0, { status: 'J' });
    expect(total([{ ...line('QZ', anaesthesia), anaesthesiaBaseUnits: 7, anaesthesiaMinutes: 129 }], { anaesthesiaFactor: 204_976 })).toBe(319.76);
  });

  it('the limiting charge of 1000.00 is 1092.50, and 950.00 are paid', () => {
    const answer = price([line(row('10001', 1000))], { participating: false });
    expect(answer.totalCents).toBe(95_000);
    expect(answer.lines[0]?.limitingCents).toBe(109_250);
  });

  it('the global clock: 92, 11 and 1 days', () => {
    expect(globalPeriod('090', '2026-12-01')).toEqual({ days: 92, startsOn: '2026-11-30', endsOn: '2027-03-01' });
    expect(globalPeriod('010', '2026-12-25')).toEqual({ days: 11, startsOn: '2026-12-25', endsOn: '2027-01-04' });
    expect(globalPeriod('000', '2028-02-29')).toEqual({ days: 1, startsOn: '2028-02-29', endsOn: '2028-02-29' });
  });
});

describe('several procedures', () => {
  const fees = [600, 500, 400, 300, 200, 100].map((fee, index) => line(row(`1000${index.toString()}`, fee)));

  it('five pay 100, 50, 50, 50, 50 per cent: 600 + 250 + 200 + 150 + 100', () => {
    expect(amounts(fees.slice(0, 5))).toEqual([600, 250, 200, 150, 100]);
  });

  it('the sixth by fee is by report, wherever it stands', () => {
    const answer = price([...fees].reverse());
    expect(answer.lines[0]).toMatchObject({ cents: null, reasons: ['By report: the sixth procedure by fee or a later one.'] });
    expect([answer.totalCents, answer.isPartial]).toEqual([130_000, true]);
  });

  it('indicator 0 is never reduced and takes no place in the ranking', () => {
    expect(amounts([line(row('10001', 900, { multipleProcedure: '0' })), line(row('10002', 500)), line(row('10003', 400))])).toEqual([900, 500, 200]);
  });

  it('indicator 9 likewise', () => {
    expect(amounts([line(row('10001', 900, { multipleProcedure: '9' })), line(row('10002', 500))])).toEqual([900, 500]);
  });

  it('indicator 1, the rule before 1995: 100, 50, 25 per cent by its own place', () => {
    expect(amounts([1000, 800, 600].map((fee, index) => line(row(`1000${index.toString()}`, fee, { multipleProcedure: '1' }))))).toEqual([1000, 400, 150]);
  });

  it('an indicator that nothing explains is in full alone and by report in company', () => {
    const unknown = row('10001', 500, { multipleProcedure: '8' });
    expect(amounts([line(unknown)])).toEqual([500]);
    expect(amounts([line(unknown), line(row('10002', 400))])).toEqual([null, 400]);
  });

  it('equal fees give the same total in every order', () => {
    expect(amounts([line(row('10002', 500)), line(row('10001', 500))])).toEqual([250, 500]);
    expect(amounts([line(row('10001', 500)), line(row('10002', 500))])).toEqual([500, 250]);
  });

  it('each further unit is a procedure of its own: 300 + 150 + 150', () => {
    expect(total([{ ...line(row('10001', 300, { bilateral: '0' })), units: 3 }])).toBe(600);
  });

  it('units beyond the fifth place are by report, and those before it are paid: 100 + 4 x 50', () => {
    const answer = price([{ ...line(row('10001', 100, { bilateral: '0' })), units: 7 }]);
    expect([answer.totalCents, answer.isPartial]).toEqual([30_000, true]);
  });

  it('modifier 51 and 59 change no amount', () => {
    expect(amounts([line('51', row('10001', 400)), line('59', row('10002', 500))])).toEqual([200, 500]);
  });

  it('fifty-three rows: five are paid and forty-eight are by report', () => {
    const answer = price(Array.from({ length: 53 }, (_one, index) => line(row(`2${index.toString().padStart(4, '0')}`, 1000 - index))));
    expect(answer.lines.filter(({ cents }) => cents === null)).toHaveLength(48);
    // 1000 + (999 + 998 + 997 + 996) / 2
    expect(answer.totalCents).toBe(299_500);
  });
});

describe('both sides', () => {
  const of = (bilateral: string | null, fee = 400) => row('10001', fee, { bilateral });

  it.each([['0', 400], ['1', 600], ['2', 400], ['3', 800], ['9', 400]])('indicator %s with 50 pays %i of 400', (bilateral, paid) => {
    expect(total([line('50', of(bilateral))])).toBe(paid);
  });

  it.each([['0', 400], ['1', 600], ['2', 400], ['3', 800]])('indicator %s as LT and RT on two lines pays %i', (bilateral, paid) => {
    expect(total([line('LT', of(bilateral)), line('RT', of(bilateral))])).toBe(paid);
  });

  it('two units count as both sides for the indicators 1, 2 and 3, and not for 0', () => {
    const twice = (bilateral: string) => total([{ ...line(of(bilateral)), units: 2 }]);
    expect([twice('1'), twice('2'), twice('3')]).toEqual([600, 400, 800]);
    // Two procedures: 400 + 200.
    expect(twice('0')).toBe(600);
  });

  it('two units of one side are two procedures: 400 + 200', () => {
    expect(total([{ ...line('RT', of('1')), units: 2 }])).toBe(600);
    expect(total([{ ...line('RT', of('3')), units: 2 }])).toBe(600);
  });

  it('fingers are no two sides: 400 + 200', () => {
    expect(total([line('F1', of('3')), line('F2', of('3'))])).toBe(600);
  });

  it('an indicator that nothing explains is by report with 50', () => {
    expect(amounts([line('50', of('7'))])).toEqual([null]);
    expect(amounts([line('50', of(null))])).toEqual([null]);
  });

  it('come before the ranking: 150 % of 400 = 600 stands before 500, which pays 250', () => {
    expect(amounts([line('50', of('1')), line(row('10002', 500))])).toEqual([600, 250]);
  });

  it('of indicator 0 rank with one fee: 400 / 2 beside 500', () => {
    expect(amounts([line('50', of('0')), line(row('10002', 500))])).toEqual([200, 500]);
  });

  it('of indicator 3 rank with two fees: 800 before 500', () => {
    expect(amounts([line('50', of('3')), line(row('10002', 500))])).toEqual([800, 250]);
  });

  it('on two lines are reduced together: (400 x 1.5) / 2 = 300, 150 each', () => {
    expect(amounts([line('LT', of('1')), line('RT', of('1')), line(row('10002', 700))])).toEqual([150, 150, 700]);
  });

  it('on two lines are rounded once: 150 % of 100.03 is 150.045, 150.05 in all', () => {
    expect(amounts([line('LT', of('1', 100.03)), line('RT', of('1', 100.03))])).toEqual([75.03, 75.02]);
  });

  it('of the surgeon and of the assistant do not mix', () => {
    // Surgeon: left alone, 400; assistant: right alone, 16 % of 400.
    expect(amounts([line('LT', of('1')), line('RT 80', of('1'))])).toEqual([400, 64]);
  });
});

describe('endoscopies', () => {
  const knee = row('29870', 100);
  const colon = row('45378', 200);
  const baseRows = new Map([['29870', knee], ['45378', colon]]);
  const of = (base: string, code: string, fee: number) => row(code, fee, { multipleProcedure: '3', endoBase: base });

  it('two families and an open procedure: each family ranks as one', () => {
    // Knee: 300 + (250 - 100) = 450; colon: 280 + (260 - 200) = 340; open 400. Ranked 450, 400, 340.
    const lines = [line(of('29870', '29881', 300)), line(of('29870', '29875', 250)), line(of('45378', '45385', 280)), line(of('45378', '45380', 260)), line(row('27390', 400))];
    expect(amounts(lines, { baseRows })).toEqual([300, 150, 140, 30, 200]);
  });

  it('one of a family alone ranks like any other', () => {
    expect(amounts([line(of('29870', '29881', 300)), line(row('27390', 400))], { baseRows })).toEqual([150, 400]);
  });

  it('the base with one member pays nothing', () => {
    expect(amounts([line(knee), line(of('29870', '29881', 300))], { baseRows })).toEqual([0, 300]);
  });

  it('the base alone pays in full', () => {
    expect(amounts([line(knee)], { baseRows })).toEqual([100]);
  });

  it('a base beside a member of another family is an operation of its own', () => {
    expect(amounts([line(knee), line(of('45378', '45385', 280))], { baseRows })).toEqual([50, 280]);
  });

  it('never less than nothing where the base is dearer', () => {
    expect(amounts([line(of('45378', '45385', 280)), line(of('45378', '45331', 150))], { baseRows })).toEqual([280, 0]);
  });

  it('without the fee of the base the others are by report', () => {
    expect(amounts([line(of('43200', '43201', 280)), line(of('43200', '43202', 260))], { baseRows })).toEqual([280, null]);
  });
});

describe('the package', () => {
  const operation = row('10001', 1000);

  it('54 pays 10 + 69 per cent, 55 21 per cent, 78 69 per cent', () => {
    expect([total([line('54', operation)]), total([line('55', operation)]), total([line('78', operation)])]).toEqual([790, 210, 690]);
  });

  it('55 of 30 of the 90 days: 210 / 3', () => {
    expect(total([{ ...line('55', operation), postoperativeDays: 30 }])).toBe(70);
  });

  it('54 and 55 together with all days are the whole fee', () => {
    expect(total([line('54 55', operation)])).toBe(1000);
  });

  it('58 and 79 pay in full', () => {
    expect([total([line('58', operation)]), total([line('79', operation)])]).toEqual([1000, 1000]);
  });

  it('78 of a 000-day procedure pays in full, 54 of it is by report', () => {
    const minor = row('10001', 100, { globalDays: '000', preOp: 0, intraOp: 0, postOp: 0 });
    expect(amounts([line('78', minor)])).toEqual([100]);
    expect(amounts([line('54', minor)])).toEqual([null]);
  });

  it('more days than the package has are by report', () => {
    expect(amounts([{ ...line('55', row('10001', 100, { globalDays: '010' })), postoperativeDays: 30 }])).toEqual([null]);
  });

  it('22, 52 and 53 without a row of their own are by report and take no place in the ranking', () => {
    for (const modifier of ['22', '52', '53']) expect(amounts([line(modifier, row('10001', 900)), line(row('10002', 500))]), modifier).toEqual([null, 500]);
  });

  it('53 with a row of its own pays that row', () => {
    expect(total([line('53', row('45378', 300), row('45378', 150, { modifier: '53' }))])).toBe(150);
  });

  it('26 and TC pay their own rows, and without one nothing is told', () => {
    const test = [row('70001', 100, { multipleProcedure: '0' }), row('70001', 30, { modifier: '26', multipleProcedure: '0' })];
    expect(amounts([line('26', ...test), line('TC', ...test)])).toEqual([30, null]);
  });
});

describe('roles', () => {
  const of = (more: Parameters<typeof row>[2]) => row('10001', 1000, more);

  it.each([['0', 160], ['1', 0], ['2', 160], ['9', 0], ['7', null]])('an assistant of indicator %s is paid %s of 1000', (assistantAtSurgery, paid) => {
    expect(amounts([line('80', of({ assistantAtSurgery }))])).toEqual([paid]);
  });

  it.each([['0', 0], ['1', 625], ['2', 625], ['9', 0], ['', null]])('two surgeons of indicator %s are paid %s each', (coSurgeons, paid) => {
    expect(amounts([line('62', of({ coSurgeons }))])).toEqual([paid]);
  });

  it.each([['0', 0], ['1', null], ['2', null]])('a team of indicator %s is %s', (teamSurgery, paid) => {
    expect(amounts([line('66', of({ teamSurgery }))])).toEqual([paid]);
  });

  it('an assistant on a reduced line is paid 16 % of what is left: 500 / 2 x 0.16 = 40', () => {
    const [large, small] = [row('10001', 1000), row('10002', 500)];
    expect(amounts([line(large), line(small), line('80', large), line('80', small)])).toEqual([1000, 250, 160, 40]);
  });

  it('an assistant on both sides: 150 % of 1000, 13.6 % of it', () => {
    expect(total([line('50 AS', of({}))])).toBe(204);
  });
});

describe('charges', () => {
  it('the lower of charge and fee is paid', () => {
    expect(amounts([{ ...line(row('10001', 500)), chargeCents: 45_000 }, { ...line(row('10002', 400)), chargeCents: 90_000 }])).toEqual([450, 200]);
  });

  it('of both sides on two lines both charges are held against the one amount of both', () => {
    const side = (modifiers: string, chargeCents: number) => ({ ...line(modifiers, row('10001', 125, { bilateral: '0' })), chargeCents });
    // The example of the record layout: 100 + 100 charged, 125 is the fee.
    expect(total([side('LT', 10_000), side('RT', 10_000)])).toBe(125);
    expect(total([side('LT', 5_000), side('RT', 6_000)])).toBe(110);
  });

  it('a charge of nothing pays nothing', () => {
    expect(total([{ ...line(row('10001', 125)), chargeCents: 0 }])).toBe(0);
  });
});

describe('tests and therapy beside each other', () => {
  it('imaging of one family: the dearer technical part in full, the other half; the reading of the second 95 %', () => {
    const image = (code: string, tc: number, pc: number) => [row(code, tc + pc, { multipleProcedure: '4', imagingFamily: '88' }), row(code, pc, { modifier: '26', multipleProcedure: '4', imagingFamily: '88' }), row(code, tc, { modifier: 'TC', multipleProcedure: '4', imagingFamily: '88' })];
    // 200 + 100; 150 / 2 + 80 x 0.95 = 151
    expect(amounts([line(...image('70001', 200, 100)), line(...image('70002', 150, 80))])).toEqual([300, 151]);
    expect(amounts([line('26', ...image('70001', 200, 100)), line('26', ...image('70002', 150, 80))])).toEqual([100, 76]);
    expect(amounts([line('TC', ...image('70001', 200, 100)), line('26', ...image('70002', 150, 80))])).toEqual([200, 80]);
  });

  it('heart tests lose a quarter and eye tests a fifth of the technical part', () => {
    for (const [indicator, second] of [['6', 30 + 75], ['7', 30 + 80]] as const) {
      const test = (code: string, tc: number) => [row(code, tc + 30, { multipleProcedure: indicator }), row(code, 30, { modifier: '26', multipleProcedure: indicator }), row(code, tc, { modifier: 'TC', multipleProcedure: indicator })];
      expect(amounts([line(...test('93001', 120)), line(...test('93002', 100))])).toEqual([150, second]);
    }
  });

  it('therapy loses half of the practice expense of every further unit', () => {
    const therapy = { ...row('97001', 40, { multipleProcedure: '5', bilateral: '0' }), facilityPeRvu: 2000, facilityTotal: 6000 };
    // 60 + 50 + 50
    expect(total([{ ...line(therapy), units: 3 }])).toBe(160);
  });
});

describe('what has no amount', () => {
  it.each(['B', 'C', 'N', 'I', 'X', 'Q'])('status %s has none, and the others are ranked without it', (status) => {
    expect(amounts([line(row('10001', 900, { status })), line(row('10002', 500))])).toEqual([null, 500]);
  });

  it('status T is paid alone and is part of anything else of the day', () => {
    const injection = row('10001', 20, { status: 'T', multipleProcedure: '0' });
    expect(amounts([line(injection)])).toEqual([20]);
    expect(amounts([line(injection), line(row('10002', 500))])).toEqual([0, 500]);
  });

  it('NA in an office has none there', () => {
    expect(amounts([line(row('10001', 100, { nonFacilityNa: 1 }))], { place: 'non-facility' })).toEqual([null]);
  });

  it('a code without rows has none, an anaesthetic without minutes or factor neither', () => {
    expect(amounts([{ rows: [] }])).toEqual([null]);
    const anaesthesia = row('01402', 0, { status: 'J' });
    expect(amounts([line('AA', anaesthesia)], { anaesthesiaFactor: 200_000 })).toEqual([null]);
    expect(amounts([{ ...line('AA', anaesthesia), anaesthesiaBaseUnits: 7, anaesthesiaMinutes: 60 }])).toEqual([null]);
  });

  it('time units are rounded half up to one decimal', () => {
    expect([1, 7, 8, 15, 129, 0].map(timeUnitTenths)).toEqual([1, 5, 5, 10, 86, 0]);
  });
});

describe('the trace', () => {
  it('tells each step in order with its rule, what went in, what came out and the source', () => {
    const steps = price([{ ...line('50 80', row('10001', 1000)), chargeCents: 10_000 }, line('80', row('10002', 2000))]).trace;
    expect(steps.filter((step) => step.line === 0).map(({ step }) => step)).toEqual(['place', 'both sides', 'ranking', 'role', 'charge']);
    for (const { rule, result, source } of steps) expect([rule, result, source].every((words) => words !== '')).toBe(true);
    expect(steps.at(-1)).toMatchObject({ step: 'total', result: '$420.00' });
  });
});
