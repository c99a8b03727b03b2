const delimiters = ['\t', '|', ';', ','] as const;
/** Fewer lines are a note with a list in it. */
const fewestLines = 3;
const alike = 0.8;

/** Whether a text may be a table with one case a line, so that reading it as a schedule can be offered; it is never read so unasked. */
export function looksLikeSchedule(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '').slice(0, 60);
  if (lines.length < fewestLines) return false;
  return delimiters.some((delimiter) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const [usual = 0] = [...counts].sort((one, other) => counts.filter((count) => count === other).length - counts.filter((count) => count === one).length);
    return usual >= 2 && counts.filter((count) => count === usual).length >= lines.length * alike;
  });
}
