import { sentencesIn } from '../../../db/rules/sentences.ts';
import type { StarterText } from '../../../db/starter/types.ts';
import { linesIn } from './text-width.ts';

/** Where a part of a text stands at its narrowest, and how many lines it may take there. */
export interface Place {
  readonly where: string;
  /** What happens to a longer text. */
  readonly why: string;
  /** Width of a line in ems: room divided by the size of the type. */
  readonly width: number;
  readonly lines: number;
  readonly texts: (text: StarterText) => readonly string[];
}

/** The list beside a page in a window of 1000 pixels, with a scroll bar: 257 pixels are left for the words of a row. */
const rowOfList = 257;
/** What a size of type makes of a width on paper. */
const onPaper = (millimetres: number, points: number): number => (millimetres / 25.4) * (72 / points);
/** The weight of strong words is wider by about this much. */
const strong = 1.04;

/** Letter is the wider paper but the text is as wide as on A4 less its edges: 186 mm. */
const textWidth = 186;
/** One of two columns with 6 mm between them. */
const column = (textWidth - 6) / 2;
/** Beside the headings of the parts. */
const besideHeading = textWidth - 25 - 3.5;
/** A row of the review sheet without its number, its boxes and the room for the change. */
const rowOfReview = textWidth - 7 - 2 * 10.6 - 43 - 1.5;

export const places = {
  title: {
    where: 'row of the list, 14 px',
    why: 'The window cuts a third line off: a row that grew would move the others at each keystroke.',
    width: rowOfList / 14,
    lines: 2,
    texts: ({ title }) => [title],
  },
  'title on paper': {
    where: 'head of every page of a code, 13 pt and strong, between code and system',
    why: 'The head comes back on each page; each line more is taken from the text of all of them.',
    width: onPaper(textWidth - 25 - 3.5 - 3.5 - 18, 13) / strong,
    lines: 2,
    texts: ({ title }) => [title],
  },
  '"this:" line': {
    where: 'below the title in a row of the list, 13 px',
    why: 'A third line makes the row higher than its neighbours and shows fewer of them at once.',
    width: rowOfList / 13,
    lines: 2,
    texts: ({ distinction }) => [distinction],
  },
  synonym: {
    where: 'why a result is there, below the list, 13 px',
    why: 'Two lines have room; the window cuts the rest off.',
    width: (359 - 2 * 12) / 13,
    lines: 2,
    texts: ({ synonyms }) => synonyms.map((synonym) => `Why: a synonym says "${synonym}"`),
  },
  '"this:" line as a reason': {
    where: 'why a result is there, below the list, 13 px',
    why: 'As for a synonym.',
    width: (359 - 2 * 12) / 13,
    lines: 2,
    texts: ({ distinction }) => [`Why: the line that tells it apart says "${distinction}"`],
  },
  'line of the family': {
    where: 'half of the one-page sheet, beside its code',
    why: 'The sheet is full: a third line drives another neighbour or a question off the page.',
    width: onPaper(column - 16 - 3, 10),
    lines: 2,
    texts: ({ family }) => family.map(({ difference }) => difference),
  },
  '"this:" line on paper': {
    where: 'half of the one-page sheet, strong, with "this code" after it',
    why: 'As for its neighbours.',
    width: onPaper(column - 16 - 3, 10) / strong,
    lines: 2,
    texts: ({ distinction }) => [`${distinction} this code`],
  },
  question: {
    where: 'half of the one-page sheet, beside its box',
    why: 'The sheet is full: a third line drives another question off the page.',
    width: onPaper(column - 6 - 2.5, 10),
    lines: 2,
    texts: ({ askBeforeBooking }) => askBeforeBooking,
  },
  'item to have ready': {
    where: 'half of the one-page sheet, beside its box',
    why: 'As for a question.',
    width: onPaper(column - 6 - 2.5, 10),
    lines: 2,
    texts: ({ toHaveReady }) => toHaveReady,
  },
  overview: {
    where: 'one-page sheet, beside its heading',
    why: 'The only text that the sheet never leaves out: what it takes, the questions lose.',
    width: onPaper(besideHeading, 10),
    lines: 5,
    texts: ({ overview }) => [overview],
  },
  'service type': {
    where: 'table of the billing overview on paper, in strong words',
    why: 'A name of one line; a second one reads as an explanation.',
    width: onPaper(textWidth - 31 - 8, 10) / strong,
    lines: 1,
    texts: ({ serviceType }) => [serviceType],
  },
  'typical site': {
    where: 'table of the billing overview on paper, in strong words',
    why: 'As a value beside Medicare’s own; three strong lines would drown those.',
    width: onPaper(textWidth - 31 - 8, 10) / strong,
    lines: 2,
    texts: ({ typicalSite }) => [typicalSite],
  },
  sentence: {
    where: 'row of the review sheet',
    why: 'One box says right or wrong to all of it: a longer sentence says two things, and the room beside it is two lines high.',
    width: onPaper(rowOfReview, 10),
    lines: 2,
    texts: ({ overview, whatIsDone, typicalSite, anaesthesia }) => [overview, ...whatIsDone, typicalSite, anaesthesia].flatMap(sentencesIn),
  },
  'sentence of the clinical context': {
    where: 'row of the review sheet, behind its heading in strong words',
    why: 'As for every sentence.',
    width: onPaper(rowOfReview, 10),
    lines: 2,
    texts: ({ clinicalContext }) => clinicalContext.flatMap(({ heading, text }) => sentencesIn(text).map((sentence) => `${heading}: ${sentence}`)),
  },
  'reason of a diagnosis or of a related code': {
    where: 'row of the review sheet, behind its code',
    why: 'As for every sentence.',
    width: onPaper(rowOfReview, 10),
    lines: 2,
    // A code of seven signs and a dot in the face of codes is as wide as ten digits.
    texts: ({ diagnoses, relatedCodes }) => [...diagnoses, ...relatedCodes].map(({ reason }) => `0000000000: ${reason}`),
  },
} satisfies Record<string, Place>;

/** What is too long for its place, in words; empty when everything has room. */
export function tooLong(text: StarterText): string[] {
  return Object.entries<Place>(places).flatMap(([name, { where, width, lines, texts }]) =>
    texts(text).flatMap((words) => {
      const taken = linesIn(words, width);
      return taken > lines ? [`${name}: ${taken} lines of ${lines} (${where}): ${words}`] : [];
    }),
  );
}
