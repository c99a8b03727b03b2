const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Ends of a segment after which the sentence goes on: short forms with a full stop, and the initial of a name. */
const shortForm = /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|approx|incl|resp|ca|Dr|Drs|Prof|Mr|Mrs|Ms|St|Fig|Figs|[A-Z])\.$/;

/** "No. 11" is a number, "No. Then ..." is an answer. */
const numberSign = /(?:^|[\s(])Nos?\.$/;

/**
 * A paragraph as its sentences, none of them cut: where it is not sure that one ends, it goes on. Every word of the paragraph is in
 * exactly one of them; line breaks end a sentence, and blanks become one space.
 */
export function sentencesIn(paragraph: string): string[] {
  const sentences: string[] = [];
  let open = '';
  const segments = [...segmenter.segment(paragraph)].map(({ segment }) => segment);
  segments.forEach((segment, position) => {
    open += segment;
    if (goesOn(open, segments[position + 1] ?? '')) return;
    keep(open);
    open = '';
  });
  keep(open);
  return sentences;

  function keep(sentence: string): void {
    const words = sentence.replace(/\s+/g, ' ').trim();
    if (words !== '') sentences.push(words);
  }
}

function goesOn(sentence: string, next: string): boolean {
  if (/[\r\n]\s*$/.test(sentence)) return false;
  const words = sentence.trimEnd();
  return shortForm.test(words) || (numberSign.test(words) && /^\s*\d/.test(next)) || hasOpenBracket(words);
}

function hasOpenBracket(words: string): boolean {
  return words.split('(').length > words.split(')').length;
}
