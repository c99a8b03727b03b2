import { commandOf, runCommand, wordsAtThing, type Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { MenuItem } from '../../ui/menu.tsx';
import type { ReactNode } from 'react';

interface CommandItemProps {
  /** Aimed at the thing that the menu stands at. */
  desk: Desk;
  id: Command['id'];
  /** Runs the command; at once when left out. */
  run?: (id: Command['id']) => void;
  /** Shown in place of the words. */
  children?: ReactNode;
}

/** A command of the registry as a line of a menu, with its key. */
export function CommandItem({ desk, id, run, children }: CommandItemProps) {
  const command = commandOf(id);
  const key = command.keyAtThing ?? command.keys[0];
  return (
    <MenuItem
      words={wordsAtThing(desk, id)}
      isDisabled={!command.isAvailable(desk)}
      shortcut={key === undefined ? undefined : shortcutLabel(key, isMac)}
      onAction={() => (run === undefined ? runCommand(desk, id) : run(id))}
    >
      {children}
    </MenuItem>
  );
}
