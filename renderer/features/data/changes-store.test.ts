import { describe, expect, it } from 'vitest';
import type { Bridge, ChangeRow, ChangeRowsRequest, ChangeSummary } from '../../../electron/contract/index.ts';
import { createChanges } from './changes-store.ts';
import { changesAsTable } from './changes-table.ts';

const row = (code: string): ChangeRow => ({
  kind: 'relative-values', system: 'CPT', code, title: 'Invented\ttitle', part: '26', beforeSource: 1, nowSource: null, ofOffice: false,
  differences: [{ field: 'workRvu', label: 'Work RVU', before: '1.00', now: null, beforeWords: null, nowWords: null }],
});
const summary = (kinds: Record<string, number>, office = 0) =>
  ({
    before: { sources: [{ sourceId: 1, release: '2025-10', releaseLabel: 'October 2025', layer: 'release' }] }, now: { sources: [] },
    kinds: Object.entries(kinds).map(([kind, rows]) => ({ kind, rows, codes: rows, ofOffice: 0 })), ofOffice: { rows: office, codes: office },
  }) as unknown as ChangeSummary;

/** A comparison with so many rows of each kind; the questions for rows are kept and answered in order, or by hand. */
function setUp(answers: ChangeSummary[], total = 0) {
  const asked: { request: ChangeRowsRequest; answer(): void }[] = [];
  const closed: string[] = [];
  let isByHand = false;
  const bridge = {
    call: (name: string, args?: unknown) => {
      if (name === 'changes.open') return Promise.resolve({ ok: true, value: answers.shift() });
      if (name === 'changes.close') {
        closed.push(name);
        return Promise.resolve({ ok: true, value: null });
      }
      const request = args as ChangeRowsRequest;
      return new Promise((resolve) => {
        const rows = Array.from({ length: Math.max(0, Math.min(request.limit, total - request.offset)) }, (_, index) => row(String(10_000 + request.offset + index)));
        const one = { request, answer: () => resolve({ ok: true, value: { rows, total: request.text === '' ? total : Number(request.text) } }) };
        asked.push(one);
        if (!isByHand) one.answer();
      });
    },
  } as unknown as Pick<Bridge, 'call'>;
  return { changes: createChanges(bridge, changesAsTable), asked, closed, byHand: () => (isByHand = true) };
}

describe('what is shown of a comparison', () => {
  it('begins with the codes of the office, else with the first kind that has rows', async () => {
    const { changes, asked } = setUp([summary({ added: 3 }, 1), summary({ added: 0, deleted: 2 })], 2);
    await changes.open();
    expect(asked.at(-1)?.request).toMatchObject({ kind: null, officeOnly: true, offset: 0 });
    await changes.open();
    expect(asked.at(-1)?.request).toMatchObject({ kind: 'deleted', officeOnly: false });
  });

  it('stays with what was looked at while the comparison is opened again', async () => {
    const { changes, asked } = setUp([summary({ added: 300 }, 1), summary({ added: 300 }, 1)], 300);
    await changes.open();
    changes.choose('added');
    changes.go(100);
    changes.close();
    await changes.open();
    expect(asked.at(-1)?.request).toMatchObject({ kind: 'added', offset: 100 });
  });

  it('shows the rows of the last letter, in whatever order the answers come', async () => {
    const { changes, asked, byHand } = setUp([summary({ added: 3 })], 3);
    await changes.open();
    byHand();
    changes.filter('2');
    changes.filter('27');
    const [, first, second] = asked;
    second?.answer();
    first?.answer();
    await new Promise((resolve) => setTimeout(resolve));
    expect([first?.request.text, second?.request.text]).toEqual(['2', '27']);
    expect(changes.store.get().shown?.total).toBe(27);
  });

  it('is copied page by page, with both releases in each row and no tab that would shift the cells', async () => {
    const { changes, asked } = setUp([summary({ 'relative-values': 2_500 })], 2_500);
    await changes.open();
    const table = await changes.asTable();
    expect(asked.slice(1).map(({ request }) => request.offset)).toEqual([0, 1_000, 2_000]);
    expect(table).toMatchObject({ rows: 2_500, total: 2_500 });
    expect(table?.text.split('\n')[0]?.split('\t')).toEqual(['Relative values', 'CPT', '10000', 'Invented title', 'modifier 26', 'Work RVU', '1.00', 'blank', 'October 2025', '']);
  });
});
