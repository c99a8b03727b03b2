import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { logoFile } from '../../../electron/main/office/logo-file.ts';
import { readLogo } from '../../../electron/main/office/read-logo.ts';
import { logoAddress } from '../../../db/user/office.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><style>.a{fill:#000}</style><rect class="a" width="4" height="4"/></svg>';
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codetray-logo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(content: string | Buffer, canBeDrawn = true) {
  const path = join(folder, 'logo');
  writeFileSync(path, content);
  return readLogo(path, () => canBeDrawn);
}

describe('the logo of the office', () => {
  test('is a drawing, a PNG or a JPEG, known by its content', async () => {
    expect(await read(drawing)).toMatchObject({ ok: true, value: { type: 'image/svg+xml' } });
    expect(await read(png)).toMatchObject({ ok: true, value: { type: 'image/png' } });
    expect(await read(Buffer.from('ffd8ffe000', 'hex'))).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
  });

  test('is refused when it is no picture, or a damaged one', async () => {
    expect(await read('<html><svg></svg></html>')).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    expect(await read(png, false)).toMatchObject({ ok: false, error: { message: expect.stringContaining('damaged') } });
    expect(await read(drawing.slice(0, 80))).toMatchObject({ ok: false });
  });

  test('is refused above 512 KB', async () => {
    expect(await read(Buffer.concat([png, Buffer.alloc(512 * 1024)]))).toMatchObject({ ok: false, error: { message: expect.stringContaining('512 KB') } });
  });

  test.each([
    ['a script', '<script>1</script>'],
    ['an event', '<rect onload="1"/>'],
    ['a page inside', '<foreignObject/>'],
    ['a picture from elsewhere', '<image href="https://example.org/a.png"/>'],
    ['a file of this computer', '<use href="file:///etc/passwd"/>'],
    ['a sheet from elsewhere', '<style>@import "https://example.org/a.css";</style>'],
  ])('is refused with %s in the drawing', async (_name, part) => {
    expect(await read(drawing.replace('</svg>', `${part}</svg>`))).toMatchObject({ ok: false, error: { message: expect.stringContaining('scripts in it or points to other files') } });
  });

  test('is served under its own address and no other', async () => {
    const logo = await read(drawing);
    if (!logo.ok) throw new Error(logo.error.message);
    expect(logoFile(logo.value, logoAddress(logo.value))?.contentType).toBe('image/svg+xml');
    expect(logoFile(logo.value, '/office-logo-0000000000000000.svg')).toBeNull();
    expect(logoFile(null, logoAddress(logo.value))).toBeNull();
  });
});
