import type { Result } from '../../db/model/result.ts';
import type { ChannelArguments, ChannelName, ChannelResult } from './channels.ts';
import type { EventName, EventPayload } from './events.ts';

/** What the preload puts on `window.codetray`: the renderer's only door. */
export interface Bridge {
  call<Name extends ChannelName>(
    ...request: undefined extends ChannelArguments<Name> ? [name: Name] : [name: Name, args: ChannelArguments<Name>]
  ): Promise<Result<ChannelResult<Name>>>;
  /** Returns the function that ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
  /** The path of a file that was dropped on the window; the renderer cannot read it. */
  pathOfFile(file: File): string;
}

/** What the window asks as soon as it is there, each without arguments. */
export const firstQuestions = ['app.status', 'settings.get', 'library.read', 'trays.read', 'recents.list', 'searches.list'] as const satisfies readonly ChannelName[];

/** The one ipc channel name under which calls travel, and the one under which events do. */
export const callChannel = 'codetray:call';
export const eventChannel = 'codetray:event';
