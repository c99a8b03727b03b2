import { constants, setPriority } from 'node:os';

/**
 * Lets the threads that answer a person go first. Linux alone gives each thread a priority of its own (setpriority(2) with 0
 * means the calling thread); elsewhere the same call would slow the whole app down, so there the system shares as it does.
 */
export function stepAside(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Refused in some containers: the import then takes its share like any other thread.
  }
}
