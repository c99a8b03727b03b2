import { expect, test } from 'vitest';
import type { ChangeRow, ChangeRowsRequest, ChangeSummary } from '../../../db/model/catalog-changes.ts';
import { failure, success } from '../../../db/model/result.ts';
import { changesForPaper } from '../../../electron/main/print/changes-for-paper.ts';
import type { CallDatabase } from '../../../electron/contract/threads.ts';

const summary = { kinds: [] } as unknown as ChangeSummary;

/** A comparison with so many rows of the office and of the kind. */
function setUp(office: number, ofKind: number) {
  const calls: string[] = [];
  const asked: ChangeRowsRequest[] = [];
  const thread = {
    open: async () => {
      calls.push('open');
      return success(summary);
    },
    rows: async (request: ChangeRowsRequest) => {
      asked.push(request);
      const total = request.officeOnly ? office : ofKind;
      const rows = Array.from({ length: Math.max(0, Math.min(request.limit, total - request.offset)) }, (_, index) => ({ code: String(request.offset + index) }) as ChangeRow);
      return success({ rows, total });
    },
    close: () => void calls.push('close'),
  };
  const load = changesForPaper((async () => success({ before: '/a', now: '/b', office: [] })) as unknown as CallDatabase, thread);
  return { load, calls, asked };
}

test('the codes of the office come first, then the chosen kind, as many rows as paper takes', async () => {
  const { load, calls, asked } = setUp(2, 5_000);
  const answer = await load({ kind: 'indicators', text: '27' });
  expect(answer).toMatchObject({ ok: true, value: { summary, lists: [{ kind: null, total: 2 }, { kind: 'indicators', total: 5_000 }] } });
  expect(answer.ok && answer.value.lists.map(({ rows }) => rows.length)).toEqual([2, 1_000]);
  expect(asked.map(({ kind, officeOnly, text }) => [kind, officeOnly, text])).toEqual([[null, true, '27'], ['indicators', false, '27']]);
  expect(calls).toEqual(['open', 'close']);
});

test('without a row of the office its list is left out, and is all where nothing else was chosen', async () => {
  const { load } = setUp(0, 3);
  expect(await load({ kind: 'added', text: '' })).toMatchObject({ ok: true, value: { lists: [{ kind: 'added', total: 3 }] } });
  expect(await load({ kind: null, text: '' })).toMatchObject({ ok: true, value: { lists: [{ kind: null, total: 0 }] } });
});

test('two documents are compared one after the other, and a failure keeps neither the thread nor the next one', async () => {
  const { load, calls } = setUp(1, 1);
  await Promise.all([load({ kind: null, text: '' }), load({ kind: null, text: '' })]);
  expect(calls).toEqual(['open', 'close', 'open', 'close']);
  const refused = changesForPaper((async () => failure('not-found', 'There is no catalog before this one.')) as unknown as CallDatabase, { open: () => Promise.reject(new Error('never')), rows: () => Promise.reject(new Error('never')), close: () => undefined });
  expect(await refused({ kind: null, text: '' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
});
