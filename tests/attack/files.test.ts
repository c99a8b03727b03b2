import { describe, expect, it } from 'vitest';
import { asPage, openDesk, rest } from './open-desk.ts';

const desk = openDesk();

describe('a file of the computer', () => {
  it.each([
    ['fetch', "return (await fetch('file:///etc/passwd')).status"],
    ['XMLHttpRequest', "return await new Promise((done) => { const r = new XMLHttpRequest(); r.onload = () => done('read ' + r.responseText); r.onerror = () => done('refused'); r.open('GET', 'file:///etc/passwd'); r.send(); })"],
    ['a picture', "return await new Promise((done) => { const i = new Image(); i.onload = () => done('shown'); i.onerror = () => done('refused'); i.src = 'file:///usr/share/pixmaps/debian-logo.png'; })"],
    ['a script', "return await new Promise((done) => { const s = document.createElement('script'); s.onload = () => done('ran'); s.onerror = () => done('refused'); s.src = 'file:///etc/passwd'; document.head.append(s); })"],
    ['a style sheet', "return await new Promise((done) => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.onload = () => done('used'); l.onerror = () => done('refused'); l.href = 'file:///etc/passwd'; document.head.append(l); })"],
    ['an import', "return await import('file:///etc/passwd').then(() => 'ran')"],
    ['a worker', "return await new Promise((done) => { const w = new Worker('file:///etc/passwd'); w.onerror = () => done('refused'); })"],
  ])('is not opened by %s', async (_how, code) => {
    expect(await asPage(desk().page, code)).toMatch(/^refused/);
  });

  it('is not fetched even by main itself', async () => {
    const status = await desk().app.evaluate(({ net }) => net.fetch('file:///etc/passwd').then((answer) => `status ${answer.status}`, () => 'refused'));
    expect(['refused', 'status 403']).toContain(status);
  });

  it('is not shown even when main itself asks a window to', async () => {
    const shown = await desk().app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      await window.loadURL('file:///etc/passwd').catch(() => undefined);
      const text: unknown = await window.webContents.executeJavaScript('document.documentElement.innerText').catch(() => '');
      window.destroy();
      return text;
    });
    expect(shown).not.toContain('root');
  });
});

describe('the app scheme', () => {
  it.each([
    'app://codetray/../main/index.cjs',
    'app://codetray/..%2fmain%2findex.js',
    'app://codetray/%2e%2e/main/index.cjs',
    'app://codetray/..%5cmain%5cindex.js',
    'app://codetray/assets/..%2f..%2f..%2fpackage.json',
    'app://codetray//etc/passwd',
    'app://codetray/nothing.js',
    'app://codetray/index.html?x',
    'app://codetray/',
    'app://elsewhere/index.html',
  ])('does not serve %s, even to main itself', async (url) => {
    const answer = await desk().app.evaluate(({ net }, address) => net.fetch(address).then(async (found) => `${found.status} ${await found.text()}`, () => 'refused'), url);
    expect(['refused', '404 ', '403 ']).toContain(answer);
  });

  it('serves the page with every header', async () => {
    const headers = await desk().app.evaluate(({ net }) => net.fetch('app://codetray/index.html').then((found) => Object.fromEntries(found.headers.entries())));
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('does not run a built file as what it is not', async () => {
    const outcome = await asPage(
      desk().page,
      "return await new Promise((done) => { const s = document.createElement('script'); s.onload = () => done('ran'); s.onerror = () => done('refused'); s.src = 'app://codetray/index.html'; document.head.append(s); })",
    );
    await rest(50);
    expect(outcome).toMatch(/^refused/);
  });
});
