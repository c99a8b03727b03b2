import { useState } from 'react';
import { Autocomplete, Dialog, Header, Heading, Input, Label, ListBox, ListBoxItem, ListBoxSection, Modal, ModalOverlay, TextField } from 'react-aria-components';
import { commandGroups } from '../../../electron/contract/window.ts';
import { commands, runCommand, type Command } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import type { Desk } from '../../app/desk.ts';
import { isMac } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { useKeptCatalog } from '../data/use-kept-catalog.ts';
import { createFinder } from './find-by-words.ts';
import { ShortcutKeys } from './shortcut-keys.tsx';
import './palette.css';

const find = createFinder(commands, isMac);

/** The dialog gives the focus back first: a command may move it, and another dialog must know where to return it to. */
function runAfterClosing(desk: Desk, id: Command['id']): void {
  desk.window.set({ dialog: null });
  requestAnimationFrame(() => requestAnimationFrame(() => runCommand(desk, id)));
}

function CommandItem({ command, words, isPossible }: { command: Command; words: string; isPossible: boolean }) {
  return (
    <ListBoxItem className="palette-item" id={command.id} textValue={words} isDisabled={!isPossible}>
      <span>{words}</span>
      {!isPossible && <span className="palette-reason">{command.waitsFor}</span>}
      {/* The key is part of what is read aloud: it is what people come here to learn. */}
      <span className="palette-keys">
        <ShortcutKeys keys={command.keys} />
      </span>
    </ListBoxItem>
  );
}

function CommandList() {
  const desk = useDesk();
  const [text, setText] = useState('');
  // The way between two catalogs is named by where it leads.
  useKeptCatalog();
  const isPossible = (command: Command) => command.isAvailable(desk);
  const found = find(text).filter((command) => command.id !== 'palette.open' && (isPossible(command) || command.waitsFor !== undefined));
  const item = (command: Command) => <CommandItem key={command.id} command={command} words={command.wordsNow?.(desk) ?? command.words} isPossible={isPossible(command)} />;
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <TextField className="palette-field" autoFocus>
        <Label className="unseen">Command</Label>
        <Input role="combobox" aria-expanded className="palette-input" placeholder="Find a command by its words or keys" maxLength={60} />
      </TextField>
      <p className="unseen" role="status">
        {text === '' ? '' : found.length === 0 ? 'No command found' : found.length === 1 ? '1 command' : `${found.length} commands`}
      </p>
      <ListBox
        className="palette-list"
        aria-label="Commands"
        onAction={(id) => runAfterClosing(desk, id as Command['id'])}
        renderEmptyState={() => <p className="palette-empty">No command has these words. F1 lists every key.</p>}
      >
        {text.trim() === ''
          ? commandGroups
              .map((group) => ({ group, inGroup: found.filter((command) => command.group === group) }))
              .filter(({ inGroup }) => inGroup.length > 0)
              .map(({ group, inGroup }) => (
                <ListBoxSection key={group} className="palette-group" aria-label={group}>
                  <Header className="palette-heading">{group}</Header>
                  {inGroup.map(item)}
                </ListBoxSection>
              ))
          : found.map(item)}
      </ListBox>
    </Autocomplete>
  );
}

/** Every command by a few letters of its words; it shows the keys, so that it is needed less and less. */
export function PaletteDialog() {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => state.dialog === 'palette');
  return (
    <ModalOverlay
      className="dialog-ground palette-ground"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) desk.window.set({ dialog: null });
      }}
    >
      <Modal className="dialog-frame palette-frame">
        <Dialog className="palette">
          <Heading slot="title" level={2} className="unseen">
            Commands
          </Heading>
          <CommandList />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
