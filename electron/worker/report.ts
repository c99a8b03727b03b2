/** To stderr of the program; a worker thread's own reaches it as soon as main's loop turns. */
export function reportFrom(thread: string): (what: string, error?: unknown) => void {
  return (what, error) => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : error === undefined ? '' : String(error);
    process.stderr.write(`codetray (${thread}): ${what}${detail === '' ? '' : `: ${detail}`}\n`);
  };
}
