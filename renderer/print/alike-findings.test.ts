import { describe, expect, it } from 'vitest';
import type { CaseFinding } from '../../electron/contract/index.ts';
import { alikeFindings } from './alike-findings.ts';

const finding = (words: string, codes: string[], more: Partial<CaseFinding> = {}): CaseFinding => ({ kind: 'pair-never', severity: 'stop', codes, lines: [], words, mend: [], source: 1, ...more });

describe('findings that say the same of other codes', () => {
  it('are told once, with the codes of the others, and keep their order', () => {
    const groups = alikeFindings([
      finding('27390 is never paid beside 27447.', ['27390', '27447']),
      finding('27358 stands alone.', ['27358'], { kind: 'add-on-without-primary' }),
      finding('27391 is never paid beside 27447.', ['27391', '27447']),
      finding('27393 is never paid beside 27395.', ['27393', '27395']),
    ]);
    expect(groups.map(({ first, others }) => [first.words, others])).toEqual([
      ['27390 is never paid beside 27447.', [['27391', '27447'], ['27393', '27395']]],
      ['27358 stands alone.', []],
    ]);
  });

  it('stay apart where words, severity, kind or source differ', () => {
    const words = '27390 is never paid beside 27447.';
    const codes = ['27390', '27447'];
    expect(alikeFindings([finding(words, codes), finding(words, codes, { severity: 'check' }), finding(words, codes, { source: 2 }), finding(words, codes, { kind: 'same-family' }), finding('27391 is paid beside 27447 with 59.', ['27391', '27447'])])).toHaveLength(5);
  });
});
