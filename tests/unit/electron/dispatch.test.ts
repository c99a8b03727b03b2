import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildStarterCatalog } from '../../../db/import/build-starter-catalog.ts';
import type { DatabaseServices } from '../../../electron/worker/database-services.ts';
import { dispatch } from '../../../electron/worker/dispatch.ts';
import { openServices } from '../../../electron/worker/open-services.ts';
import { defaultSettings } from '../../../db/model/settings.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
const lengthening = { system: 'CPT', code: '27397' } as const;
const addLengthening = { kind: 'add' as const, keys: [lengthening], folderId: null };

let folder: string;
let starterCatalog: string;
let reports: string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'codetray-dispatch-'));
  starterCatalog = join(folder, 'starter', 'catalog.db');
  const built = buildStarterCatalog(resources, starterCatalog);
  if (!built.ok) throw new Error(built.error.message);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  reports = [];
});

let homes = 0;
const open = (home: string, starter = starterCatalog, isIdle = async () => true): DatabaseServices => ({
  ...openServices({ home, starterCatalog: starter }, (what) => reports.push(what)),
  isIdle,
});
const newHome = () => join(folder, `home-${(homes += 1)}`);

describe('a request to the database thread', () => {
  it('for the next letters answers what a search for each of them answers, a portion at a time', async () => {
    const services = open(newHome());
    let from: number | null = 0;
    const texts: string[] = [];
    while (from !== null) {
      const portion: Awaited<ReturnType<typeof dispatch<'search.ahead'>>> = await dispatch(services, { name: 'search.ahead', args: { text: 'Hamstr', from, limit: 12 } });
      if (!portion.ok) throw new Error(portion.error.message);
      for (const { text, answer } of portion.value.answers) {
        texts.push(text);
        const searched = await dispatch(services, { name: 'search', args: { text, limit: 12 } });
        expect(searched).toEqual({ ok: true, value: { ...(JSON.parse(answer) as object), tookMs: expect.any(Number) as number } });
      }
      from = portion.value.next;
    }
    expect(texts[0]).toBe('hamstri');
    expect(texts).toHaveLength(new Set(texts).size);
    expect(texts.length).toBeGreaterThan(30);
    await services.close();
  });

  it('for the next letters ends as soon as somebody asks for something else', async () => {
    let turns = 0;
    const services = open(newHome(), starterCatalog, async () => (turns += 1) < 3);
    const answer = await dispatch(services, { name: 'search.ahead', args: { text: 'ham', from: 0, limit: 12 } });
    expect(answer).toMatchObject({ ok: true, value: { next: null } });
    expect(answer.ok && answer.value.answers).toHaveLength(2);
    await services.close();
  });

  it('for a page that is printed does not count as opened; one that is shown does', async () => {
    const services = open(newHome());
    expect(await dispatch(services, { name: 'page.read', args: lengthening })).toMatchObject({ ok: true });
    expect(await dispatch(services, { name: 'recents.list', args: undefined })).toEqual({ ok: true, value: [] });
    await dispatch(services, { name: 'page.open', args: lengthening });
    expect(await dispatch(services, { name: 'recents.list', args: undefined })).toMatchObject({ ok: true, value: [{ code: '27397' }] });
    await services.close();
  });

  it('is answered from the catalog alone when the user’s data cannot be used', async () => {
    const home = newHome();
    writeFileSync(home, 'a file stands where the data folder should be');
    const services = open(home);
    expect(await dispatch(services, { name: 'status', args: undefined })).toMatchObject({ ok: true, value: { userDataProblem: expect.any(String), settings: { paper: 'Letter' } } });
    expect(await dispatch(services, { name: 'page.open', args: lengthening })).toMatchObject({ ok: true });
    expect(await dispatch(services, { name: 'search', args: { text: '27397' } })).toMatchObject({ ok: true });
    for (const answer of [
      await dispatch(services, { name: 'library.change', args: addLengthening }),
      await dispatch(services, { name: 'library.read', args: undefined }),
      await dispatch(services, { name: 'settings.set', args: { paper: 'A4' } }),
    ]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'user-data-unavailable' } });
    }
    await services.close();
  });

  it('says that no catalog can be opened when not even the starter can', async () => {
    const broken = join(folder, 'broken.db');
    writeFileSync(broken, 'not a catalog');
    const services = open(newHome(), broken);
    expect(await dispatch(services, { name: 'status', args: undefined })).toMatchObject({ ok: false, error: { code: 'catalog-corrupt' } });
    expect(await dispatch(services, { name: 'search', args: { text: 'x' } })).toMatchObject({ ok: false, error: { code: 'catalog-corrupt' } });
    expect(await dispatch(services, { name: 'settings.get', args: undefined })).toMatchObject({ ok: true });
    await services.close();
  });

  it('keeps the bookmarks over a restart', async () => {
    const home = newHome();
    const first = open(home);
    await dispatch(first, { name: 'library.change', args: addLengthening });
    await dispatch(first, { name: 'close', args: undefined });
    const second = open(home);
    expect(await dispatch(second, { name: 'library.read', args: undefined })).toMatchObject({ ok: true, value: { bookmarks: [{ code: '27397', inCatalog: true }] } });
    await second.close();
  });

  it('shows a page although it cannot be remembered, and reports why', async () => {
    const services = open(newHome());
    await dispatch(services, { name: 'library.change', args: addLengthening });
    services.userData.data?.closeQuickly();
    expect(await dispatch({ ...services, userData: { ...services.userData, data: stubborn() } }, { name: 'page.open', args: lengthening })).toMatchObject({ ok: true });
    expect(reports).toEqual(['27397 could not be added to the recently opened codes']);
    services.catalog.close();
  });

  it('keeps the catalog that is open when the one after it cannot be opened', async () => {
    const home = newHome();
    const services = open(home);
    mkdirSync(join(home, 'catalogs'), { recursive: true });
    writeFileSync(join(home, 'catalogs', 'current.json'), '{"current":"catalog-000000000000.db","previous":null}');
    expect(await dispatch(services, { name: 'catalog.reopen', args: undefined })).toMatchObject({ ok: true, value: { isStarter: true, warnings: [expect.any(String)] } });
    expect(await dispatch(services, { name: 'search', args: { text: '27397' } })).toMatchObject({ ok: true });
    await services.close();
  });
});

/** User data whose disk has gone. */
function stubborn(): NonNullable<DatabaseServices['userData']['data']> {
  return {
    settings: () => defaultSettings,
    recordOpened() {
      throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
    },
  } as unknown as NonNullable<DatabaseServices['userData']['data']>;
}
