import { describe, expect, it } from 'vitest';
import type { CatalogInfo } from '../../../db/model/catalog.ts';
import type { CallDatabase } from '../../../electron/contract/threads.ts';
import { createAppMenu } from '../../../electron/main/menu/app-menu.ts';

const starter = { isStarter: true, builtAt: '2026-11-01T08:00:00.000Z', previousVersion: null } as CatalogInfo;
const imported = { isStarter: false, builtAt: '2026-11-22T08:00:00.000Z', previousVersion: 'starter' } as CatalogInfo;
const afterwards = { ...starter, previousVersion: 'imported' };

/** A menu over a catalog that answers, and what it has said of the way between the catalogs, one word a menu. */
function menuOver(running: CatalogInfo, kept: CatalogInfo | null) {
  const said: string[] = [];
  const database = ((name: string) => {
    if (name === 'catalog.info') return Promise.resolve({ ok: true, value: running });
    return Promise.resolve(kept === null ? { ok: false, error: { code: 'no-previous-catalog' } } : { ok: true, value: kept });
  }) as unknown as CallDatabase;
  const menu = createAppMenu({
    platform: 'linux',
    run: () => undefined,
    database,
    show(template) {
      const file = template.find(({ label }) => label === '&File')?.submenu;
      said.push((Array.isArray(file) ? file.find(({ id }) => id === 'catalog.rollback')?.label : undefined) ?? '');
    },
  });
  return { menu, said };
}

describe('the menu over two catalogs', () => {
  it('stands before the catalog is asked, and is made anew only when its words change', async () => {
    const { menu, said } = menuOver(imported, starter);
    menu.start();
    await menu.follow();
    await menu.follow();
    expect(said).toEqual(['Go back to the previous catalog…']);
  });

  it('leads forward once the earlier catalog runs', async () => {
    const { menu, said } = menuOver(afterwards, imported);
    await menu.follow(afterwards);
    expect(said).toEqual(['Go forward to the later catalog…']);
  });

  it('keeps its words where no other catalog is kept', async () => {
    const { menu, said } = menuOver(starter, null);
    menu.start();
    await menu.follow();
    expect(said).toEqual(['Go back to the previous catalog…']);
  });
});
