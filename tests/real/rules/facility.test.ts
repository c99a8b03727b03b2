import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { openReadOnly, type Owned, type ReadDb } from '../../../db/open/database.ts';
import { checkCase } from '../../../db/queries/check-case.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { realDataFolder } from '../../harness/real-data.ts';
import { readAddendum, secondClaim, type AddendumRow } from './second-facility.ts';

const data = realDataFolder();
const addendum = 'opps/softek_sample_2025-10_addendumB.csv';

/** The same claims in every run: a linear congruential generator. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe.skipIf(data === null)('the payment of a hospital on the official addendum', () => {
  let place: ImportHome;
  let db: Owned<ReadDb>;
  let rows: Map<string, AddendumRow>;
  beforeAll(async () => {
    place = importHome();
    value(await place.run(join(data ?? '', addendum)));
    const opened = openRunningCatalog(place.home, place.starter);
    if (!opened.ok) throw new Error(opened.error.message);
    opened.value.db.close();
    db = openReadOnly(opened.value.path);
    rows = readAddendum(readFileSync(join(data ?? '', addendum), 'latin1'));
  }, 300_000);
  afterAll(() => {
    db.close();
    place.remove();
  });

  it('agrees to the cent with a second computation on 3,000 random claims', () => {
    const next = numbers(20_261_123);
    const of = <Value>(values: readonly Value[]): Value => values[next(values.length)] as Value;
    const byStatus = new Map<string, string[]>();
    // Codes of the starter have pairs, which may take a line off the claim.
    for (const [code, { status }] of rows) if (!/^27[345]\d\d$/.test(code)) byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
    // As often as operations have them, and every other one now and then.
    const usual = ['J1', 'T', 'T', 'T', 'S', 'S', 'N', 'Q1', 'Q2', 'K', 'V'];
    const all = [...byStatus.keys()].filter((status) => !/^(?:[HK]1|D)$/.test(status));
    let paid = 0;
    let open = 0;
    let comprehensive = 0;
    let stopped = 0;
    let conditional = 0;
    for (let round = 0; round < 3_000; round++) {
      // Half of the claims without a comprehensive procedure, some with nothing that packages the conditional services.
      const statuses = round % 10 === 0 ? ['Q1', 'Q2', 'N', 'K'] : round % 2 === 0 ? usual.filter((status) => status !== 'J1') : usual;
      const claim = Array.from({ length: 1 + next(7) }, () => ({ code: of(byStatus.get(next(6) === 0 ? of(all) : of(statuses)) ?? []), units: next(4) === 0 ? 2 : 1, isStopped: next(12) === 0 }));
      const lines = claim.map(({ code, units, isStopped }) => ({ code, units, modifiers: isStopped ? ['73'] : [] }));
      const answer = checkCase(db, { lines, dateOfService: '2025-11-03', place: 'outpatient', locality: null, zip: null });
      if (!answer.ok) throw new Error(answer.error.message);
      const [price] = answer.value.payment.facility.prices;
      const second = secondClaim(claim, rows);
      expect([price?.total == null ? null : Math.round(price.total * 100), price?.isPartial], `${JSON.stringify(lines)}\n${price?.trace.map(({ code, rule, input, result }) => `${code ?? ''} ${rule}: ${input} = ${result}`).join('\n') ?? ''}`).toEqual([second.cents, second.isOpen]);
      if ((second.cents ?? 0) > 0) paid++;
      if (second.isOpen) open++;
      if (lines.some(({ code }) => rows.get(code)?.status === 'J1')) comprehensive++;
      if (!second.isOpen && claim.some(({ code, isStopped }) => isStopped && rows.get(code)?.status === 'T')) stopped++;
      if (!second.isOpen && claim.every(({ code }) => /^(?:Q[12]|N|K)$/.test(rows.get(code)?.status ?? '')) && claim.filter(({ code }) => /^Q[12]$/.test(rows.get(code)?.status ?? '')).length > 1) conditional++;
    }
    // The draw reaches all of them.
    expect(Math.min(paid / 2, open, comprehensive)).toBeGreaterThan(300);
    expect([stopped, conditional].map((count) => count > 20)).toEqual([true, true]);
  }, 300_000);
});
