import { expect, test } from 'vitest';
import type { SqlValue } from '../../../db/open/database.ts';
import { hospitalPrices } from '../../../db/import/sources/hospital-prices.ts';
import { charges, jsonFile, tallFile, wideFile } from '../../fixtures/import/hospital-files.ts';

// Seeded, so that a failure comes back: the number of the round is in its message.
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Reads in pieces of odd sizes, as a disk or an archive may give them. */
async function* inPieces(bytes: Buffer, next: () => number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    const length = 1 + Math.floor(next() * 3000);
    yield bytes.subarray(at, at + length);
    at += length;
    await Promise.resolve();
  }
}

interface Read { verdict: string; rows: string[]; rowsRead: number; rowsKept: number; rejected: number }

async function read(bytes: Buffer, next: () => number): Promise<Read> {
  const nothing = { rows: [], rowsRead: 0, rowsKept: 0, rejected: 0 };
  const recognised = hospitalPrices.recogniseHead?.({ label: 'file', bytes: bytes.subarray(0, 256 * 1024) });
  if (recognised?.verdict !== 'yes') return { verdict: recognised?.verdict ?? 'no', ...nothing };
  const rows: string[] = [];
  const take = (_line: number, values: readonly SqlValue[]): void => { if (values[0] === 'price') rows.push([values[5], ...values.slice(10, 18)].join('|')); };
  const outcome = await recognised.read(inPieces(bytes, next), take, { knownValues: () => null, step: () => undefined });
  if (!outcome.ok) return { verdict: outcome.error.code, ...nothing };
  return { verdict: 'read', rows, rowsRead: outcome.value.rowsRead, rowsKept: outcome.value.rowsKept, rejected: outcome.value.rejected.length };
}

const items = charges(24);
const inputs: Record<string, Buffer> = { tall: Buffer.from(tallFile(items)), wide: Buffer.from(wideFile(items)), json: Buffer.from(jsonFile(items)) };

test('cut files and flipped bytes end in an answer, every row is accounted for, and pieces of any size give the same rows', async () => {
  for (const [name, bytes] of Object.entries(inputs)) {
    const whole = await read(bytes, () => 0.999);
    expect(whole.verdict, name).toBe('read');
    expect(whole.rows.length, name).toBeGreaterThan(50);
    const verdicts = new Map<string, number>();
    for (let round = 0; round < 80; round++) {
      const next = random(round * 7919 + name.length);
      expect((await read(bytes, next)).rows, `${name} round ${round}`).toEqual(whole.rows);
      const changed = Buffer.from(bytes);
      const isCut = round % 2 === 0;
      if (!isCut) for (let flips = 0; flips <= round % 5; flips++) {
        const at = Math.floor(next() * changed.length);
        changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(next() * 8));
      }
      const answer = await read(isCut ? changed.subarray(0, Math.floor(next() * changed.length)) : changed, next);
      verdicts.set(answer.verdict, (verdicts.get(answer.verdict) ?? 0) + 1);
      expect(answer.rowsRead, `${name} round ${round}`).toBe(answer.rowsKept + answer.rejected);
      // A row that a cut file gives is one of the whole file's.
      if (isCut && name !== 'tall') for (const row of answer.rows) expect(whole.rows, `${name} round ${round}: ${row}`).toContain(row);
    }
    expect([...verdicts.keys()], name).toContain('file-truncated');
  }
});
