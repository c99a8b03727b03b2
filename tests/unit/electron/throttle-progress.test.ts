import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../../db/model/catalog.ts';
import { throttleProgress } from '../../../electron/worker/throttle-progress.ts';

describe('the progress of an import', () => {
  it('reaches the window at a pace that it can paint, and every change of stage or file at once', () => {
    const sent: ImportProgress[] = [];
    let time = 0;
    const tell = throttleProgress((progress) => sent.push(progress), () => time);
    for (let row = 0; row < 1000; row += 1) {
      time += 1;
      tell({ stage: 'reading', file: 'a.csv', rows: row, fraction: 0 });
    }
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.length).toBeLessThan(20);
    tell({ stage: 'reading', file: 'b.csv', rows: 0, fraction: 0 });
    tell({ stage: 'building', file: null, rows: 0, fraction: 0 });
    expect(sent.slice(-2).map(({ stage, file }) => [stage, file])).toEqual([['reading', 'b.csv'], ['building', null]]);
  });
});
