import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotices } from './notice-store.ts';

describe('what was just done, in the status bar', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('leaves by itself when there is nothing to take back', () => {
    const notices = createNotices();
    notices.say('27397 copied with its title');
    vi.advanceTimersByTime(5001);
    expect(notices.store.get().message).toBeNull();
  });

  it('stays with its button for ten seconds whatever is done, and longer while nothing is', () => {
    const notices = createNotices();
    notices.say('27397 bookmarked', 'edit.undo');
    vi.advanceTimersByTime(9000);
    notices.goOn();
    expect(notices.store.get().message).toMatchObject({ text: '27397 bookmarked', offers: 'edit.undo' });
    vi.advanceTimersByTime(60_000);
    expect(notices.store.get().message?.text).toBe('27397 bookmarked');
    notices.goOn();
    expect(notices.store.get().message).toBeNull();
  });

  it('starts its time anew with each sentence', () => {
    const notices = createNotices();
    notices.say('27397 bookmarked', 'edit.undo');
    vi.advanceTimersByTime(11_000);
    notices.say('27397 is no longer bookmarked', 'edit.redo');
    notices.goOn();
    expect(notices.store.get().message?.offers).toBe('edit.redo');
  });
});
