import { describe, expect, it, vi } from 'vitest';
import { channels, type ChannelName } from '../../../electron/contract/channels.ts';
import { answerCall } from '../../../electron/main/ipc/answer-call.ts';
import type { Caller, Handlers } from '../../../electron/main/ipc/handlers.ts';
import { isPlainData } from '../../../electron/main/ipc/plain-data.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';

const desk = { kind: 'main' } as Caller;
const printPage = { kind: 'print' } as Caller;

const answer = { query: 'x', correctedTo: null, tookMs: 1, total: 0, totalIsCapped: false, results: [] };

function call(handlers: Partial<Handlers>, caller: Caller | null, ...request: unknown[]): { result: Promise<Result<unknown>>; reports: string[] } {
  const reports: string[] = [];
  return { reports, result: answerCall(handlers, caller, request, (what) => reports.push(what)) };
}

const code = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? 'ok' : settled.error.code;
};

describe('a call from the window', () => {
  it('reaches its handler with parsed arguments and comes back in an envelope', async () => {
    const search = vi.fn(() => success(answer));
    const { result } = call({ 'search.query': search }, desk, 'search.query', { text: 'hamstring' });
    expect(await result).toEqual({ ok: true, value: answer });
    expect(search).toHaveBeenCalledWith({ text: 'hamstring', limit: 50 }, desk);
  });

  it('brings an expected failure back as it is', async () => {
    const { result, reports } = call({ 'search.query': () => failure('superseded', 'A newer one.') }, desk, 'search.query', { text: 'x' });
    expect(await result).toEqual(failure('superseded', 'A newer one.'));
    expect(reports).toEqual([]);
  });

  it('from anything but the main frame of a window of ours is forbidden, whatever it asks for', async () => {
    const search = vi.fn(() => success(answer));
    expect(await code(call({ 'search.query': search }, null, 'search.query', { text: 'x' }).result)).toBe('forbidden');
    expect(await code(call({}, null, 'no such channel').result)).toBe('forbidden');
    expect(search).not.toHaveBeenCalled();
  });

  it.each([['nothing.known'], ['__proto__'], ['constructor'], ['toString'], [''], [undefined], [null], [7], [['search.query']], [{ toString: () => 'search.query' }]])(
    'for the unknown channel %s has bad arguments',
    async (name) => {
      expect(await code(call({}, desk, name, { text: 'x' }).result)).toBe('bad-arguments');
    },
  );

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a bare text', 'hamstring'],
    ['a number for the text', { text: 7 }],
    ['a limit of half a row', { text: 'x', limit: 0.5 }],
    ['a limit of a million rows', { text: 'x', limit: 1_000_000 }],
    ['a limit that is no number', { text: 'x', limit: Number.NaN }],
    ['an unknown code system', { text: 'x', systems: ['CDT'] }],
    ['a field that is not in the schema', { text: 'x', rank: 'best' }],
    ['a map', new Map([['text', 'x']])],
    ['a date', { text: new Date(0) }],
    ['a key that reaches the prototype', JSON.parse('{"text":"x","__proto__":{"limit":500}}')],
    ['a key that reaches the constructor', JSON.parse('{"text":"x","constructor":{"prototype":{"ok":true}}}')],
    ['more text than a search may have', { text: 'x'.repeat(10_500_001) }],
  ])('with %s is refused before any handler sees it', async (_what, args) => {
    const search = vi.fn(() => success(answer));
    expect(await code(call({ 'search.query': search }, desk, 'search.query', args).result)).toBe('bad-arguments');
    expect(search).not.toHaveBeenCalled();
    expect(({} as Record<string, unknown>)['limit']).toBeUndefined();
  });

  it('with more arguments than one is refused', async () => {
    expect(await code(call({ 'search.query': () => success(answer) }, desk, 'search.query', { text: 'x' }, { text: 'y' }).result)).toBe('bad-arguments');
  });

  it('takes a text of ten million characters', async () => {
    expect(await code(call({ 'search.query': () => success(answer) }, desk, 'search.query', { text: 'x'.repeat(10_000_000) }).result)).toBe('ok');
  });

  it('whose handler has a bug hears a sentence; the detail is for whoever keeps the machine', async () => {
    const { result, reports } = call(
      {
        'search.query': () => {
          throw new Error('no such table: code');
        },
      },
      desk,
      'search.query',
      { text: 'x' },
    );
    const settled = await result;
    expect(settled).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(settled)).not.toMatch(/no such table|at .*\.ts/);
    expect(reports).toEqual(['search.query failed']);
  });

  it('whose handler answers outside its schema does not get that answer', async () => {
    const { result, reports } = call({ 'search.query': () => success({ ...answer, total: 'many' } as never) }, desk, 'search.query', { text: 'x' });
    expect(await code(result)).toBe('internal');
    expect(reports[0]).toContain('total');
  });
});

describe('a print page', () => {
  const names = Object.keys(channels) as ChannelName[];
  const ownOnes = new Set<ChannelName>(['print.document', 'print.ready']);

  it.each(names.filter((name) => !ownOnes.has(name)))('may not call %s', async (name) => {
    expect(await code(call({ [name]: () => success(null) }, printPage, name).result)).toBe('forbidden');
  });

  it('may say that it is ready, and the desk may not', async () => {
    const handlers: Partial<Handlers> = { 'print.ready': () => success(null) };
    expect(await code(call(handlers, printPage, 'print.ready').result)).toBe('ok');
    expect(await code(call(handlers, desk, 'print.ready').result)).toBe('forbidden');
    expect(await code(call(handlers, desk, 'print.document').result)).toBe('forbidden');
  });
});

describe('plain data', () => {
  it('is bounded in depth and number', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 20; level += 1) deep = [deep];
    expect(isPlainData(deep)).toBe(false);
    expect(isPlainData(Array.from({ length: 30_000 }, () => 0))).toBe(false);
  });

  it('holds no functions, symbols, typed arrays or cycles', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    for (const value of [() => 1, Symbol('x'), 1n, new Uint8Array(3), /x/, cycle, Number.POSITIVE_INFINITY]) expect(isPlainData(value)).toBe(false);
  });
});
