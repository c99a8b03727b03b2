import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveTo, testUser } from '../harness/test-user.ts';
import { launchApp, type LaunchedApp } from '../harness/launch-app.ts';
import { asPage, rest } from './open-desk.ts';

let folder: string;
let launched: LaunchedApp | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'codetray-net-'));
  giveTo(testUser(), folder);
  launched = await launchApp({ args: [`--log-net-log=${join(folder, 'net.json')}`, '--net-log-capture-mode=Everything'] });
  await launched.window.waitForLoadState('load');
});
afterAll(async () => {
  await launched?.close();
  rmSync(folder, { recursive: true, force: true });
});

function desk(): LaunchedApp {
  if (launched === undefined) throw new Error('the window is not open');
  return launched;
}

const sockets = new Set<string>();

function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const found = [root];
  for (const parent of found) for (const [child, its] of parents) if (its === parent) found.push(child);
  return found;
}

/** Internet sockets of the whole process tree, as "tcp local remote state". */
function internetSockets(root: number): string[] {
  const found: string[] = [];
  for (const pid of descendants(root)) {
    try {
      const inodes = new Set(readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []));
      for (const kind of ['tcp', 'tcp6', 'udp', 'udp6']) {
        for (const line of readFileSync(`/proc/${pid}/net/${kind}`, 'utf8').split('\n').slice(1)) {
          const [, local, remote, state, , , , , , inode] = line.trim().split(/\s+/);
          if (inode !== undefined && inodes.has(inode)) found.push(`${kind} ${local} ${remote} ${state}`);
        }
      }
    } catch {
      // It has ended meanwhile, or belongs to a child that has closed itself off.
    }
  }
  return found;
}

const loopback = /^(0100007F|00000000000000000000000001000000|0000000000000000FFFF00000100007F):/;
const listening = '0A';

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; host?: string; address?: string } }[];
}

describe.runIf(process.platform === 'linux')('a whole session', () => {
  it('holds no socket to anywhere', async () => {
    const { app, window: page } = desk();
    const pid = app.process().pid ?? 0;
    expect(descendants(pid).length).toBeGreaterThan(2);
    // Looking takes time of its own, so the pause lies between two looks.
    let isOver = false;
    const watch = (async () => {
      while (!isOver) {
        for (const socket of internetSockets(pid)) sockets.add(socket);
        await rest(100);
      }
    })();
    try {
      for (const text of ['27397', 'hamstring lengthening', 'M62.4', 'https://example.com']) {
        await asPage(page, `await window.codetray.call('search.query', { text: ${JSON.stringify(text)} })`);
        await page.keyboard.type(text);
        await rest(100);
      }
      await asPage(page, "await window.codetray.call('code.show', { system: 'CPT', code: '27397' }); await window.codetray.call('library.change', { kind: 'add', keys: [{ system: 'CPT', code: '27397' }], folderId: null }); await window.codetray.call('catalog.verify')");
      await rest(2_000);
    } finally {
      isOver = true;
      await watch;
    }
    // What remains is the debugger that drives this test: it listens on this computer and is connected from it.
    const others = [...sockets].filter((socket) => {
      const [, local = '', remote = '', state] = socket.split(' ');
      return !(loopback.test(local) && (state === listening || loopback.test(remote)));
    });
    expect([...sockets].length, 'the debugger itself must be seen, or nothing is').toBeGreaterThan(0);
    expect(others).toEqual([]);
  }, 60_000);

  it('asks Chromium’s network for nothing but the app’s own files', async () => {
    // Chromium completes its log when it ends.
    await desk().close();
    launched = undefined;
    const text = readFileSync(join(folder, 'net.json'), 'utf8');
    const log = JSON.parse(text.trimEnd().endsWith('}') ? text : `${text.trimEnd().replace(/,$/, '')}]}`) as NetLog;
    const names = new Map(Object.entries(log.constants.logEventTypes).map(([name, type]) => [type, name]));
    const seen = log.events.map(({ type, params }) => ({ name: names.get(type) ?? '', params }));
    expect(seen.length).toBeGreaterThan(0);
    const asked = seen.flatMap(({ params }) => (params?.url === undefined ? [] : [params.url])).filter((url) => !url.startsWith('app://codetray/'));
    expect(asked).toEqual([]);
    const talking = seen.filter(({ name }) => /^(TCP_CONNECT|UDP_CONNECT|UDP_BYTES_SENT|SOCKET_BYTES_SENT|SSL_CONNECT|HOST_RESOLVER_MANAGER_REQUEST|HOST_RESOLVER_SYSTEM_TASK|PROXY_RESOLUTION_SERVICE|QUIC_SESSION)$/.test(name));
    expect(talking.map(({ name, params }) => `${name} ${JSON.stringify(params ?? {})}`)).toEqual([]);
  });
});
