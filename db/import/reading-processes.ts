import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { sourceFormats } from './formats.ts';
import { rowsOf, shareDone, sorted, type FileOutcome, type FileToRead, type ReadFiles, type Teller } from './read-files.ts';
import type { Listed } from './files/walk.ts';
import type { StagedFile } from './staged-file.ts';

/** The first message to a process that reads: where it leaves the rows, the number of its first file, and how many processes there are. */
export interface ReadingStart {
  readonly starterPath: string;
  readonly stagingPath: string;
  readonly first: number;
  readonly processes: number;
}

/** Every later one: the file of the disk to read; `end` when none is left. */
export type ReadingOrder = { readonly place: number; readonly listed: Listed } | 'end';

/** A staged file on its way between processes: functions cannot go along, so that its format goes by its place in the list of formats. */
export type SentOutcome = Exclude<FileOutcome, { readonly staged: StagedFile }> | { readonly staged: Omit<StagedFile, 'format'> & { readonly format: number } };

export type ReadingMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'at'; readonly label: string; readonly rows: number; readonly done: number }
  | { readonly kind: 'read'; readonly place: number; readonly outcomes: readonly SentOutcome[] }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string | undefined; readonly code: string | undefined };

/** As much as a process of its own is worth: less is read before it has started. */
const leastWork = 2 * 1024 * 1024;

/** To the C library of Linux: what was let go of is given back at once. Files of 24 MB come and go; the two processes took 390 MB together, and 310 with this. */
const thriftyMemory = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };

/** Where the rows of each process stand; one path when the files are better read in this process, one after the other. */
export function stagingPathsFor(stagingPath: string, files: readonly FileToRead[]): readonly [string, ...string[]] {
  const works = files.map(({ work }) => work).sort((a, b) => b - a);
  const besideTheLargest = works.slice(1).reduce((sum, work) => sum + work, 0);
  if (besideTheLargest < leastWork || availableParallelism() < 2) return [stagingPath];
  return [stagingPath, stagingPath.replace(/\.db$/, '-2.db')];
}

/**
 * Reads the files in a process for each staging database. They are processes and not threads, because what a thread took of the memory its process keeps.
 * The first takes the largest files, the others the smallest, so that two large ones are not in memory together. The answer is the same as
 * that of `readFiles`, the numbers of the files apart.
 * @throws what a process fails with, and what `tell` throws; then all have ended.
 */
export async function readInProcesses(program: string, files: readonly FileToRead[], stagingPaths: readonly string[], starterPath: string, tell: Teller): Promise<ReadFiles> {
  const waiting = files.map((_, place) => place).sort((a, b) => (files[b]?.work ?? 0) - (files[a]?.work ?? 0));
  const work = files.reduce((sum, file) => sum + file.work, 0);
  const outcomes: (readonly FileOutcome[])[] = files.map(() => []);
  const env = { ...process.env, ...thriftyMemory };
  const processes = stagingPaths.map(() => fork(program, { env, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  const current = processes.map(() => ({ label: '', rows: 0, done: 0, begun: 0 }));
  let [doneWork, doneRows, begun] = [0, 0, 0];
  let problem: Error | null = null;
  const stop = (reason: unknown): void => {
    problem ??= reason instanceof Error ? reason : new Error(String(reason));
    for (const one of processes) one.kill('SIGKILL');
  };
  const tellAll = (): void => {
    const latest = current.reduce((one, other) => (other.begun > one.begun ? other : one));
    if (latest.begun === 0) return;
    const rows = current.reduce((sum, one) => sum + one.rows, doneRows);
    tell.step({ stage: 'reading', file: latest.label, rows, fraction: shareDone(current.reduce((sum, one) => sum + one.done, doneWork), work) });
  };
  const receive = (index: number, message: ReadingMessage): void => {
    const own = current[index];
    if (own === undefined || problem !== null) return;
    if (message.kind === 'failed') throw Object.assign(new Error(message.message), { stack: message.stack, code: message.code });
    if (message.kind === 'at') {
      if (own.label !== message.label) Object.assign(own, { label: message.label, begun: ++begun });
      Object.assign(own, { rows: message.rows, done: message.done });
      tellAll();
      return;
    }
    if (message.kind === 'read') {
      const read = message.outcomes.map(received);
      outcomes[message.place] = read;
      doneRows += rowsOf(read);
      doneWork += files[message.place]?.work ?? 0;
      Object.assign(own, { label: '', rows: 0, done: 0, begun: 0 });
      tellAll();
    }
    const place = index === 0 ? waiting.shift() : waiting.pop();
    const file = place === undefined ? undefined : files[place];
    const order: ReadingOrder = place === undefined || file === undefined ? 'end' : { place, listed: file.listed };
    processes[index]?.send(order);
  };
  await Promise.all(processes.map((one, index) => new Promise<void>((ended) => {
    const start: ReadingStart = { starterPath, stagingPath: stagingPaths[index] ?? '', first: index + 1, processes: processes.length };
    one.on('message', (message: ReadingMessage) => {
      try {
        receive(index, message);
      } catch (error) {
        stop(error);
      }
    });
    one.on('error', stop);
    one.on('exit', (code, signal) => {
      if (code !== 0) stop(new Error(`A process that reads files stopped before its end (${code ?? signal ?? ''}).`));
      ended();
    });
    one.send(start);
  })));
  if (problem !== null) throw problem as Error;
  return sorted(outcomes.flat());
}

export function sent(outcome: FileOutcome): SentOutcome {
  return 'staged' in outcome ? { staged: { ...outcome.staged, format: sourceFormats.indexOf(outcome.staged.format) } } : outcome;
}

function received(outcome: SentOutcome): FileOutcome {
  if (!('staged' in outcome)) return outcome;
  const format = sourceFormats[outcome.staged.format];
  if (format === undefined) throw new Error(`there is no format ${outcome.staged.format}`);
  return { staged: { ...outcome.staged, format } };
}
