import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../electron/contract/index.ts';
import { asPage, openDesk } from './open-desk.ts';

const desk = openDesk();

interface Envelope {
  ok: boolean;
  error?: { code: string; message: string; detail?: string };
}

const call = (code: string) => asPage(desk().page, `return await window.codetray.call(${code})`) as Promise<Envelope>;

describe('a call from the page', () => {
  it('is answered when it is a good one', async () => {
    expect(await call("'settings.get'")).toMatchObject({ ok: true });
  });

  it.each([
    ['an unknown channel', "'no.such.channel'", 'bad-arguments'],
    ['a channel of the prototype', "'constructor'", 'bad-arguments'],
    ['a channel that is no text', '{}', 'bad-arguments'],
    ['no channel', '', 'bad-arguments'],
    ['an internal channel of Electron', "'ELECTRON_BROWSER_REQUIRE'", 'bad-arguments'],
    ['no arguments', "'search.query'", 'bad-arguments'],
    ['a number for text', "'search.query', { text: 1 }", 'bad-arguments'],
    ['an unknown field', "'search.query', { text: 'x', path: '/etc/passwd' }", 'bad-arguments'],
    ['a key that reaches the constructor', `'settings.set', JSON.parse('{"constructor":{"prototype":{"polluted":true}}}')`, 'bad-arguments'],
    ['too much text', "'search.query', { text: 'x'.repeat(11000000) }", 'bad-arguments'],
    ['too many codes', "'print.savePdf', { document: 'summary', codes: Array.from({ length: 201 }, () => ({ system: 'CPT', code: '27397' })) }", 'bad-arguments'],
    ['deep arguments', "'search.query', { text: 'x', systems: [[[[[[[[[['CPT']]]]]]]]]] }", 'bad-arguments'],
    ['a code that is SQL', `'code.show', { system: 'CPT', code: "1' OR 1=1" }`, 'bad-arguments'],
    ['one argument too many', "'search.query', { text: 'x' }, { text: 'y' }", 'bad-arguments'],
    ['the document of a print page', "'print.document'", 'forbidden'],
    ['the word of a print page', "'print.ready'", 'forbidden'],
  ])('with %s is refused with a closed code and no stack', async (_what, code, expected) => {
    const answer = await call(code);
    expect(answer).toMatchObject({ ok: false, error: { code: expected } });
    expect(errorCodes).toContain(answer.error?.code);
    expect(JSON.stringify(answer)).not.toMatch(/\bat .+:\d+|node_modules|\.ts\b|\.js\b/);
  });

  it('with a key that reaches the prototype loses that key on the way and changes nothing', async () => {
    await call(`'settings.set', JSON.parse('{"__proto__":{"polluted":true}}')`);
    await call(`'search.query', JSON.parse('{"text":"x","__proto__":{"polluted":true}}')`);
    expect(await desk().app.evaluate(() => ({} as Record<string, unknown>)['polluted'] ?? 'clean')).toBe('clean');
  });
});

/** Opens a window that main did not make as its own, with the very preload, and lets it call. */
async function callFromForeignWindow(url: string): Promise<unknown> {
  return desk().app.evaluate(async ({ app, BrowserWindow }, address) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } });
    await window.loadURL(address);
    const answer: unknown = await window.webContents.executeJavaScript("window.codetray.call('settings.get')");
    window.destroy();
    return answer;
  }, url);
}

describe('a call from somewhere else', () => {
  it('is refused to a window that is not one of ours, even with the app’s own page', async () => {
    expect(await callFromForeignWindow('app://codetray/index.html')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it('is refused to an empty page', async () => {
    expect(await callFromForeignWindow('about:blank')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });
});
