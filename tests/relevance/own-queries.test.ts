import { expect, test } from 'vitest';
import { readOwnQueries } from './own-queries.ts';

const queries = readOwnQueries();

test('the queries of the project are of every kind about equally, each once, with whole codes and a reason', () => {
  expect(queries.length).toBeGreaterThanOrEqual(180);
  expect(new Set(queries.map(({ text }) => text.toLowerCase())).size).toBe(queries.length);
  const counts = new Map<string, number>();
  for (const { kind } of queries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  expect([...counts.keys()].sort()).toEqual(['abbreviation', 'approach', 'charge line', 'code', 'diagnosis', 'eponym', 'lay word', 'mixed', 'side and number', 'supply', 'typo', 'word order']);
  for (const [kind, count] of counts) expect(count, kind).toBeGreaterThanOrEqual(15);
  const isWhole = (code: string) => /^(?:\d{4}[0-9T]|[A-Z]\d{4}|[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)$/.test(code);
  expect(queries.filter(({ codes, because }) => because === '' || codes.length === 0 || !codes.every(isWhole))).toEqual([]);
});
