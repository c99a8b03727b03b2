import { describe, expect, it, vi } from 'vitest';
import { createLinkInbox } from '../../../electron/main/links/link-inbox.ts';
import { linkAmong, readLink } from '../../../electron/main/links/read-link.ts';
import { hostileLinks } from '../../fixtures/hostile-links.ts';

describe('a link into the app', () => {
  it.each([
    ['codetray://code/27397', 'CPT', '27397'],
    ['codetray://code/27397/', 'CPT', '27397'],
    ['CODETRAY://CODE/0633t', 'CPT', '0633T'],
    ['codetray://code/g0105', 'HCPCS', 'G0105'],
    ['codetray://code/M62.451', 'ICD10CM', 'M62.451'],
    ['codetray://code/m62', 'ICD10CM', 'M62'],
  ])('%s names a code', (link, system, code) => {
    expect(readLink(link)).toEqual({ ok: true, value: { system, code } });
  });

  it.each(hostileLinks)('%j is refused with a sentence, and never quoted in it', (link) => {
    const read = readLink(link);
    expect(read).toMatchObject({ ok: false, error: { code: 'bad-arguments', message: expect.stringMatching(/^A link was not followed/) as unknown } });
    if (!read.ok) expect((read.error.detail ?? '').length).toBeLessThan(1500);
  });

  it('is found among the arguments of a start, wherever Chromium puts it', () => {
    expect(linkAmong(['electron', '/app', '--', 'codetray://code/27397'])).toBe('codetray://code/27397');
    expect(linkAmong(['electron', 'Codetray://code/27397', '--allow-file-access'])).toBe('Codetray://code/27397');
    expect(linkAmong(['electron', '/app', '--open=codetray://code/27397'])).toBeNull();
  });

  it('waits until the window asks, the last one only, once', () => {
    const announce = vi.fn();
    const inbox = createLinkInbox(announce);
    expect(inbox.take()).toEqual({ ok: true, value: null });
    inbox.receive('codetray://code/27397');
    inbox.receive('codetray://code/27400');
    expect(announce).toHaveBeenCalledTimes(2);
    expect(inbox.take()).toMatchObject({ ok: true, value: { code: '27400' } });
    expect(inbox.take()).toEqual({ ok: true, value: null });
  });
});
