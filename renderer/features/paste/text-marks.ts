import type { CodeFound, TextSpan } from '../../../electron/contract/index.ts';

export interface TextSegment {
  start: number;
  text: string;
  /** A code stands here: one that the catalog has, or one with a doubt. */
  code: 'known' | 'doubtful' | null;
  /** What is selected comes from these words. */
  isShown: boolean;
}

/**
 * A text cut where something begins or ends: codes, and the words that a row comes from. Spans may overlap; the segments joined are
 * always the whole text.
 */
export function textSegments(text: string, codes: readonly Pick<CodeFound, 'span' | 'status'>[], shown: readonly TextSpan[]): TextSegment[] {
  const cuts = new Set([0, text.length]);
  const inside = (span: TextSpan): TextSpan => [Math.max(0, span[0]), Math.min(text.length, span[1])];
  const codeSpans = codes.map(({ span, status }) => ({ span: inside(span), status }));
  const shownSpans = shown.map(inside);
  for (const [start, end] of [...codeSpans.map(({ span }) => span), ...shownSpans]) {
    if (start >= end) continue;
    cuts.add(start);
    cuts.add(end);
  }
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? text.length;
    const holds = ([from, to]: TextSpan): boolean => from <= start && end <= to;
    const code = codeSpans.find(({ span }) => holds(span));
    return { start, text: text.slice(start, end), code: code === undefined ? null : code.status === 'known' ? 'known' : 'doubtful', isShown: shownSpans.some(holds) };
  });
}
