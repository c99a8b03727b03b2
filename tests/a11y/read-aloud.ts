import type { Page } from 'playwright-core';

/** States that a screen reader says after role and name, in its words. */
const spokenStates: Readonly<Record<string, (value: unknown) => string | null>> = {
  pressed: (value) => (value === 'true' ? 'pressed' : null),
  checked: (value) => (value === 'true' ? 'checked' : value === 'mixed' ? 'partly checked' : 'not checked'),
  expanded: (value) => (value === true ? 'expanded' : 'collapsed'),
  selected: (value) => (value === true ? 'selected' : null),
  disabled: (value) => (value === true ? 'unavailable' : null),
};

/** More than any page has. */
const mostStops = 300;

/**
 * What has the focus, as a screen reader says it: "button Bookmark, pressed".
 *
 * The accessibility tree is let go by name before the session ends. Where it is not, the browser keeps it until its garbage is
 * collected, and takes it down wherever that happens to be: in the middle of its own work on that tree, of which the page's process dies
 * (Chromium 130: seconds or minutes later, in whatever test is at work then).
 */
export async function readAloud(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Accessibility.enable');
    const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
    if (result.objectId === undefined) return 'nothing';
    const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
    const [node] = nodes;
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    const states = (node?.properties ?? []).flatMap(({ name, value }) => spokenStates[name]?.(value.value) ?? []);
    return [`${text(node?.role?.value)} ${text(node?.name?.value)}`.trim(), ...states].join(', ');
  } finally {
    await session.send('Accessibility.disable');
    await session.detach();
  }
}

/** Presses Tab from where the focus is until it comes to a stop for the second time. The document itself, between two rounds, is no stop. */
export async function tabThrough(page: Page): Promise<string[]> {
  const isNew = () =>
    page.evaluate(() => {
      const active = document.activeElement;
      if (active === null || active === document.body) return true;
      const wasHeard = active.hasAttribute('data-heard');
      active.setAttribute('data-heard', '');
      return !wasHeard;
    });
  const heard: string[] = [];
  for (let press = 0; press < mostStops && (await isNew()); press += 1) {
    heard.push(await readAloud(page));
    await page.keyboard.press('Tab');
  }
  await page.evaluate(() => {
    for (const stop of document.querySelectorAll('[data-heard]')) stop.removeAttribute('data-heard');
  });
  return heard.filter((one) => !one.startsWith('RootWebArea'));
}
