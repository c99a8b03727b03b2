import { describe, expect, it, vi } from 'vitest';
import type { Bridge, FilterOffers, Result, SearchAheadAnswer, SearchAnswer, SearchFilters } from '../../../electron/contract/index.ts';
import { allRows, createSearch, firstRows, longestText, rowsShown } from './search-store.ts';

/** A bridge whose answers arrive when the test says so, in the order the test says. */
function slowBridge() {
  const asked: { text: string; limit: number; filters?: SearchFilters; answer: (result: Result<SearchAnswer>) => void }[] = [];
  const ahead: { text: string; from: number; answer: (result: Result<SearchAheadAnswer>) => void }[] = [];
  const offers: { text: string; filters: SearchFilters; answer: (result: Result<FilterOffers>) => void }[] = [];
  const call = ((name: string, args: never) =>
    new Promise((resolve) => {
      if (name === 'search.filters') offers.push({ ...(args as { text: string; filters: SearchFilters }), answer: resolve });
      else if (name === 'search.ahead') ahead.push({ ...(args as { text: string; from: number }), answer: resolve });
      else asked.push({ ...(args as { text: string; limit: number; filters?: SearchFilters }), answer: resolve });
    })) as unknown as Bridge['call'];
  return { call, asked, ahead, offers };
}

function answerTo(query: string): Result<SearchAnswer> {
  return { ok: true, value: { query, correctedTo: null, tookMs: 1, total: 0, totalIsCapped: false, results: [] } };
}

function answerWith(query: string, count: number, total: number): Result<SearchAnswer> {
  const results = Array.from({ length: count }, (_, index) => ({
    system: 'CPT' as const,
    code: String(27000 + index),
    title: `Title ${index}`,
    distinction: null,
    feeLine: null,
    tier: 'code-prefix' as const,
    why: '',
    marks: [],
    addOn: false,
    billable: true,
    inpatientOnly: false,
  }));
  return { ok: true, value: { query, correctedTo: null, tookMs: 1, total, totalIsCapped: false, results } };
}

function portion(texts: string[], next: number | null): Result<SearchAheadAnswer> {
  const answers = texts.map((text) => {
    const answer = answerTo(text);
    return { text, answer: JSON.stringify(answer.ok && answer.value) };
  });
  return { ok: true, value: { answers, next } };
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('search while typing', () => {
  it('asks with every keystroke', () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    for (const text of ['2', '27', '273']) search.setText(text);
    expect(bridge.asked.map((request) => request.text)).toEqual(['2', '27', '273']);
  });

  it('shows the answer to the newest text even when an older one arrives last', async () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    search.setText('2739');
    search.setText('27397');
    bridge.asked[1]?.answer(answerTo('27397'));
    bridge.asked[0]?.answer(answerTo('2739'));
    await tick();
    expect(search.store.get().answer?.query).toBe('27397');
    expect(search.store.get().answerFor).toBe('27397');
  });

  it('keeps the rows on the screen when the newest request is reported as superseded', async () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    search.setText('27390');
    bridge.asked[0]?.answer(answerTo('27390'));
    await tick();
    search.setText('273901');
    bridge.asked[1]?.answer({ ok: false, error: { code: 'superseded', message: 'A newer search took its place.' } });
    await tick();
    expect(search.store.get().answer?.query).toBe('27390');
    expect(search.store.get().failure).toBeNull();
  });

  it('asks nothing for an empty field and drops what is still on its way', async () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    search.setText('27397');
    search.setText('');
    bridge.asked[0]?.answer(answerTo('27397'));
    await tick();
    expect(bridge.asked).toHaveLength(1);
    expect(search.store.get().answer).toBeNull();
  });

  it('lets a command wait for the rows of what was typed', async () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    search.setText('27397');
    let isSettled = false;
    void search.settled().then(() => (isSettled = true));
    await tick();
    expect(isSettled).toBe(false);
    bridge.asked[0]?.answer(answerTo('27397'));
    await tick();
    expect(isSettled).toBe(true);
  });

  it('asks for the rows below the fold when the field rests, and keeps the count of the whole', async () => {
    vi.useFakeTimers();
    try {
      const bridge = slowBridge();
      const search = createSearch(bridge, () => {});
      search.setText('27');
      bridge.asked[0]?.answer(answerWith('27', firstRows, 90));
      await vi.advanceTimersByTimeAsync(100);
      expect(bridge.asked).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(100);
      expect(bridge.asked.map((request) => request.limit)).toEqual([firstRows, allRows]);
      expect(rowsShown(search.store.get().answer!)).toBe(allRows);
      bridge.asked[1]?.answer(answerWith('27', allRows, 90));
      await vi.advanceTimersByTimeAsync(1000);
      expect(bridge.asked).toHaveLength(2);
      expect(search.store.get().answer?.results).toHaveLength(allRows);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not ask for more when there is no more, nor for a text that has gone', async () => {
    vi.useFakeTimers();
    try {
      const bridge = slowBridge();
      const search = createSearch(bridge, () => {});
      search.setText('27');
      bridge.asked[0]?.answer(answerWith('27', firstRows, 90));
      await vi.advanceTimersByTimeAsync(10);
      search.setText('273');
      bridge.asked[1]?.answer(answerWith('273', firstRows, firstRows));
      await vi.advanceTimersByTimeAsync(1000);
      expect(bridge.asked.map((request) => request.text)).toEqual(['27', '273']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('has the rows of the next letter before it is typed, and asks nothing for them', async () => {
    vi.useFakeTimers();
    try {
      const bridge = slowBridge();
      const shown: string[] = [];
      const search = createSearch(bridge, () => shown.push(search.store.get().answerFor));
      search.setText('M6');
      bridge.asked[0]?.answer(answerTo('M6'));
      await vi.advanceTimersByTimeAsync(50);
      expect(bridge.ahead[0]).toMatchObject({ text: 'M6', from: 0 });
      bridge.ahead[0]?.answer(portion(['m62'], 6));
      await vi.advanceTimersByTimeAsync(0);
      bridge.ahead[1]?.answer(portion(['m60'], null));
      await vi.advanceTimersByTimeAsync(0);

      search.setText('M62');
      // In the same turn: nothing was awaited.
      expect(search.store.get()).toMatchObject({ answerFor: 'M62', answer: { query: 'M62' } });
      expect(shown).toEqual(['M6', 'M62']);
      // And back again with Backspace.
      search.setText('M6');
      expect(search.store.get().answer?.query).toBe('M6');
      expect(bridge.asked).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('asks anew for everything when another catalog answers', async () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    search.setText('27397');
    bridge.asked[0]?.answer(answerTo('27397'));
    await tick();
    search.again();
    search.setText('2739');
    search.setText('27397');
    expect(bridge.asked.map((request) => request.text)).toEqual(['27397', '27397', '2739', '27397']);
  });

  it('asks another catalog for as many rows as are shown, and says what was shown before', async () => {
    const bridge = slowBridge();
    const told: (number | undefined)[] = [];
    const search = createSearch(bridge, (_isNewText, before) => told.push(before?.results.length));
    search.setText('273');
    bridge.asked[0]?.answer(answerWith('273', firstRows, 340));
    await tick();
    void search.complete();
    bridge.asked[1]?.answer(answerWith('273', allRows, 340));
    await tick();
    search.again();
    expect(bridge.asked[2]?.limit).toBe(allRows);
    bridge.asked[2]?.answer(answerWith('273', allRows, 341));
    await tick();
    expect(told).toEqual([undefined, firstRows, allRows]);
  });

  it('asks for no more rows of a text while a newer one waits for its answer', async () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    search.setText('273');
    bridge.asked[0]?.answer(answerWith('273', firstRows, 340));
    await tick();
    search.setText('2739');
    void search.complete();
    expect(bridge.asked.map((request) => request.text)).toEqual(['273', '2739']);
    bridge.asked[1]?.answer(answerTo('2739'));
    await tick();
    expect(search.store.get().answerFor).toBe('2739');
  });

  it('drops an answer to an older text when the newer one was known already', async () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    search.setText('27397');
    bridge.asked[0]?.answer(answerTo('27397'));
    await tick();
    search.setText('273970');
    search.setText('27397');
    bridge.asked[1]?.answer(answerTo('273970'));
    await tick();
    expect(search.store.get().answer?.query).toBe('27397');
  });

  it('cuts a pasted book before it crosses the channel', () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    search.setText('x'.repeat(10_000_000));
    expect(bridge.asked[0]?.text).toHaveLength(longestText);
    expect(search.store.get().wasCut).toBe(true);
  });
});

describe('filters', () => {
  it('ask anew at once, stay while the text changes, and are no part of a question without them', async () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    search.setText('tendon');
    search.setFilter('addOn', 'yes');
    search.setText('tendons');
    search.setFilter('addOn', null);
    expect(bridge.asked.map(({ text, filters }) => [text, filters])).toEqual([['tendon', undefined], ['tendon', { addOn: 'yes' }], ['tendons', { addOn: 'yes' }], ['tendons', undefined]]);
  });

  it('never show an answer that was kept for other filters', async () => {
    const bridge = slowBridge();
    const search = createSearch(bridge, () => {});
    search.setText('tendon');
    bridge.asked[0]?.answer(answerWith('tendon', 3, 3));
    await tick();
    search.setFilter('addOn', 'yes');
    expect(bridge.asked).toHaveLength(2);
    bridge.asked[1]?.answer(answerWith('tendon', 1, 1));
    await tick();
    expect(search.store.get().answer?.total).toBe(1);
    search.setFilter('addOn', null);
    expect(search.store.get().answer?.total).toBe(3);
    expect(bridge.asked).toHaveLength(2);
  });

  it('are counted when the text rests, and again when the rows below the fold took the place of the counting', async () => {
    vi.useFakeTimers();
    try {
      const bridge = slowBridge();
      const search = createSearch(bridge, () => {});
      search.setText('te');
      search.setText('tendon');
      await vi.advanceTimersByTimeAsync(200);
      expect(bridge.offers.map(({ text }) => text)).toEqual(['tendon']);
      bridge.offers[0]?.answer({ ok: false, error: { code: 'superseded', message: '' } });
      await vi.advanceTimersByTimeAsync(200);
      expect(bridge.offers.map(({ text }) => text)).toEqual(['tendon', 'tendon']);
      const offers = [{ name: 'addOn' as const, values: [{ value: 'yes', label: 'Add-on only', depth: 0, count: 2 }] }];
      bridge.offers[1]?.answer({ ok: true, value: { text: 'tendon', offers } });
      await vi.advanceTimersByTimeAsync(0);
      expect(search.store.get().offers).toEqual(offers);
    } finally {
      vi.useRealTimers();
    }
  });
});
