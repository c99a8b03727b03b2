import type { Command } from '../../app/commands.ts';
import { currentPlace } from '../../app/navigation.ts';
import { handOn } from '../consult/hand-on.ts';
import { foundAsText, subjectOf } from './found-as-text.ts';

export type PasteCommandId = 'paste.mail';

export const pasteCommands: readonly Command[] = [
  {
    id: 'paste.mail',
    words: 'Ask somebody: the pasted text and its codes as a mail draft',
    keys: [],
    group: 'Go',
    alsoCalled: 'consult e-mail message send colleague coder',
    isAvailable({ paste, window }) {
      const { found, foundFor, text, readAs } = paste.store.get();
      return currentPlace(window.get().history).kind === 'paste' && readAs === 'note' && found !== null && foundFor === text;
    },
    waitsFor: 'Paste a note or a booking line first.',
    async run(desk) {
      const state = desk.paste.store.get();
      await handOn(desk, { subject: subjectOf(state), text: foundAsText(state), print: null });
    },
  },
];
