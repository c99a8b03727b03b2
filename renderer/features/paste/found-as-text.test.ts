import { describe, expect, it } from 'vitest';
import type { Bridge, Suggestion } from '../../../electron/contract/index.ts';
import { foundAsText, subjectOf } from './found-as-text.ts';
import { createPaste } from './paste-store.ts';

const found: Suggestion = {
  codesFound: [{ text: '27393-50', span: [23, 31], system: 'CPT', code: '27393', status: 'known', title: 'A title', billable: true, modifiers: ['50'], units: null, rangeTo: null, remark: null }],
  candidates: [{ system: 'CPT', code: '27395', title: 'Another title', score: 1, distinction: null, modifiers: [], evidence: [{ span: [0, 21], words: 'hamstring\nlengthening', because: 'stands in the title' }] }],
  questions: [{ text: 'One leg or both?', options: ['One leg', 'Both'] }],
  tookMs: 1,
};

describe('a text that is handed on', () => {
  it('goes with its codes, what led to those that its words mean, and the open questions', async () => {
    const paste = createPaste({ call: (() => Promise.resolve({ ok: true, value: found })) as unknown as Bridge['call'] });
    paste.put('hamstring\nlengthening, 27393-50, A. Example');
    await new Promise((resolve) => setTimeout(resolve, 0));
    const message = foundAsText(paste.store.get());
    expect(message.startsWith('hamstring\nlengthening, 27393-50, A. Example\n')).toBe(true);
    expect(message).toContain('27393-50 A title');
    expect(message).toContain('27395 Another title\n  "hamstring lengthening" stands in the title');
    expect(message).toContain('One leg or both? One leg / Both');
    expect(subjectOf(paste.store.get())).toBe('Codes of a text: 27393');
  });
});
