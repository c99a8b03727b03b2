import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../e2e/desk.ts';
import { setFrame, setLook } from '../shots/looks.ts';
import { calm, states } from '../shots/states.ts';

type Page = ReturnType<ReturnType<typeof openDesk>>['page'];

/** What axe finds, as lines that say where. */
async function findings(page: Page): Promise<string[]> {
  // Electron opens no second page for axe's own frame runner.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

const isWiderThanTheWindow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

describe('axe finds nothing, and nothing is cut off sideways', () => {
  const desk = openDesk();

  it.each(states.map((state, index) => ({ ...state, index })))('in the state "$name"', { timeout: 120_000 }, async ({ arrange, leave, index }) => {
    const { page } = desk();
    await setLook(page, 'light');
    await setFrame(page, 'desk');
    if (index > 0) await calm(desk());
    await arrange(desk());
    const found: Record<string, string[]> = {};
    for (const look of ['light', 'dark', 'contrast'] as const) {
      await setLook(page, look);
      found[look] = await findings(page);
    }
    await setLook(page, 'light');
    await setFrame(page, 'at 200 %');
    found['at 200 %'] = await findings(page);
    const isCut = await isWiderThanTheWindow(page);
    await setFrame(page, 'desk');
    await leave?.(desk());
    expect(Object.fromEntries(Object.entries(found).filter(([, lines]) => lines.length > 0))).toEqual({});
    expect(isCut).toBe(false);
  });
});
