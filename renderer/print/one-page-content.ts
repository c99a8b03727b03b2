import type { CodePage } from '../../electron/contract/index.ts';
import { leftAfter, mostOut, type Trimming } from './leave-out.ts';

type Data<Part extends { state: string }> = Extract<Part, { state: 'data' }>;
type FamilyRow = Data<CodePage['family']>['rows'][number];
type Item = Data<CodePage['toHaveReady']>['items'][number];
type Paragraph = Data<CodePage['overview']>['paragraphs'][number];

/** What stands on the one page that a booking needs. */
export interface OnePageContent {
  whatIsDone: readonly Paragraph[];
  /** What to do about each value at a glance stands below it. */
  withAdvice: boolean;
  askBeforeBooking: readonly Item[];
  toHaveReady: readonly Item[];
  family: readonly FamilyRow[];
  diagnoses: CodePage['children'];
  children: CodePage['children'];
  descriptions: Data<CodePage['descriptions']>['rows'];
  /** In words, for the line that says so: "2 diagnoses". */
  leftOut: readonly string[];
}

type Trimmed = 'steps' | 'advice' | 'diagnoses' | 'toHaveReady' | 'askBeforeBooking' | 'family' | 'children' | 'descriptions';

/**
 * Where room is short, what is missed least goes first, entry by entry down to the number beside it: the steps of the operation,
 * which the overview tells in short, the advice below the values at a glance, then the tails of the lists in turns. What to ask goes
 * last: a question that is not asked is a wrong booking.
 */
const trimming: Trimming<Trimmed> = [
  ['steps', 0],
  // As high as several diagnoses: with these first, they would go and the advice after them all the same.
  ['advice', 0],
  ['diagnoses', 6],
  ['toHaveReady', 6],
  ['family', 8],
  ['diagnoses', 4],
  ['children', 10],
  ['toHaveReady', 4],
  ['family', 5],
  ['diagnoses', 2],
  ['toHaveReady', 3],
  ['family', 4],
  ['askBeforeBooking', 6],
  ['descriptions', 1],
  ['diagnoses', 0],
  ['toHaveReady', 0],
  ['children', 0],
  ['family', 3],
  ['askBeforeBooking', 2],
];

/** How many entries can be left out; with all of them out nothing is left to trim. */
export function mostLeftOut(page: CodePage): number {
  return mostOut(countsOf(page), trimming);
}

/** @param entriesOut from 0, with everything, to `mostLeftOut` */
export function onePageContent(page: CodePage, entriesOut: number): OnePageContent {
  const whole = countsOf(page);
  const left = leftAfter(whole, trimming, entriesOut);
  const overview = page.overview.state === 'data' ? page.overview.paragraphs : [];
  const steps = page.whatIsDone.state === 'data' ? page.whatIsDone.paragraphs : [];
  return {
    // The steps alone are kept where nothing tells them in short.
    whatIsDone: overview.length === 0 ? steps : [...overview, ...steps.slice(0, left.steps)],
    withAdvice: left.advice > 0,
    askBeforeBooking: itemsOf(page.askBeforeBooking).slice(0, left.askBeforeBooking),
    toHaveReady: itemsOf(page.toHaveReady).slice(0, left.toHaveReady),
    family: nearest(familyOf(page), left.family),
    diagnoses: diagnosesOf(page).slice(0, left.diagnoses),
    children: page.children.slice(0, left.children),
    descriptions: descriptionsOf(page).slice(0, left.descriptions),
    leftOut: (Object.keys(whole) as Trimmed[]).filter((part) => left[part] < whole[part]).map((part) => inWords(part, whole[part] - left[part])),
  };
}

function countsOf(page: CodePage): Record<Trimmed, number> {
  const hasOverview = page.overview.state === 'data' && page.overview.paragraphs.length > 0;
  return {
    steps: hasOverview && page.whatIsDone.state === 'data' ? page.whatIsDone.paragraphs.length : 0,
    advice: page.glance.some(({ note }) => note !== null) ? 1 : 0,
    askBeforeBooking: itemsOf(page.askBeforeBooking).length,
    toHaveReady: itemsOf(page.toHaveReady).length,
    family: familyOf(page).length,
    diagnoses: diagnosesOf(page).length,
    children: page.children.length,
    descriptions: descriptionsOf(page).length,
  };
}

/** Numbers of the sources that the one page cites: those of what was left out, and of parts that it never has, would take the room of questions. */
export function sourcesCited(page: CodePage, content: OnePageContent): ReadonlySet<number> {
  const { whatIsDone, askBeforeBooking, toHaveReady, family, diagnoses, children, descriptions } = content;
  return new Set([page.titleSource, ...[page.glance, whatIsDone, askBeforeBooking, toHaveReady, family, diagnoses, children, descriptions].flatMap((part) => part.map(({ source }) => source))]);
}

function itemsOf(part: CodePage['toHaveReady']): readonly Item[] {
  return part.state === 'data' ? part.items : [];
}

function familyOf(page: CodePage): readonly FamilyRow[] {
  return page.family.state === 'data' ? page.family.rows : [];
}

function diagnosesOf(page: CodePage): CodePage['children'] {
  return page.crosswalks.state === 'data' ? page.crosswalks.diagnoses : [];
}

/** Only where no text of the project or the office says what is done. */
function descriptionsOf(page: CodePage): Data<CodePage['descriptions']>['rows'] {
  return page.overview.state === 'missing' && page.whatIsDone.state === 'missing' && page.descriptions.state === 'data' ? page.descriptions.rows : [];
}

/** The rows around this page's own, which is always among them. */
function nearest(rows: readonly FamilyRow[], count: number): readonly FamilyRow[] {
  const here = Math.max(0, rows.findIndex((row) => row.current));
  const from = Math.max(0, Math.min(here - Math.floor(count / 2), rows.length - count));
  return rows.slice(from, from + count);
}

function inWords(part: Trimmed, count: number): string {
  switch (part) {
    case 'steps':
      return 'the steps of the operation';
    case 'advice':
      return 'the advice at a glance';
    case 'diagnoses':
      return `${count} ${count === 1 ? 'diagnosis' : 'diagnoses'}`;
    case 'toHaveReady':
      return `${count} to have ready`;
    case 'askBeforeBooking':
      return `${count} to ask`;
    case 'family':
      return `${count} of the family`;
    case 'children':
      return `${count} ${count === 1 ? 'code' : 'codes'} above and below`;
    case 'descriptions':
      return `${count} official ${count === 1 ? 'description' : 'descriptions'}`;
  }
}
