import type { Figures, Spread } from './judge.ts';

const widths = [22, 12, 8, 7, 7, 7, 7, 10, 10, 8, 8] as const;

export const figuresHeader = row(['search', 'scope', 'queries', 'hit@1', 'hit@3', 'hit@10', 'MRR@10', 'dead ends', 'median ms', 'p95 ms', 'slowest']);

/** One line of the table that the report prints. */
export function figuresLine(search: string, scope: string, figures: Figures & Partial<Spread>): string {
  const times = [figures.medianMs, figures.p95Ms, figures.slowestMs].map((ms) => ms?.toFixed(ms < 10 ? 2 : 0) ?? '');
  return row([search, scope, String(figures.queries), ...[figures.hitAt1, figures.hitAt3, figures.hitAt10, figures.reciprocalRankAt10].map((share) => share.toFixed(3)), `${(figures.deadEnds * 100).toFixed(2)} %`, ...times]);
}

function row(cells: readonly string[]): string {
  return cells.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' ').trimEnd();
}
