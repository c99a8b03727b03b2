import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let guests = 0;

/** A signal ends us by way of `exit`, so that locks, displays and half-made folders are cleared away. */
export function endOnSignals() {
  for (const signal of signals) {
    process.on(signal, () => { if (guests === 0) process.exit(128 + constants.signals[signal]); });
  }
}

/**
 * While a program runs in our place, it decides what a signal means and we wait for it. The terminal sends Ctrl+C to both
 * of us; what was sent to us alone is passed on.
 * @returns a function to call when the program has ended
 */
export function yieldSignalsTo(child) {
  const passOn = (signal) => { if (signal !== 'SIGINT') child.kill(signal); };
  guests += 1;
  for (const signal of signals) process.on(signal, passOn);
  return () => {
    guests -= 1;
    for (const signal of signals) process.off(signal, passOn);
  };
}
