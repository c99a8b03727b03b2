import type { Home } from '../open/home.ts';
import type { Failure } from '../model/result.ts';
import type { CommandLine } from './arguments.ts';

/** 0 done, 1 nothing found, 2 bad input. */
export type ExitCode = 0 | 1 | 2;

/** What a command answers: one document for `--json`, the same for people as text. */
export type Outcome = { exit: 0 | 1; json: unknown; text: string } | { exit: 1 | 2; error: Failure };

export interface CommandContext {
  line: CommandLine;
  home: Home;
  /** The embedded catalog that is used until something is imported. */
  starterPath: string;
  /** The built `reading-process`, which reads release files beside others of it. */
  readingProgram: string;
  /** Progress, warnings: stderr, never stdout. */
  tell: (sentence: string) => void;
  /** For answers of many documents, one a line. */
  write: (line: string) => Promise<void>;
}

export type Command = (context: CommandContext) => Promise<Outcome>;

export function refusal(error: Failure): Outcome {
  return { exit: error.code === 'not-found' ? 1 : 2, error };
}
