export interface Segment {
  text: string;
  isMarked: boolean;
}

/**
 * Cuts a title at the ranges that matched, [start, end) in UTF-16 units. Ranges may come unsorted, overlap or reach past
 * the end; the segments joined are always the whole title.
 */
export function markedSegments(title: string, marks: readonly (readonly [number, number])[]): Segment[] {
  const segments: Segment[] = [];
  let position = 0;
  for (const [from, to] of [...marks].sort((one, other) => one[0] - other[0])) {
    const start = Math.max(from, position);
    const end = Math.min(to, title.length);
    if (end <= start) continue;
    if (start > position) segments.push({ text: title.slice(position, start), isMarked: false });
    segments.push({ text: title.slice(start, end), isMarked: true });
    position = end;
  }
  if (position < title.length) segments.push({ text: title.slice(position), isMarked: false });
  return segments;
}
