import { describe, expect, it } from 'vitest';
import { asPage, openDesk } from './open-desk.ts';

const desk = openDesk();

const settled = "await new Promise((done) => setTimeout(done, 200)); return window.attack ?? 'refused';";

describe('code that is no built file', () => {
  it.each([
    ['an inline script', "const s = document.createElement('script'); s.text = 'window.attack = \"ran\"'; document.head.append(s);"],
    ['an inline module', "const s = document.createElement('script'); s.type = 'module'; s.append('window.attack = \"ran\"'); document.head.append(s);"],
    ['an attribute', "const b = document.createElement('button'); b.setAttribute('onclick', 'window.attack = \"ran\"'); document.body.append(b); b.click(); b.remove();"],
    ['a javascript: address', "const a = document.createElement('a'); a.href = 'javascript:void(window.attack = \"ran\")'; document.body.append(a); a.click(); a.remove();"],
    ['a data: script', "const s = document.createElement('script'); s.src = 'data:text/javascript,window.attack=\"ran\"'; document.head.append(s);"],
    ['a blob: script', "const s = document.createElement('script'); s.src = URL.createObjectURL(new Blob(['window.attack=\"ran\"'], { type: 'text/javascript' })); document.head.append(s);"],
    ['a frame with its own document', "const f = document.createElement('iframe'); f.setAttribute('srcdoc', '<script>parent.attack = \"ran\"</' + 'script>'); document.body.append(f);"],
    ['an imported data: module', "await import('data:text/javascript,window.attack=\"ran\"');"],
    ['an imported blob: module', "await import(URL.createObjectURL(new Blob(['window.attack=\"ran\"'], { type: 'text/javascript' })));"],
    ['markup', "document.body.innerHTML += '<img src=x onerror=\"window.attack = 1\">';"],
    ['document.write', "document.write('<p>x</p>'); window.attack = 'written';"],
    ['eval', "window.attack = eval('\"ran\"');"],
    ['the Function constructor', "window.attack = new Function('return \"ran\"')();"],
    ['a timer with text', "setTimeout('window.attack = \"ran\"', 0);"],
    ['WebAssembly', "await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); window.attack = 'compiled';"],
    ['a worker', "await new Promise((done, fail) => { const w = new Worker('data:text/javascript,postMessage(1)'); w.onmessage = done; w.onerror = fail; }); window.attack = 'ran';"],
    ['a service worker', "await navigator.serviceWorker.register('app://codetray/index.html'); window.attack = 'ran';"],
    ['a trusted types policy', "trustedTypes.createPolicy('default', { createScript: (text) => text }); window.attack = 'made';"],
  ])('does not run as %s', async (_how, code) => {
    const outcome = await asPage(desk().page, `window.attack = undefined; ${code} ${settled}`);
    expect(outcome).toMatch(/^refused/);
  });

  it('does not arrive as an inline style either', async () => {
    const colour = await asPage(
      desk().page,
      "const s = document.createElement('style'); s.textContent = 'html { --attack: styled }'; document.head.append(s); const v = getComputedStyle(document.documentElement).getPropertyValue('--attack'); s.remove(); return v;",
    );
    expect(colour).toBe('');
  });
});

describe('the page', () => {
  it.each(['require', 'process', 'module', 'exports', '__dirname', 'Buffer', 'global', 'electron', 'ipcRenderer'])('has no %s', async (name) => {
    expect(await asPage(desk().page, `return typeof globalThis[${JSON.stringify(name)}]`)).toBe('undefined');
  });

  it('has one door, and cannot change it', async () => {
    const door = await asPage(
      desk().page,
      "try { window.codetray.call = () => 'mine'; } catch {} try { window.codetray = 1; } catch {} return [Object.keys(window.codetray).sort().join(), typeof window.codetray.call, String(window.codetray.call).includes('mine')].join(' ')",
    );
    expect(door).toBe('call,on,pathOfFile function false');
  });

  it('reaches nothing of Electron through the functions of that door', async () => {
    const reached = await asPage(desk().page, "try { return String(window.codetray.call.constructor('return typeof process')()) } catch (error) { return 'refused: ' + error.name }");
    expect(reached).toMatch(/^refused|^undefined/);
  });
});
