import type { AskFollow } from '../../../electron/contract/index.ts';
import type { Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { focusSearchField } from '../../app/focus.ts';
import { handOn } from '../consult/hand-on.ts';
import { answerAsText } from './ask-store.ts';

export type AskCommandId = 'ask.open' | 'ask.copy' | 'ask.mail';

/** A page is opened; a text without one is searched and asked in its turn. */
export function followAnswer(desk: Desk, { system, code, text }: AskFollow): void {
  if (system !== null && code !== null) {
    desk.openPlace({ kind: 'code', key: { system, code } });
    return;
  }
  desk.type(text);
  focusSearchField(false);
}

const noAnswer = 'Ask something in the search field first.';

export const askCommands: readonly Command[] = [
  {
    id: 'ask.open',
    words: 'Open the page of the answer',
    keys: ['Alt+Enter'],
    group: 'Find',
    alsoCalled: 'question follow ask',
    isAvailable: ({ asking }) => (asking.store.get().answer?.follow.length ?? 0) > 0,
    waitsFor: noAnswer,
    run(desk) {
      const [first] = desk.asking.store.get().answer?.follow ?? [];
      if (first !== undefined) followAnswer(desk, first);
    },
  },
  {
    id: 'ask.copy',
    words: 'Copy the answer with its values and sources',
    keys: [],
    group: 'Find',
    alsoCalled: 'question clipboard ask',
    isAvailable: ({ asking }) => asking.store.get().answer !== null,
    waitsFor: noAnswer,
    async run(desk) {
      const { answer, answerFor } = desk.asking.store.get();
      if (answer !== null && (await desk.copyText(answerAsText(answerFor, answer)))) desk.notices.say('Answer copied with its sources');
    },
  },
  {
    id: 'ask.mail',
    words: 'Ask somebody: the question and its answer as a mail draft',
    keys: [],
    group: 'Find',
    alsoCalled: 'consult e-mail message send colleague coder',
    isAvailable: ({ asking }) => asking.store.get().answer !== null,
    waitsFor: noAnswer,
    async run(desk) {
      const { answer, answerFor } = desk.asking.store.get();
      if (answer !== null) await handOn(desk, { subject: answerFor, text: answerAsText(answerFor, answer), print: null });
    },
  },
];
