import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBuiltFiles, readBuiltFiles, type BuiltFileTable } from '../../../electron/main/security/built-file-table.ts';
import { contentSecurityPolicy, securityHeaders } from '../../../electron/main/security/csp.ts';
import { dressedPage } from '../../../electron/main/security/dressed-page.ts';
import { answerFromTable } from '../../../electron/main/security/protocol.ts';

let base: string;
let table: BuiltFileTable;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'codetray-protocol-'));
  const renderer = join(base, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(base, 'secret.html'), 'outside');
  writeFileSync(join(renderer, 'index.html'), '<!doctype html>');
  writeFileSync(join(renderer, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(renderer, 'assets', 'index.js.map'), '{}');
  writeFileSync(join(renderer, 'assets', 'a name.css'), '');
  writeFileSync(join(renderer, 'assets', 'sans.woff2'), Uint8Array.of(1, 2, 3));
  writeFileSync(join(renderer, '.env'), 'x');
  symlinkSync(join(base, 'secret.html'), join(renderer, 'link.html'));
  symlinkSync(base, join(renderer, 'up'));
  table = readBuiltFiles(renderer);
  writeFileSync(join(renderer, 'late.html'), 'written after the start');
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => answerFromTable(table, { url, method });

describe('the table of built files', () => {
  it('holds what a build is made of and nothing else', () => {
    expect([...table.keys()].sort()).toEqual(['/assets/a%20name.css', '/assets/index.js', '/assets/sans.woff2', '/index.html']);
  });

  it('refuses a folder without index.html: the app is not built', () => {
    expect(() => readBuiltFiles(join(base, 'renderer', 'assets'))).toThrow('not built');
  });
});

describe('the files of the window as they are wanted', () => {
  it('are the page at once and the others of the table', () => {
    const files = openBuiltFiles(join(base, 'renderer'));
    expect(files.get('/index.html')).toEqual(table.get('/index.html'));
    files.readOthers();
    for (const path of table.keys()) expect(files.get(path)).toEqual(table.get(path));
    expect(files.get('/up/secret.html')).toBeUndefined();
  });

  it('refuse a page that is not there, or a link', () => {
    expect(() => openBuiltFiles(join(base, 'renderer', 'assets'))).toThrow('not built');
    const linked = join(base, 'linked');
    mkdirSync(linked);
    symlinkSync(join(base, 'secret.html'), join(linked, 'index.html'));
    expect(() => openBuiltFiles(linked)).toThrow('not built');
  });

  it('hand the page out in the theme of the last time', () => {
    const page = { contentType: 'text/html; charset=utf-8', bytes: new Uint8Array(readFileSync('renderer/index.html')) };
    const root = (theme: 'dark' | 'contrast') => /<html[^>]*>/.exec(Buffer.from(dressedPage(page, theme).bytes).toString('utf8'))?.[0];
    expect(root('dark')).toBe('<html lang="en" data-theme="dark">');
    expect(root('contrast')).toBe('<html lang="en" data-theme="contrast" data-contrast="more">');
  });
});

describe('the app scheme', () => {
  it.each([
    ['app://codetray/index.html', 'text/html; charset=utf-8'],
    ['app://codetray/assets/index.js', 'text/javascript; charset=utf-8'],
    ['app://codetray/assets/a%20name.css', 'text/css; charset=utf-8'],
    ['app://codetray/assets/sans.woff2', 'font/woff2'],
    // A standard scheme resolves dots before anybody is asked.
    ['app://codetray/assets/../index.html', 'text/html; charset=utf-8'],
  ])('serves %s as %s', (url, contentType) => {
    const answer = get(url);
    expect(answer.status).toBe(200);
    expect(answer.headers['Content-Type']).toBe(contentType);
    expect(answer.bytes).toBe(table.get(new URL(url).pathname)?.bytes);
  });

  it.each([
    'app://codetray/',
    'app://codetray/late.html',
    'app://codetray/link.html',
    'app://codetray/up/secret.html',
    'app://codetray/../secret.html',
    'app://codetray/..%2fsecret.html',
    'app://codetray/%2e%2e/secret.html',
    'app://codetray/%2e%2e%2fsecret.html',
    'app://codetray/..%5csecret.html',
    'app://codetray/assets/index.js.map',
    'app://codetray/.env',
    'app://codetray//index.html',
    'app://codetray/index.html/',
    'app://codetray/index.html%00',
    'app://codetray/INDEX.HTML',
    'app://codetray/index.html?document=1',
    'app://codetray//etc/passwd',
    'app://codetray/constructor',
    'app://codetray/__proto__',
  ])('knows nothing of %s', (url) => {
    const answer = get(url);
    expect(answer.status).toBe(404);
    expect(answer.bytes.byteLength).toBe(0);
  });

  it.each(['app://elsewhere/index.html', 'app://codetray.example/index.html', 'app://codetray:8080/index.html', 'app://user@codetray/index.html', 'file:///index.html', 'not a url'])(
    'refuses the host of %s',
    (url) => {
      expect(get(url).status).toBe(403);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', (method) => {
    expect(get('app://codetray/index.html', method).status).toBe(405);
  });

  it.each(['app://codetray/index.html', 'app://codetray/nothing', 'app://elsewhere/index.html'])('sends every security header with the answer to %s', (url) => {
    const { headers } = get(url);
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers[name], name).toBe(value);
  });
});

describe('the content security policy', () => {
  const directives = new Map(contentSecurityPolicy.split('; ').map((directive) => [directive.slice(0, directive.indexOf(' ')), directive.slice(directive.indexOf(' ') + 1)]));

  it('allows scripts, styles, fonts and pictures of the app alone', () => {
    for (const name of ['script-src', 'style-src', 'font-src', 'img-src']) expect(directives.get(name), name).toBe("'self'");
  });

  it('allows nothing inline, no eval and no address', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|data:|blob:|\*|https?:|nonce-/);
  });

  it.each(['default-src', 'connect-src', 'frame-src', 'frame-ancestors', 'base-uri', 'form-action', 'object-src', 'worker-src', 'media-src', 'manifest-src'])('%s is none', (name) => {
    expect(directives.get(name)).toBe("'none'");
  });

  it('asks for trusted types and knows no policy that would make one', () => {
    expect(directives.get('require-trusted-types-for')).toBe("'script'");
    expect(directives.get('trusted-types')).toBe("'none'");
  });
});
