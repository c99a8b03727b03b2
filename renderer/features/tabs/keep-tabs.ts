import type { Bridge } from '../../../electron/contract/index.ts';
import type { Tabs } from './tab-store.ts';

/** Long enough that nobody types while the tabs are written. */
const restMilliseconds = 2000;

/**
 * Writes the open tabs into the settings a while after they changed, and at once when the window is left or closed. A failure is not
 * reported: why nothing can be kept is said where it was found, and the tabs of this window are untouched.
 */
export function keepTabs(bridge: Pick<Bridge, 'call'>, tabs: Tabs, beforeKeeping: () => void): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let written = '';

  function keep(): void {
    clearTimeout(waiting);
    waiting = undefined;
    beforeKeeping();
    const kept = tabs.kept();
    const text = JSON.stringify(kept);
    if (text === written) return;
    written = text;
    void bridge.call('settings.set', { tabs: kept });
  }

  written = JSON.stringify(tabs.kept());
  tabs.store.subscribe(() => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, restMilliseconds);
  });
  window.addEventListener('blur', keep);
  window.addEventListener('beforeunload', keep);
}
