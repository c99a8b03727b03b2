import { describe, expect, it } from 'vitest';
import { canGo, currentPlace, emptyHistory, go, visit, type History, type Place } from './navigation.ts';

const page = (code: string): Place => ({ kind: 'code', key: { system: 'CPT', code } });
const codes = (history: History) => history.places.map((place) => (place.kind === 'code' ? place.key.code : place.kind));

describe('back and forward', () => {
  it('returns to what was read, not to every row that the arrows passed', () => {
    let history = visit(emptyHistory, page('27390'), 'open');
    for (const code of ['27391', '27392', '27393']) history = visit(history, page(code), 'follow');
    expect(codes(history)).toEqual(['start', '27390', '27393']);
    expect(currentPlace(go(history, 'back'))).toEqual(page('27390'));
  });

  it('keeps a followed page once it was opened', () => {
    let history = visit(emptyHistory, page('27390'), 'follow');
    history = visit(history, page('27390'), 'open');
    history = visit(history, page('27397'), 'follow');
    expect(codes(history)).toEqual(['start', '27390', '27397']);
  });

  it('drops what was ahead when a new place is opened after going back', () => {
    let history = visit(visit(emptyHistory, page('27390'), 'open'), page('27391'), 'open');
    history = visit(go(history, 'back'), { kind: 'data' }, 'open');
    expect(codes(history)).toEqual(['start', '27390', 'data']);
    expect(canGo(history, 'forward')).toBe(false);
  });

  it('does not list the same place twice in a row', () => {
    const opened = visit(emptyHistory, page('27390'), 'open');
    const wandered = visit(visit(opened, page('27391'), 'follow'), page('27390'), 'follow');
    expect(codes(wandered)).toEqual(['start', '27390']);
    expect(wandered.settled).toBe(true);
  });

  it('stays where it is at either end', () => {
    expect(go(emptyHistory, 'back')).toBe(emptyHistory);
    expect(go(emptyHistory, 'forward')).toBe(emptyHistory);
  });
});
