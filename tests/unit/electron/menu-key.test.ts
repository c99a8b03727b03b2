import { describe, expect, it } from 'vitest';
import { followMenuKey } from '../../../electron/main/menu/menu-key.ts';

type Contents = Parameters<typeof followMenuKey>[0];

/** What a press of F10 is turned into. */
function pressed(platform: NodeJS.Platform, held: Record<string, boolean | string> = {}) {
  const sent: string[] = [];
  let isKept = true;
  let listener: ((event: { preventDefault(): void }, input: object) => void) | undefined;
  const contents = {
    on: (_name: string, given: typeof listener) => { listener = given; },
    sendInputEvent: ({ type, keyCode }: { type: string; keyCode: string }) => sent.push(`${type} ${keyCode}`),
  } as unknown as Contents;
  followMenuKey(contents, platform);
  listener?.({ preventDefault: () => { isKept = false; } }, { type: 'keyDown', key: 'F10', control: false, shift: false, alt: false, meta: false, isAutoRepeat: false, ...held });
  return { sent, isKept };
}

describe('F10', () => {
  it('becomes a press of Alt, once, where a window has a menu bar', () => {
    for (const platform of ['linux', 'win32'] as const) expect(pressed(platform)).toEqual({ sent: ['keyDown Alt', 'keyUp Alt'], isKept: false });
    expect(pressed('linux', { isAutoRepeat: true }).sent).toEqual([]);
    expect(pressed('linux', { type: 'keyUp' }).sent).toEqual([]);
  });

  it('stays what it is with another key held, and on a Mac', () => {
    expect(pressed('linux', { shift: true })).toEqual({ sent: [], isKept: true });
    expect(pressed('linux', { key: 'F1' })).toEqual({ sent: [], isKept: true });
    expect(pressed('darwin')).toEqual({ sent: [], isKept: true });
  });
});
