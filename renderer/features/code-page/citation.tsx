/**
 * The small number beside a value. What it stands for is shown by `SourceTip` on hover and focus, and in the list that
 * closes the page. No stop of its own: a page has a hundred of them (source-stops.ts).
 */
export function Citation({ source }: { source: number }) {
  // A narrow no-break space keeps the number with its value, and apart from it where the text is read as one string.
  return (
    <>
      {'\u202f'}
      <a className="cite" href={`#source-${source}`} data-source={source} tabIndex={-1} aria-label={`Source ${source}`}>
        {source}
      </a>
    </>
  );
}

/** The one source of all rows, to be cited once above a table; null when they differ. */
export function sharedSource(rows: readonly { source: number }[]): number | null {
  const first = rows[0]?.source;
  return first !== undefined && rows.every((row) => row.source === first) ? first : null;
}
