import { describe, expect, it } from 'vitest';
import { commands } from '../../app/commands.ts';
import { createFinder } from './find-by-words.ts';

const find = createFinder(commands, false);
const first = (text: string) => find(text)[0]?.id;

describe('commands are found', () => {
  it('all in their order while nothing is typed', () => {
    expect(find('  ')).toEqual(commands);
  });

  it('by the beginning of their words, in any order', () => {
    expect(first('import rel')).toBe('data.import');
    expect(first('pdf sav')).toBe('code.savePdf');
  });

  it('by what other programs call them', () => {
    expect(first('favourite')).toBe('code.bookmark');
    expect(first('hotkeys')).toBe('help.keys');
  });

  it('with a letter that is wrong or missing', () => {
    expect(find('bokmark').map(({ id }) => id)).toContain('code.bookmark');
    expect(find('pritn').map(({ id }) => id)).toContain('code.print');
  });

  it('by their key, and then nothing else', () => {
    for (const text of ['Ctrl+D', 'ctrl d', 'ctrl + d']) expect(find(text).map(({ id }) => id), text).toEqual(['code.bookmark']);
    expect(first('f1')).toBe('help.keys');
  });

  it('not at all by words that no command has', () => {
    expect(find('zzzz')).toEqual([]);
    expect(find('"(((*')).toEqual([]);
  });
});
