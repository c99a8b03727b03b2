import { describe, expect, it, vi } from 'vitest';
import type { Bridge, Suggestion } from '../../../electron/contract/index.ts';
import { createPaste } from './paste-store.ts';

interface Asked {
  text: string;
  answers?: readonly { question: string; option: string }[];
}

const candidate = (code: string, words: string, at: number): Suggestion['candidates'][number] => ({ system: 'CPT', code, title: `Title of ${code}`, score: 1, distinction: null, modifiers: [], evidence: [{ span: [at, at + words.length], words, because: 'stands in the title' }] });

/** Finds "27393" and what looks like it, and two candidates that an answer turns round. */
function suggestionFor({ text, answers = [] }: Asked): Suggestion {
  const found = [...text.matchAll(/2739[3O](?:-50)?/g)].map((match): Suggestion['codesFound'][number] => {
    const isMeant = match[0].includes('O');
    return { text: match[0], span: [match.index, match.index + match[0].length], system: 'CPT', code: isMeant ? '27390' : '27393', status: isMeant ? 'look-alike' : 'known', title: 'A title', billable: true, modifiers: match[0].endsWith('-50') ? ['50'] : [], units: null, rangeTo: null, remark: null };
  });
  const both = [candidate('27394', 'lengthening', text.indexOf('lengthening')), candidate('27395', 'lengthening', text.indexOf('lengthening'))];
  const isTurned = answers.some(({ option }) => option === 'Both');
  return { codesFound: found, candidates: isTurned ? both.reverse() : both, questions: isTurned ? [] : [{ text: 'One leg or both?', options: ['One leg', 'Both'] }], tookMs: 1 };
}

function openPaste() {
  const asked: Asked[] = [];
  const waiting: (() => void)[] = [];
  let isHeld = false;
  const call = (async (_name: string, request: Asked) => {
    asked.push(request);
    const answer = { ok: true, value: suggestionFor(request) };
    if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
    return answer;
  }) as unknown as Bridge['call'];
  return { paste: createPaste({ call }), asked, hold: () => { isHeld = true; }, release: (index: number) => waiting[index]?.() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const codes = ({ store }: ReturnType<typeof createPaste>) => store.get().rows.map(({ kind, key }) => `${kind} ${key.code}`);

describe('a pasted text', () => {
  it('shows the codes in it, each once, before the operations that its words mean', async () => {
    const { paste } = openPaste();
    paste.put('hamstring lengthening 27393, again 27393');
    await settled();
    expect(codes(paste)).toEqual(['code 27393', 'operation 27394', 'operation 27395']);
    expect(paste.store.get().rows[0]?.spans).toHaveLength(2);
    expect(paste.selectedRow()?.key.code).toBe('27394');
  });

  it('is ranked anew by an answer, which can be taken back', async () => {
    const { paste, asked } = openPaste();
    paste.put('lengthening');
    await settled();
    const [question] = paste.store.get().found?.questions ?? [];
    if (question === undefined) throw new Error('a question was expected');
    paste.answer(question, 'Both');
    await settled();
    expect(asked.at(-1)?.answers).toEqual([{ question: 'One leg or both?', option: 'Both' }]);
    expect(codes(paste)).toEqual(['operation 27395', 'operation 27394']);
    expect(paste.selectedRow()?.key.code).toBe('27395');
    paste.takeBack(question.text);
    await settled();
    expect(asked.at(-1)?.answers).toBeUndefined();
    expect(codes(paste)).toEqual(['operation 27394', 'operation 27395']);
  });

  it('forgets the answers when another text takes its place, and keeps them while it is edited', async () => {
    const { paste, asked } = openPaste();
    paste.put('lengthening');
    await settled();
    paste.answer({ text: 'One leg or both?', options: ['One leg', 'Both'] }, 'Both');
    await settled();
    paste.pasted(false);
    paste.type('lengthening, left');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked.at(-1)?.answers).toHaveLength(1);
    paste.pasted(true);
    paste.type('another lengthening');
    await settled();
    expect(asked.at(-1)?.answers).toBeUndefined();
  });

  it('is not overtaken by the answer to the text before', async () => {
    const { paste, hold, release } = openPaste();
    hold();
    paste.put('lengthening 27393');
    paste.put('lengthening');
    await settled();
    release(1);
    await settled();
    release(0);
    await settled();
    expect(paste.store.get().foundFor).toBe('lengthening');
    expect(codes(paste)).toEqual(['operation 27394', 'operation 27395']);
  });

  it.each([
    ['a book', 'lengthening '.repeat(1_000_000), /at most 400,000 are read/],
    ['a file of another kind', '\u0001\u0002'.repeat(500), /not text/],
  ])('stays when it is to give way to %s', async (_name, text, sentence) => {
    const { paste, asked } = openPaste();
    paste.put('lengthening');
    await settled();
    const before = asked.length;
    expect(paste.put(text)).toBe(false);
    await settled();
    expect(paste.store.get()).toMatchObject({ text: 'lengthening', foundFor: 'lengthening' });
    expect(paste.store.get().refused).toMatch(sentence);
    expect(asked).toHaveLength(before);
    paste.put('27393');
    expect(paste.store.get().refused).toBeNull();
  });

  it('is read while somebody types only when the field rests', async () => {
    vi.useFakeTimers();
    try {
      const { paste, asked } = openPaste();
      for (const text of ['l', 'le', 'lengthening']) paste.type(text);
      expect(asked).toHaveLength(0);
      await vi.advanceTimersByTimeAsync(500);
      expect(asked.map(({ text }) => text)).toEqual(['lengthening']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('takes the code that was meant in the place of what looks like it, modifiers kept', async () => {
    const { paste } = openPaste();
    paste.put('lengthening 2739O-50 and 27393, 2739O-50');
    await settled();
    const row = paste.store.get().rows.find(({ found }) => found?.status === 'look-alike');
    if (row === undefined) throw new Error('a look-alike was expected');
    paste.correct(row);
    expect(paste.store.get().text).toBe('lengthening 27390-50 and 27393, 27390-50');
  });
});

describe('a file that is opened', () => {
  const file = (bytes: number[] | string, name = 'note.txt') => {
    const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : new Uint8Array(bytes);
    return { name, size: content.length, arrayBuffer: () => Promise.resolve(content.buffer) };
  };

  it.each([
    ['UTF-8', file('Böhler, lengthening'), 'Böhler, lengthening'],
    ['as Windows wrote it before', file([0x42, 0xf6, 0x68]), 'Böh'],
    ['UTF-16', file([0xff, 0xfe, 0x42, 0, 0xf6, 0]), 'Bö'],
  ])('is read as %s', async (_name, one, text) => {
    const { paste } = openPaste();
    expect(await paste.putFile(one)).toBe(true);
    expect(paste.store.get().text).toBe(text);
  });

  it('is refused by name where it is an archive or too large, and nothing is lost', async () => {
    const { paste } = openPaste();
    paste.put('lengthening');
    expect(await paste.putFile(file([0x50, 0x4b, 3, 4, 0, 0, 8], 'note.docx'))).toBe(false);
    expect(paste.store.get().refused).toMatch(/^note\.docx: This is not text/);
    expect(await paste.putFile({ name: 'scan.txt', size: 10_000_000, arrayBuffer: () => Promise.reject(new Error('not to be read')) })).toBe(false);
    expect(paste.store.get().refused).toMatch(/^scan\.txt: .*400,000/);
    expect(paste.store.get().text).toBe('lengthening');
  });
});
