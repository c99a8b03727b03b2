import { EventEmitter } from 'node:events';
import type { App, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { guardNavigation } from '../../../electron/main/security/navigation.ts';

class FakeContents extends EventEmitter {
  opened: ((details: { url: string }) => { action: string }) | null = null;
  readonly setWebRTCIPHandlingPolicy = vi.fn();
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.opened = handler;
  }
}

function guarded(): FakeContents {
  const app = new EventEmitter();
  guardNavigation(app as unknown as App);
  const contents = new FakeContents();
  app.emit('web-contents-created', {}, contents as unknown as WebContents);
  return contents;
}

describe('every page of the app', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('is kept where it is at %s, even for an address of the app', (name) => {
    const event = { preventDefault: vi.fn(), url: 'app://codetray/print.html' };
    guarded().emit(name, event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  it('opens no window', () => {
    expect(guarded().opened?.({ url: 'app://codetray/index.html' })).toEqual({ action: 'deny' });
  });

  it('sends no packets of a peer connection', () => {
    expect(guarded().setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
  });
});
