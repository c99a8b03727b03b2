import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AskAnswer, Bridge } from '../../../electron/contract/index.ts';
import { createStore } from '../../app/store.ts';
import type { SearchState } from '../search/search-store.ts';
import { answerAsText, createAsking, factsShown, sourcesOf } from './ask-store.ts';
import { readsAsQuestion } from './reads-as-question.ts';

const answered = (answer: string, more: Partial<AskAnswer> = {}): AskAnswer => ({ understood: { kind: 'global period', slots: {} }, state: 'answered', answer, facts: [], follow: [], tookMs: 1, ...more });

describe('what reads as a question', () => {
  it.each([
    ['global period of 27397?', 'clear'],
    ['can 27390 and 27393 go together', 'clear'],
    ['what does modifier 59 mean', 'clear'],
    ['fee 27447 in Detroit', 'maybe'],
    ['gpci for Detroit', 'maybe'],
    ['27391 against 27392', 'maybe'],
    ['global days M62.4', 'maybe'],
    ['27397', null],
    ['27390 27393', null],
    ['hamstring lengthening both legs', null],
    ['icd: contracture', null],
    ['mod:59', 'maybe'],
    ['mod: ', null],
    ['what', null],
    ['', null],
  ])('%s: %s', (text, look) => {
    expect(readsAsQuestion(text)).toBe(look);
  });
});

describe('asking from the search field', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  function open(answerOf: (text: string) => AskAnswer = (text) => answered(`about ${text}`)) {
    const search = createStore({ text: '' } as SearchState);
    const asked: string[] = [];
    const waiting: (() => void)[] = [];
    let isHeld = false;
    const call = (async (_name: string, { text }: { text: string }) => {
      asked.push(text);
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
      return { ok: true, value: answerOf(text) };
    }) as unknown as Bridge['call'];
    return { asking: createAsking({ call }, search), asked, type: (text: string) => search.set({ text }), hold: () => { isHeld = true; }, release: (index: number) => waiting[index]?.() };
  }
  const rest = () => vi.advanceTimersByTimeAsync(600);

  it('waits until the field rests, and asks nothing of words to search for', async () => {
    const { asking, asked, type } = open();
    for (const text of ['global', 'global period', 'global period of', 'global period of 27397']) {
      type(text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toEqual([]);
    await rest();
    expect(asked).toEqual(['global period of 27397']);
    expect(asking.store.get().answer?.answer).toBe('about global period of 27397');
    type('hamstring lengthening');
    expect(asking.store.get().answer).toBeNull();
    await rest();
    expect(asked).toHaveLength(1);
  });

  it('never shows the answer to a text that is gone', async () => {
    const { asking, type, hold, release } = open();
    hold();
    type('global period of 27397?');
    await rest();
    type('global period of 27447?');
    await rest();
    release(1);
    await rest();
    expect(asking.store.get().answerFor).toBe('global period of 27447?');
    release(0);
    await rest();
    expect(asking.store.get().answer?.answer).toBe('about global period of 27447?');
    type('knee');
    expect(asking.store.get().answer).toBeNull();
  });

  it('says that it did not understand only where somebody clearly asked', async () => {
    const notUnderstood = answered('Not understood.', { understood: null, state: 'not-understood' });
    const { asking, type } = open(() => notUnderstood);
    type('27397 colour');
    await rest();
    expect(asking.store.get().answer).toBeNull();
    type('what colour is the sky of 27397?');
    await rest();
    expect(asking.store.get().answer?.state).toBe('not-understood');
  });

  it('is no second list of results: codes that are only searched for stay below', async () => {
    const { asking, type } = open(() => answered('Which code do you mean?', { state: 'needs' }));
    type('27393 both legs');
    await rest();
    expect(asking.store.get().answer).toBeNull();
  });
});

describe('an answer', () => {
  const answer = answered('90 days.', {
    facts: [
      { label: 'CPT 27397', value: 'Move several tendons', source: 'texts' },
      { label: 'Global period', value: '090', source: 'fee schedule' },
      { label: 'Total', value: '92 days', source: 'fee schedule' },
    ],
    follow: [{ text: '27397: Move several tendons', system: 'CPT', code: '27397' }],
  });

  it('leaves the title to the link, and names each source once', () => {
    expect(factsShown(answer).map(({ label }) => label)).toEqual(['Global period', 'Total']);
    expect(sourcesOf(factsShown(answer))).toEqual(['fee schedule']);
  });

  it('is copied with every value and where it is from', () => {
    const text = answerAsText('global period of 27397?', answer);
    for (const part of ['global period of 27397?', '90 days.', 'Global period: 090', 'fee schedule']) expect(text).toContain(part);
  });
});
