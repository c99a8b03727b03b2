import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What hospitals wrote for a procedure, and the codes under which they charge it. Never printed, never committed. */
export interface JudgedQuery {
  text: string;
  codes: readonly string[];
  /** Vendor wording instead of a hospital's own. */
  professionalList: boolean;
}

export function readJudgedSet(data: string, name: 'dev.tsv' | 'dev_thigh_knee.tsv'): JudgedQuery[] {
  return readFileSync(join(data, 'eval', name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [text = '', codes = '', hospital = ''] = line.split('\t');
      return { text, codes: codes.split(','), professionalList: hospital.includes('professional list') };
    });
}

export interface Judgement {
  queries: number;
  /** Shares, 0 to 1. */
  hitAt1: number;
  hitAt10: number;
  reciprocalRankAt10: number;
  /** Share of queries that brought nothing at all. */
  deadEnds: number;
  medianMs: number;
  p95Ms: number;
  slowestMs: number;
}

/** @param answer the first ten codes for a text, best first. */
export function judge(queries: readonly JudgedQuery[], answer: (text: string) => readonly string[]): Judgement {
  let first = 0;
  let ten = 0;
  let reciprocal = 0;
  let dead = 0;
  const times: number[] = [];
  for (const query of queries) {
    const started = performance.now();
    const codes = answer(query.text).slice(0, 10);
    times.push(performance.now() - started);
    if (codes.length === 0) dead++;
    const place = codes.findIndex((code) => query.codes.includes(code));
    if (place === 0) first++;
    if (place >= 0) {
      ten++;
      reciprocal += 1 / (place + 1);
    }
  }
  const count = Math.max(queries.length, 1);
  return { queries: queries.length, hitAt1: first / count, hitAt10: ten / count, reciprocalRankAt10: reciprocal / count, deadEnds: dead / count, ...spread(times) };
}

export function spread(times: readonly number[]): { medianMs: number; p95Ms: number; slowestMs: number } {
  const sorted = [...times].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95), slowestMs: sorted.at(-1) ?? 0 };
}
