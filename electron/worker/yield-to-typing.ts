import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { setPriority } from 'node:os';

/** Of -20 (first) to 19 (last); others that wait for a core get about nine turns to one of ours. */
const politePriority = 10;

/**
 * Lets every other thread of the computer go first, so that typing stays quick while files are read. Linux gives each thread a priority
 * of its own, which the thread may lower for itself; elsewhere it would be that of the whole app, so nothing is changed there.
 */
export function yieldToTyping(): void {
  if (process.platform !== 'linux') return;
  try {
    // "<process>/task/<thread>"
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), politePriority);
  } catch {
    // Without /proc the import goes on, only less politely.
  }
}
