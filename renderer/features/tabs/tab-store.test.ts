import { describe, expect, it } from 'vitest';
import { currentPlace, go, visit, type Place } from '../../app/navigation.ts';
import { createTabs, mostTabs, type Tabs } from './tab-store.ts';

const page = (code: string): Place => ({ kind: 'code', key: { system: 'CPT', code } });
const shown = (tabs: Tabs) => currentPlace(tabs.current().history);
const codes = (tabs: Tabs) => tabs.store.get().tabs.map(({ history }) => {
  const place = currentPlace(history);
  return place.kind === 'code' ? place.key.code : place.kind;
});

function reading(...places: Place[]): Tabs {
  const tabs = createTabs();
  for (const place of places) tabs.setHistory(visit(tabs.current().history, place, 'open'));
  return tabs;
}

describe('tabs', () => {
  it('open beside the shown one, in front or behind it', () => {
    const tabs = reading(page('27390'));
    tabs.open(page('27391'), { behind: true });
    expect(shown(tabs)).toEqual(page('27390'));
    tabs.open(page('27392'), { behind: false });
    expect(shown(tabs)).toEqual(page('27392'));
    expect(codes(tabs)).toEqual(['27390', '27392', '27391']);
  });

  it('keep each their own way back and forward', () => {
    const tabs = reading(page('27390'), page('27391'));
    tabs.open(page('27397'), { behind: false });
    tabs.setHistory(visit(tabs.current().history, page('27400'), 'open'));
    tabs.select(0);
    expect(currentPlace(go(tabs.current().history, 'back'))).toEqual(page('27390'));
    tabs.select(1);
    expect(currentPlace(go(tabs.current().history, 'back'))).toEqual(page('27397'));
  });

  it('keep each their own place within the same page', () => {
    const tabs = reading(page('27390'));
    tabs.keepReading(page('27390'), { part: 'part-modifiers', above: 40 });
    tabs.open(page('27390'), { behind: false });
    expect(tabs.readingOf(page('27390'))).toBeNull();
    tabs.select(0);
    expect(tabs.readingOf(page('27390'))).toEqual({ part: 'part-modifiers', above: 40 });
  });

  it('hand over to a neighbour when closed, and the last one becomes empty', () => {
    const tabs = reading(page('27390'));
    tabs.open(page('27391'), { behind: false });
    tabs.open(page('27392'), { behind: false });
    tabs.close(0);
    expect([codes(tabs), shown(tabs)]).toEqual([['27391', '27392'], page('27392')]);
    tabs.close(1);
    expect(shown(tabs)).toEqual(page('27391'));
    tabs.close(0);
    expect([codes(tabs), shown(tabs)]).toEqual([['start'], { kind: 'start' }]);
  });

  it('are no more than can be told apart', () => {
    const tabs = reading(page('27390'));
    for (let at = 1; at < mostTabs; at++) expect(tabs.open(page('27391'), { behind: true })).toBe(true);
    expect(tabs.open(page('27391'), { behind: true })).toBe(false);
  });
});

describe('tabs after a restart', () => {
  it('are there again with their way, their title and the place in the page', () => {
    const before = reading(page('27390'), { kind: 'data' }, page('27391'));
    before.setTitle('Cut several');
    before.keepReading(page('27391'), { part: 'part-edits', above: 12 });
    before.open({ kind: 'compare', keys: [{ system: 'CPT', code: '27390' }, { system: 'CPT', code: '27397' }] }, { behind: true });
    const kept = before.kept();
    if (kept === null) throw new Error('nothing was kept');

    const after = createTabs();
    after.restore(kept);
    expect(after.store.get().tabs.map((tab) => [currentPlace(tab.history).kind, tab.title])).toEqual([['code', 'Cut several'], ['compare', '']]);
    expect(shown(after)).toEqual(page('27391'));
    expect(currentPlace(go(after.current().history, 'back'))).toEqual(page('27390'));
    expect(after.readingOf(page('27391'))).toEqual({ part: 'part-edits', above: 12 });
  });

  it('are nothing when only the start and the Data page were open', () => {
    expect(createTabs().kept()).toBeNull();
    expect(reading({ kind: 'data' }).kept()).toBeNull();
  });

  it('do not push away what was opened meanwhile', () => {
    const kept = reading(page('27390')).kept();
    const after = reading(page('27400'));
    if (kept !== null) after.restore(kept);
    expect([codes(after), shown(after)]).toEqual([['27390', '27400'], page('27400')]);
  });

  it('keep the shown page when a long way is cut', () => {
    const tabs = reading(...Array.from({ length: 80 }, (_, at) => page(String(20_000 + at))));
    let { history } = tabs.current();
    for (let steps = 0; steps < 10; steps++) history = go(history, 'back');
    tabs.setHistory(history);
    const [entry] = tabs.kept()?.open ?? [];
    expect(entry?.places[entry.index]).toEqual(page('20069'));
    expect(entry?.places.length).toBeLessThanOrEqual(30);
  });
});
