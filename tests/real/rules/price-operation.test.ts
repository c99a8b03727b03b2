import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReadOnly, type Owned, type ReadDb } from '../../../db/open/database.ts';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { checkCase } from '../../../db/queries/check-case.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { realDataFolder } from '../../harness/real-data.ts';
import { readRows, secondTotal, type Indices, type Row, type TrayLine } from './second-computation.ts';

const data = realDataFolder();
const schedule = 'pfs/rvu25d/PPRRVU2025_Oct.csv';

/** The same trays in every run: a linear congruential generator. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe.skipIf(data === null)('the price of an operation on the official schedule', () => {
  let place: ImportHome;
  let db: Owned<ReadDb>;
  let rows: Map<string, Row>;
  beforeAll(async () => {
    place = importHome();
    value(await place.run(join(data ?? '', schedule), join(data ?? '', 'pfs/rvu25d/GPCI2025.csv')));
    const opened = openRunningCatalog(place.home, place.starter);
    if (!opened.ok) throw new Error(opened.error.message);
    opened.value.db.close();
    db = openReadOnly(opened.value.path);
    rows = readRows(readFileSync(join(data ?? '', schedule), 'latin1'));
  }, 300_000);
  afterAll(() => {
    db.close();
    place.remove();
  });

  it('agrees to the cent with a second computation on 5,000 random trays', () => {
    const next = numbers(20_261_123);
    const of = <Value>(values: readonly Value[]): Value => values[next(values.length)] as Value;
    const surgical = [...rows].filter(([code, { several }]) => /^[1-6]\d{4}$/.test(code) && ['0', '2', '3'].includes(several)).map(([code]) => code);
    const scopes = surgical.filter((code) => rows.get(code)?.several === '3');
    const bases = [...new Set(scopes.map((code) => rows.get(code)?.base ?? ''))].filter((code) => rows.has(code));
    const localities: [string | null, Indices][] = [
      [null, { work: 1000n, pe: 1000n, mp: 1000n }],
      // As the file prints them: 1.003, 0.986, 1.718.
      ['08202-01', { work: 1003n, pe: 986n, mp: 1718n }],
    ];
    let withAmount = 0;
    let partial = 0;
    for (let tray = 0; tray < 5_000; tray++) {
      const family = scopes.filter((code) => rows.get(code)?.base === of(bases));
      const lines = Array.from({ length: 1 + next(8) }, (): TrayLine => {
        const code = next(3) === 0 && family.length > 0 ? of([...family, ...bases]) : of(surgical);
        return { code, side: of(['', '', '', '50', 'LT', 'RT']), role: of(['', '', '', '', '80', 'AS', '62']), share: of(['', '', '', '', '', '54', '55', '78']) };
      });
      // Both sides on two lines, now and then.
      const first = lines[0];
      if (first !== undefined && next(4) === 0) lines.push({ ...first, side: first.side === 'LT' ? 'RT' : first.side === 'RT' ? 'LT' : first.side });
      const [locality, indices] = of(localities);
      const inFacility = next(3) > 0;
      const answer = checkCase(db, {
        lines: lines.map(({ code, side, role, share }) => ({ code, modifiers: [side, role, share].filter((modifier) => modifier !== '') })),
        dateOfService: '2025-11-03', place: inFacility ? 'facility' : 'office', locality, zip: null,
      });
      if (!answer.ok) throw new Error(answer.error.message);
      const { payment } = answer.value;
      const second = secondTotal(lines, rows, indices, inFacility);
      expect([Math.round(payment.total * 100), payment.isPartial], `${JSON.stringify(lines)} ${locality ?? 'national'} ${inFacility ? 'facility' : 'office'}\n${payment.trace.map(({ line, code, rule, result }) => `${line ?? ''} ${code ?? ''} ${rule} = ${result}`).join('\n')}`).toEqual([second.cents, second.isPartial]);
      if (second.cents > 0) withAmount++;
      if (second.isPartial) partial++;
    }
    // The draw reaches both: most trays are paid, and some have lines without an amount.
    expect(withAmount).toBeGreaterThan(3_000);
    expect(partial).toBeGreaterThan(500);
  }, 600_000);

  it('never throws on twenty-five codes of the schedule with any modifiers, units and dates', () => {
    const next = numbers(7);
    const codes = [...rows.keys()];
    const modifiers = ['22', '24', '25', '26', '50', '51', '52', '53', '54', '55', '56', '57', '58', '59', '62', '66', '76', '77', '78', '79', '80', '81', '82', 'AS', 'AA', 'QK', 'TC', 'LT', 'RT', 'F1', 'XS', 'ZZ'];
    for (let round = 0; round < 200; round++) {
      const lines = Array.from({ length: 25 }, () => ({
        code: codes[next(codes.length)] ?? '27397', units: 1 + next(5), modifiers: [...new Set(Array.from({ length: next(4) }, () => modifiers[next(modifiers.length)] ?? '59'))], charge: next(2) === 0 ? null : next(500_000) / 100,
      }));
      const answer = checkCase(db, { lines, dateOfService: ['1999-01-01', '2025-11-03', '2026-12-01', '2150-01-01'][next(4)] ?? '2025-11-03', place: (['facility', 'inpatient', 'outpatient', 'surgery-centre', 'office'] as const)[next(5)] ?? 'office', locality: next(2) === 0 ? null : '08202-01', zip: null, participating: next(2) === 0 });
      expect(answer.ok).toBe(true);
      if (answer.ok) expect(Math.round(answer.value.payment.total * 100)).toBe(answer.value.lines.reduce((sum, { amount }) => sum + Math.round((amount ?? 0) * 100), 0));
    }
  }, 300_000);
});
