import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSocket } from 'node:dgram';
import { listen, type Listener } from './listener.ts';
import { asPage, openDesk, rest } from './open-desk.ts';

const desk = openDesk();
let listener: Listener;
beforeAll(async () => {
  listener = await listen();
});
afterAll(() => listener.close());

const vectors: readonly (readonly [how: string, code: (tcp: number, udp: number) => string])[] = [
  ['fetch', (tcp) => `fetch('http://127.0.0.1:${tcp}/').catch(() => {})`],
  ['fetch without an answer', (tcp) => `fetch('http://127.0.0.1:${tcp}/', { mode: 'no-cors', keepalive: true }).catch(() => {})`],
  ['fetch by name', (tcp) => `fetch('http://localhost:${tcp}/').catch(() => {})`],
  ['fetch over IPv6', (tcp) => `fetch('http://[::1]:${tcp}/').catch(() => {})`],
  ['XMLHttpRequest', (tcp) => `const r = new XMLHttpRequest(); r.open('POST', 'http://127.0.0.1:${tcp}/'); r.send('x')`],
  ['a web socket', (tcp) => `new WebSocket('ws://127.0.0.1:${tcp}/')`],
  ['web transport', (tcp) => `new WebTransport('https://127.0.0.1:${tcp}/').ready.catch(() => {})`],
  ['an event source', (tcp) => `new EventSource('http://127.0.0.1:${tcp}/')`],
  ['a beacon', (tcp) => `navigator.sendBeacon('http://127.0.0.1:${tcp}/', 'x')`],
  ['a ping of a link', (tcp) => `const a = document.createElement('a'); a.href = '#x'; a.ping = 'http://127.0.0.1:${tcp}/'; document.body.append(a); a.click(); a.remove()`],
  ['a picture', (tcp) => `new Image().src = 'http://127.0.0.1:${tcp}/x.png'`],
  ['a picture in a style', (tcp) => `document.body.style.backgroundImage = 'url(http://127.0.0.1:${tcp}/x.png)'`],
  ['a font', (tcp) => `new FontFace('x', 'url(http://127.0.0.1:${tcp}/x.woff2)').load().catch(() => {})`],
  ['a sound', (tcp) => `new Audio('http://127.0.0.1:${tcp}/x.mp3').play().catch(() => {})`],
  ['a script', (tcp) => `const s = document.createElement('script'); s.src = 'http://127.0.0.1:${tcp}/x.js'; document.head.append(s)`],
  ['a module', (tcp) => `import('http://127.0.0.1:${tcp}/x.js').catch(() => {})`],
  ...['stylesheet', 'prefetch', 'preload', 'modulepreload', 'preconnect', 'dns-prefetch', 'prerender', 'icon', 'manifest'].map(
    (rel) => [`a link of rel ${rel}`, (tcp: number) => `const l = document.createElement('link'); l.rel = '${rel}'; l.as = 'script'; l.href = 'http://127.0.0.1:${tcp}/x'; document.head.append(l)`] as const,
  ),
  ['speculation rules', (tcp) => `const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: ['http://127.0.0.1:${tcp}/'] }] }); document.head.append(s)`],
  ['a shared worker', (tcp) => `new SharedWorker('http://127.0.0.1:${tcp}/x.js')`],
  [
    'a peer connection over UDP',
    (_tcp, udp) => `const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${udp}' }] }); p.createDataChannel('x'); await p.setLocalDescription(await p.createOffer())`,
  ],
  [
    'a peer connection over TCP',
    (tcp) => `const p = new RTCPeerConnection({ iceServers: [{ urls: 'turn:127.0.0.1:${tcp}?transport=tcp', username: 'x', credential: 'x' }], iceTransportPolicy: 'relay' }); p.createDataChannel('x'); await p.setLocalDescription(await p.createOffer())`,
  ],
];

describe('an address that listens', () => {
  it('counts whoever comes', async () => {
    const before = listener.count();
    await fetch(`http://127.0.0.1:${listener.tcpPort}/`);
    const socket = createSocket('udp4');
    await new Promise((resolve) => socket.send('x', listener.udpPort, '127.0.0.1', resolve));
    socket.close();
    // A datagram that was sent is heard when the computer comes to it.
    await expect.poll(() => listener.count() - before).toBe(2);
  });

  it.each(vectors)('hears nothing of %s', async (_how, code) => {
    const before = listener.count();
    await asPage(desk().page, code(listener.tcpPort, listener.udpPort));
    await rest(250);
    expect(listener.count()).toBe(before);
  });

  it('hears nothing even of main itself', async () => {
    const before = listener.count();
    const outcome = await desk().app.evaluate(({ net }, port) => net.fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.status, () => 'refused'), listener.tcpPort);
    expect(['refused', 403]).toContain(outcome);
    expect(listener.count()).toBe(before);
  });

  it('hears nothing of a window in a session of its own', async () => {
    const before = listener.count();
    await desk().app.evaluate(async ({ BrowserWindow }, port) => {
      const window = new BrowserWindow({ show: false, webPreferences: { partition: 'attack' } });
      await window.loadURL(`http://127.0.0.1:${port}/`).catch(() => undefined);
      window.destroy();
    }, listener.tcpPort);
    expect(listener.count()).toBe(before);
  });
});
