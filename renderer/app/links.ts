import type { Desk } from './desk.ts';

/** Opens the page that a link names: the one of the start, and those that are followed while the window is open. */
export function followLinks(desk: Desk): void {
  async function take(): Promise<void> {
    const link = await desk.bridge.call('link.take');
    if (!link.ok) desk.notices.report(link.error);
    else if (link.value !== null) {
      desk.window.set({ dialog: null });
      desk.openPlace({ kind: 'code', key: link.value });
    }
  }
  desk.bridge.on('link.arrived', () => void take());
  void take();
}
