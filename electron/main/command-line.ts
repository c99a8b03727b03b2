/** What the command line asks of the app. */
export type Launch = { readonly mode: 'window' } | { readonly mode: 'print'; readonly jobPath: string };

const printSwitch = '--codetray-print=';

/** Reads the switches of the app itself; Chromium's own and the app folder are not ours to judge. */
export function readCommandLine(argv: readonly string[]): Launch {
  const print = argv.find((argument) => argument.startsWith(printSwitch));
  return print === undefined ? { mode: 'window' } : { mode: 'print', jobPath: print.slice(printSwitch.length) };
}

/**
 * Chromium's sandbox cannot run for root, and whoever says so on the command line is believed. Enabling it all the same would
 * kill every child process as soon as it starts. A switch before the app's folder is Chromium's alone and not in `argv`.
 */
export function sandboxIsOff(argv: readonly string[], chromium: { hasSwitch(name: string): boolean }): boolean {
  return argv.includes('--no-sandbox') || chromium.hasSwitch('no-sandbox');
}
