import { describe, expect, it } from 'vitest';
import { mayRequest, offlineSwitches } from '../../../electron/main/security/offline.ts';

describe('a request of the window', () => {
  it('for a file of the app goes on', () => {
    expect(mayRequest('app://codetray/index.html', false)).toBe(true);
  });

  it.each([
    'http://127.0.0.1:8080/',
    'https://example.com/',
    'ws://127.0.0.1/',
    'wss://example.com/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'data:text/html,x',
    'blob:app://codetray/1',
    'chrome://gpu/',
    'chrome-extension://x/y.js',
    'app://codetray.example/index.html',
    'app://elsewhere/',
    'https://app://codetray/',
    'devtools://devtools/bundled/inspector.html',
    '',
  ])('for %s is cancelled', (url) => {
    expect(mayRequest(url, false)).toBe(false);
  });

  it('for the developer tools goes on where those are allowed at all', () => {
    expect(mayRequest('devtools://devtools/bundled/inspector.html', true)).toBe(true);
  });
});

describe('the switches of Chromium', () => {
  it('resolve no name and no address', () => {
    expect(offlineSwitches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
  });
});
