import type { TextSpan } from '../model/suggestion.ts';
import { noteSections, type SectionKind } from './note-sections.ts';

/** One thing that a text says: a line of a list, a sentence or a part of one. */
export interface Statement {
  readonly section: SectionKind;
  readonly span: TextSpan;
  /** As it stands, what is not said to be done left out with blanks: places in it are places in the text. */
  readonly said: string;
  /** "possible", "if needed", "versus": it may not come to it. */
  readonly doubtful: boolean;
}

// Ends of statements: lines, sentences, semicolons; numbered entries of a list; a plus between two operations.
const ends = /(?:\r?\n)+|[;•]|(?<=[a-z)\]]{2})\.(?=\s|$)|(?<=\d)\.(?=\s+[A-Z])|\s\+\s|(?:^|\s)\(?\d{1,2}[.)]\s+(?=[A-Za-z])/g;

/** Of a whole note; what is more is the description, of which only words are counted. */
const mostStatements = 600;

/** What a text says, in order, without what it says was not done, was done before, or belongs to somebody else. */
export function statementsOf(text: string): Statement[] {
  const found: Statement[] = [];
  for (const { kind, span } of noteSections(text)) {
    if (kind === 'aside' || kind === 'implants' || kind === 'history') continue;
    const body = text.slice(span[0], span[1]);
    // A line that goes on: the next one begins small.
    const joined = body.replace(/\r?\n(?=[^\S\n]*[a-z(,&])/g, (line) => ' '.repeat(line.length));
    let from = 0;
    for (const end of [...joined.matchAll(ends), null]) {
      const until = end === null ? joined.length : end.index;
      add(kind, span[0], joined, from, until, found);
      from = end === null ? joined.length : end.index + end[0].length;
      if (found.length >= mostStatements) return found;
    }
  }
  return found;
}

function add(section: SectionKind, offset: number, body: string, from: number, until: number, found: Statement[]): void {
  const words = body.slice(from, until);
  const lead = words.length - words.trimStart().length;
  const trimmed = words.trim();
  if (!/[A-Za-z]{3}|[A-Z]{2}/.test(trimmed)) return;
  const said = withoutWhatIsNotSaid(trimmed, section);
  if (!/[A-Za-z]{3}|[A-Z]{2}/.test(said)) return;
  found.push({ section, span: [offset + from + lead, offset + from + lead + trimmed.length], said, doubtful: doubtful.test(trimmed) && !/[A-Za-z]{4}/.test(trimmed.replace(doubtfulPart, '')) });
}

const stop = String.raw`(?=[,;.]|\s(?:but|now|who|presents?|here|and\s+then|today|scheduled|undergoing|for)\b|$)`;
// What was not done, in the clause that says so.
const notDone: readonly RegExp[] = [
  new RegExp(String.raw`[^,;.]{2,80}?\b(?:(?:was|were|is|are|will\s+be)\s+not|wasn't|weren't|not)\s+(?:done|performed|needed|necessary|required|undertaken|carried\s+out|attempted|indicated|planned)\b[^,;.]{0,40}`, 'gi'),
  new RegExp(String.raw`\b(?:no|denies|denied|declined|refused|deferred|avoid(?:ed|ing)?|rather\s+than|instead\s+of|negative\s+for|absence\s+of|free\s+of)\s+[^,;.]{2,80}?${stop}`, 'gi'),
  new RegExp(String.raw`\b(?:did|does|do|was|were|is|are|will)\s+not\b[^,;.]{0,80}?${stop}`, 'gi'),
  new RegExp(String.raw`[^,;.]{2,80}?\b(?:cancell?ed|deferred|aborted|declined)\b[^,;.]{0,40}`, 'gi'),
  new RegExp(String.raw`\bnot\s+(?:a\s+|the\s+)?[^,;.]{2,60}?${stop}`, 'gi'),
];
// What was done before.
const before: readonly RegExp[] = [
  new RegExp(String.raw`(?:\bstatus[\s-]+post|\bs\/p|\bhistory\s+of|\bh\/o|\bhx\s+(?:of)?|\bprior|\bpreviously|\bprevious|\bpast|\bpost-?op(?:erative)?\s+from|\bremote)\s+[^,;.()]{2,80}?${stop}`, 'gi'),
  /[^,;.]{2,80}?\b(?:\d+|several|many|two|three|five|ten)\s+(?:years?|months?|weeks?)\s+ago\b/gi,
  /\bfamily\s+history\b[^;.]*/gi,
  /\bfailed\s+(?:conservative|non-?operative|injections?|therapy|physical)[^,;.]*/gi,
];
const doubtfulWords = String.raw`possible|possibly|poss\.?|potential(?:ly)?|if\s+(?:needed|necessary|indicated|required)|as\s+needed|prn|may\s+need|might\s+need|consider|vs\.?|versus|any\s+indicated`;
const doubtful = new RegExp(String.raw`\b(?:${doubtfulWords})(?=[\s,;.)]|$)`, 'i');
const doubtfulPart = new RegExp(String.raw`(?:\b(?:possible|possibly|poss\.?|potential(?:ly)?|may\s+need|might\s+need|consider|vs\.?|versus)\s+[^,;.()]{2,80})|(?:[^,;.()]{2,80}?\b(?:if\s+(?:needed|necessary|indicated|required)|as\s+needed|prn)\b)`, 'gi');

const blanks = (part: string): string => ' '.repeat(part.length);

/** What is left out keeps its place. "No" before the operation is over: nothing is left of it but blanks. */
function withoutWhatIsNotSaid(words: string, section: SectionKind): string {
  let said = words;
  for (const pattern of notDone) said = said.replace(pattern, blanks);
  // What is told of the past in a list of what was done is part of the name: "revision of previous amputation".
  for (const pattern of before) if (section !== 'procedure' || !/\b(?:revis|remov|convers|exchange|re-?do)/i.test(said)) said = said.replace(pattern, blanks);
  return said;
}

/** The parts of a statement that may not come to pass, as places in it. */
export function doubtfulSpans(said: string): TextSpan[] {
  return [...said.matchAll(doubtfulPart)].map((match) => [match.index, match.index + match[0].length]);
}
