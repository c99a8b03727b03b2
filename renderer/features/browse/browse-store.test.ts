import { describe, expect, it } from 'vitest';
import type { Bridge, BrowseNode } from '../../../electron/contract/index.ts';
import { createBrowser } from './browse-store.ts';
import { pathOf, rowBeginning, visibleRows } from './visible-rows.ts';

const node = (id: string, title: string, hasChildren: boolean, code = ''): BrowseNode => ({ id, kind: hasChildren ? 'group' : 'code', code, title, count: hasChildren ? 2 : null, hasChildren, key: hasChildren ? null : { system: 'CPT', code: code || '27393' }, text: null });
const tree: Record<string, BrowseNode[]> = {
  top: [node('cpt', 'CPT', true), node('icd', 'Diagnoses', true)],
  cpt: [node('knee', 'Thigh and knee', true, '27301-27599')],
  knee: [node('27393', 'Lengthen one tendon', false, '27393'), node('27394', 'Lengthen several tendons', false, '27394')],
};

function bridge(levels = tree): { call: Bridge['call']; asked: (string | null)[] } {
  const asked: (string | null)[] = [];
  const call = (async (name: string, args: { id?: string | null; code?: string }) => {
    if (name === 'browse.path') return { ok: true, value: { ids: args.code === '27394' ? ['cpt', 'knee', '27394'] : [] } };
    asked.push(args.id ?? null);
    return { ok: true, value: { nodes: levels[args.id ?? 'top'] ?? [] } };
  }) as unknown as Bridge['call'];
  return { call, asked };
}
const shown = ({ store }: ReturnType<typeof createBrowser>) => visibleRows(store.get().below, store.get().open).map(({ node: { id }, level, position, of }) => `${level} ${id} ${position}/${of}`);

describe('browsing', () => {
  it('asks for a level once, and keeps what was opened', async () => {
    const { call, asked } = bridge();
    const browser = createBrowser({ call });
    await browser.start();
    await browser.expand('cpt');
    browser.collapse('cpt');
    expect(shown(browser)).toEqual(['1 cpt 1/2', '1 icd 2/2']);
    await browser.expand('cpt');
    expect(shown(browser)).toEqual(['1 cpt 1/2', '2 knee 1/1', '1 icd 2/2']);
    expect(asked).toEqual([null, 'cpt']);
  });

  it('opens the way to a code and stands on it', async () => {
    const browser = createBrowser(bridge());
    expect(await browser.showCode({ system: 'CPT', code: '27394' })).toBe(true);
    expect(shown(browser)).toEqual(['1 cpt 1/2', '2 knee 1/1', '3 27393 1/2', '3 27394 2/2', '1 icd 2/2']);
    const { below, open, focused } = browser.store.get();
    expect(pathOf(visibleRows(below, open), focused).map((row) => row.node.id)).toEqual(['cpt', 'knee', '27394']);
    expect(await browser.showCode({ system: 'CPT', code: '00000' })).toBe(false);
  });

  it('opens again after another catalog what is still there', async () => {
    const levels = { ...tree };
    const browser = createBrowser(bridge(levels));
    await browser.showCode({ system: 'CPT', code: '27394' });
    levels['knee'] = [node('27393', 'Lengthen one tendon', false, '27393')];
    await browser.reload();
    expect(shown(browser)).toEqual(['1 cpt 1/2', '2 knee 1/1', '3 27393 1/1', '1 icd 2/2']);
    expect(browser.store.get().focused).toBe('cpt');
  });
});

describe('a letter in the tree', () => {
  it('jumps to the next row that begins so, by code or title, and round the end', async () => {
    const browser = createBrowser(bridge());
    await browser.showCode({ system: 'CPT', code: '27394' });
    const rows = visibleRows(browser.store.get().below, browser.store.get().open);
    const jump = (letters: string, from: number) => rows[rowBeginning(rows, letters, from)]?.node.id;
    expect(jump('d', 0)).toBe('icd');
    expect(jump('l', 0)).toBe('27393');
    expect(jump('l', 2)).toBe('27394');
    expect(jump('ll', 2)).toBe('27394');
    expect(jump('lengthen s', 2)).toBe('27394');
    expect(jump('2', 4)).toBe('knee');
    expect(jump('27394', 2)).toBe('27394');
    expect(jump('q', 0)).toBeUndefined();
  });
});
