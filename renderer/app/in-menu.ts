import type { CommandFacts, CommandId, MenuCommandFacts } from '../../electron/contract/index.ts';
import { menuCommands } from '../../electron/contract/window.ts';

/** What the native menu and the window say about a command that both have. */
export function inMenu(id: CommandId): CommandFacts & { id: CommandId } {
  const { words, keys, group, alsoCalled }: MenuCommandFacts = menuCommands[id];
  return { id, words, keys, group, ...(alsoCalled === undefined ? {} : { alsoCalled }) };
}
