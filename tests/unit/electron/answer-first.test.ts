import { describe, expect, it } from 'vitest';
import { firstQuestions } from '../../../electron/contract/bridge.ts';
import { firstChannels } from '../../../electron/contract/first-channels.ts';
import { checkLater } from '../../../electron/main/ipc/answer-call.ts';
import { createFirstAnswers } from '../../../electron/main/ipc/answer-first.ts';
import type { Caller, Handlers } from '../../../electron/main/ipc/handlers.ts';
import { failure, success } from '../../../db/model/result.ts';

const desk = { kind: 'main' } as Caller;
const printPage = { kind: 'print' } as Caller;

function setUp(handlers: Partial<Handlers>) {
  const reports: string[] = [];
  return { first: createFirstAnswers(handlers, (what) => reports.push(what)), reports };
}

describe('the first questions of the window', () => {
  const handlers: Partial<Handlers> = { 'recents.list': () => success([]), 'settings.get': () => failure('user-data-corrupt', 'Damaged.') };

  it('are those of the first channels, and none takes arguments', () => {
    for (const name of firstQuestions) expect(firstChannels[name].args.safeParse(undefined).success, name).toBe(true);
  });

  it.each<[string, Caller | null, unknown[], boolean]>([
    ['a question of the first picture', desk, ['recents.list'], true],
    ['the same with arguments', desk, ['recents.list', {}], false],
    ['the same from a print window', printPage, ['recents.list'], false],
    ['the same from nobody', null, ['recents.list'], false],
    ['one that has no handler here', desk, ['library.read'], false],
    ['another question', desk, ['search.query'], false],
    ['a name that every object has', desk, ['constructor'], false],
    ['nothing', desk, [], false],
    ['no name', desk, [{ toString: () => 'recents.list' }], false],
  ])('%s', (_what, caller, request, isTaken) => {
    expect(setUp(handlers).first.takes(caller, request)).toBe(isTaken);
  });

  it('are answered as the handler does, failures too', async () => {
    const { first, reports } = setUp(handlers);
    expect(await first.answer(desk, 'recents.list')).toEqual(success([]));
    expect(await first.answer(desk, 'settings.get')).toMatchObject({ ok: false, error: { code: 'user-data-corrupt' } });
    expect(reports).toEqual([]);
  });

  it('whose handler throws are answered with a sentence, and the log has what happened', async () => {
    const { first, reports } = setUp({
      'recents.list': () => {
        throw new Error('of its own');
      },
    });
    expect(await first.answer(desk, 'recents.list')).toMatchObject({ ok: false, error: { code: 'internal', detail: 'recents.list' } });
    expect(reports).toEqual(['recents.list failed']);
  });

  it('are held against their schemas afterwards, each answer once', async () => {
    const { first } = setUp({ 'recents.list': () => success([]), 'searches.list': () => success([7] as unknown as string[]) });
    await first.answer(desk, 'recents.list');
    await first.answer(desk, 'searches.list');
    const outside: string[] = [];
    checkLater(first.taken(), (what) => outside.push(what));
    expect(outside).toEqual([expect.stringMatching(/^searches\.list answered outside its schema: 0: /)]);
    expect(first.taken()).toEqual([]);
  });
});
