import type { Event, Input, WebContents } from 'electron';

/**
 * F10 leads to the menu bar, as Alt does, which Electron handles by itself on Linux and Windows: pressed and released alone it gives
 * the bar the keyboard, Esc gives it back. No call of Electron does that, so F10 becomes a press of Alt. A Mac has its own key.
 */
export function followMenuKey(contents: Pick<WebContents, 'on' | 'sendInputEvent'>, platform: NodeJS.Platform): void {
  if (platform === 'darwin') return;
  contents.on('before-input-event', (event: Pick<Event, 'preventDefault'>, input: Input) => {
    if (input.key !== 'F10' || input.control || input.shift || input.alt || input.meta) return;
    event.preventDefault();
    if (input.type !== 'keyDown' || input.isAutoRepeat) return;
    contents.sendInputEvent({ type: 'keyDown', keyCode: 'Alt' });
    contents.sendInputEvent({ type: 'keyUp', keyCode: 'Alt' });
  });
}
