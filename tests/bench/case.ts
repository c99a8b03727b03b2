import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadOnly, type ReadDb } from '../../db/open/database.ts';
import { createCaseChecker } from '../../db/queries/check-case.ts';
import { importIntoNewHome } from '../relevance/imported-catalog.ts';
import { median, milliseconds, percentile, type Row } from './statistics.ts';

const cases = 400;
const codesOfACase = 25;

/** The baseline: every fact of every code by a plain statement of its own, and nothing done with it. */
const tables = ['pfs', 'mue', 'add_on_edit', 'opps', 'asc_payment', 'hcpcs', 'work_time', 'code_link', 'hospital_price'] as const;

/** Twenty-five codes of one operation and day, checked and priced over a catalog of the whole folder, beside their facts alone. */
export function benchCase(data: string): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-bench-case-'));
  try {
    const db = openReadOnly(importIntoNewHome(join(folder, 'whole'), [data]));
    try {
      const drawn = drawCases(db);
      const check = createCaseChecker(db);
      const plain = plainStatements(db);
      const checked = timed(drawn, (codes) => {
        const answer = check({ lines: codes.map((code, index) => ({ code, modifiers: index % 3 === 0 ? ['59'] : [] })), dateOfService: '2025-11-03', place: 'outpatient', locality: null, zip: null });
        if (!answer.ok) throw new Error(answer.error.message);
      });
      const baseline = timed(drawn, plain);
      const row = (what: string, { taken }: Timed, beside: string): Row => ({ what, count: taken.length, median: milliseconds(median(taken)), p95: milliseconds(percentile(taken, 0.95)), worst: milliseconds(Math.max(...taken)), beside });
      return [
        row(`${codesOfACase.toString()} codes of an operation checked and priced`, checked, `processor time ${(checked.processorMs / baseline.processorMs).toFixed(1)} times, ${milliseconds(checked.processorMs / cases)} a case`),
        row('their facts, a plain statement for each code and table', baseline, '1'),
      ];
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Timed {
  readonly taken: number[];
  /** Of the whole process, which other work on the machine does not lengthen. */
  readonly processorMs: number;
}

function timed(drawn: readonly (readonly string[])[], work: (codes: readonly string[]) => void): Timed {
  // What is compiled and read once is not part of a case.
  for (const codes of drawn.slice(0, cases / 2)) work(codes);
  const before = process.cpuUsage();
  const taken = drawn.map((codes) => {
    const start = performance.now();
    work(codes);
    return performance.now() - start;
  });
  const { user, system } = process.cpuUsage(before);
  return { taken, processorMs: (user + system) / 1000 };
}

/** The same operations in every run: a linear congruential generator over the surgical codes of the schedule. */
function drawCases(db: ReadDb): string[][] {
  const codes = db.prepare<{ code: string }>(`SELECT DISTINCT code FROM pfs WHERE modifier = '' AND status = 'A' AND code BETWEEN '10004' AND '69990' ORDER BY code`).all().map(({ code }) => code);
  let state = 7;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return Array.from({ length: cases }, () => Array.from({ length: codesOfACase }, () => codes[next(codes.length)] ?? '27397'));
}

function plainStatements(db: ReadDb): (codes: readonly string[]) => void {
  const statements = tables.map((table) => db.prepare<unknown>(`SELECT * FROM ${table} WHERE ${table === 'add_on_edit' ? 'add_on' : table === 'code_link' ? `system = 'CPT' AND code` : 'code'} = :code`));
  const titles = db.prepare<unknown>(`SELECT * FROM code WHERE system = 'CPT' AND code = :code`);
  const sources = db.prepare<{ sourceId: number }>(`SELECT source_id AS sourceId FROM source WHERE kind = 'ncci-ptp-practitioner'`).all();
  const pairs = db.prepare<unknown>('SELECT * FROM ncci_pairs WHERE source_id = :sourceId AND code = :code AND column_number = 1');
  return (codes) => {
    for (const code of codes) {
      titles.get({ code });
      for (const statement of statements) statement.all({ code });
      for (const { sourceId } of sources) pairs.all({ sourceId, code });
    }
  };
}
