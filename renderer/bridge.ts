import type { Bridge, ChannelArguments, ChannelName, ChannelResult, Result } from '../electron/contract/index.ts';

declare global {
  interface Window {
    /** Put there by the preload; the window's only door to the rest of the program. */
    readonly codetray: Bridge;
  }
}

export type Call = Bridge['call'];

/**
 * A door that never throws: the preload answers with a `Result`, and should the channel itself break (a bug or a process
 * that ended), that too becomes a failure with a sentence.
 */
export function guarded(bridge: Bridge): Bridge {
  const call = async <Name extends ChannelName>(
    ...request: undefined extends ChannelArguments<Name> ? [name: Name] : [name: Name, args: ChannelArguments<Name>]
  ): Promise<Result<ChannelResult<Name>>> => {
    try {
      return await bridge.call<Name>(...request);
    } catch (thrown) {
      return {
        ok: false,
        error: {
          code: 'internal',
          message: 'The catalog did not answer. Your bookmarks and imported files are untouched; close and reopen Codetray if this stays.',
          detail: `${request[0]}: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
        },
      };
    }
  };
  return { call, on: (name, listener) => bridge.on(name, listener), pathOfFile: (file) => bridge.pathOfFile(file) };
}
