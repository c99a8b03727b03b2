import type { BrowserWindow } from 'electron';
import type { ChannelName, ChannelParsedArguments, ChannelResult } from '../../contract/channels.ts';
import type { Result } from '../../../db/model/result.ts';
import type { WindowKind } from '../windows/windows.ts';

/** The window that a call came from; it was found to be one of ours before any handler sees it. */
export interface Caller {
  readonly kind: WindowKind;
  readonly window: BrowserWindow;
}

type Answer<Name extends ChannelName> = Result<ChannelResult<Name>>;

/** Arguments are parsed already. Expected failures are answered; what is thrown is a bug. */
export type Handler<Name extends ChannelName> = (args: ChannelParsedArguments<Name>, caller: Caller) => Answer<Name> | Promise<Answer<Name>>;

/** One handler a channel: a channel without a handler does not compile. */
export type Handlers = { readonly [Name in ChannelName]: Handler<Name> };
