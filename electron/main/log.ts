/** The one way to stderr: what a person at the window must not see, whoever looks after the machine may. */
export function logProblem(what: string, error?: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : error === undefined ? '' : String(error);
  process.stderr.write(`codetray: ${what}${detail === '' ? '' : `: ${detail}`}\n`);
}
