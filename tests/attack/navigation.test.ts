import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Listener } from './listener.ts';
import { asPage, openDesk, rest } from './open-desk.ts';

const desk = openDesk();
let listener: Listener;
beforeAll(async () => {
  listener = await listen();
});
afterAll(() => listener.close());

const web = () => `http://127.0.0.1:${listener.tcpPort}/`;

describe('the window', () => {
  it.each([
    ['a web address', () => `location.href = '${web()}'`],
    ['another page of the app', () => "location.href = 'app://codetray/print.html'"],
    ['a file', () => "location.href = 'file:///etc/passwd'"],
    ['a data: address', () => "location.href = 'data:text/html,x'"],
    ['a blob: address', () => "location.href = URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))"],
    ['a link', () => `const a = document.createElement('a'); a.href = '${web()}'; document.body.append(a); a.click(); a.remove()`],
    ['a form', () => `const f = document.createElement('form'); f.action = '${web()}'; f.method = 'post'; document.body.append(f); f.submit(); f.remove()`],
    ['a refresh in the head', () => `const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0; url=${web()}'; document.head.append(m)`],
    ['location.replace', () => `location.replace('${web()}')`],
    ['the navigation interface', () => `navigation.navigate('${web()}').committed.catch(() => {})`],
    ['a download', () => `const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['x'])); a.download = 'x.txt'; document.body.append(a); a.click(); a.remove()`],
  ])('stays where it is at %s', async (_how, code) => {
    const { page } = desk();
    await asPage(page, 'window.stillHere = true');
    await asPage(page, code());
    await rest(250);
    expect(page.url()).toBe('app://codetray/index.html');
    expect(await asPage(page, 'return window.stillHere')).toBe(true);
    expect(listener.count()).toBe(0);
  });

  it.each([
    ['window.open of a web address', () => `return String(window.open('${web()}'))`],
    ['window.open of the app', () => "return String(window.open('app://codetray/index.html'))"],
    ['window.open of nothing', () => "return String(window.open(''))"],
    ['a link to a new window', () => `const a = document.createElement('a'); a.href = '${web()}'; a.target = '_blank'; document.body.append(a); a.click(); a.remove(); return 'null'`],
  ])('opens no second one at %s', async (_how, code) => {
    const { app, page } = desk();
    const before = app.windows().length;
    expect(await asPage(page, code())).toBe('null');
    await rest(250);
    expect(app.windows()).toHaveLength(before);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(listener.count()).toBe(0);
  });

  it.each([
    ['an iframe of the web', () => `const f = document.createElement('iframe'); f.src = '${web()}'; document.body.append(f)`],
    ['an iframe of the app', () => "const f = document.createElement('iframe'); f.src = 'app://codetray/index.html'; document.body.append(f)"],
    ['an object', () => `const o = document.createElement('object'); o.data = '${web()}'; document.body.append(o)`],
    ['an embed', () => `const e = document.createElement('embed'); e.src = '${web()}'; document.body.append(e)`],
  ])('holds no foreign content in %s', async (_how, code) => {
    const { page } = desk();
    await asPage(page, code());
    await rest(250);
    const readable = page.frames().slice(1).map((frame) => frame.url());
    for (const url of readable) expect(['', 'about:blank', 'chrome-error://chromewebdata/']).toContain(url);
    expect(listener.count()).toBe(0);
    await asPage(page, "for (const e of document.querySelectorAll('iframe, object, embed')) e.remove()");
  });

  it('attaches no webview', async () => {
    const { app, page } = desk();
    await asPage(page, `const w = document.createElement('webview'); w.setAttribute('src', '${web()}'); document.body.append(w)`);
    await rest(250);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().filter((contents) => contents.getType() === 'webview').length)).toBe(0);
    expect(await asPage(page, "const w = document.querySelector('webview'); const has = typeof w.loadURL; w.remove(); return has")).toBe('undefined');
    expect(listener.count()).toBe(0);
  });
});
