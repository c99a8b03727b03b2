import { basename } from 'node:path';
import { clinicalHeadings } from './types.ts';
import type { StarterMistake, StarterResult, StarterText } from './types.ts';

/** The headings of a text in their fixed order. The format is described in resources/starter/README.md. */
export const textHeadings = [
  'Synonyms',
  'Overview',
  'What is done',
  'Service type',
  'Typical site of service',
  'Clinical context',
  'What to have ready',
  'Which of this family',
  'Ask before booking',
  'Diagnoses',
  'Anaesthesia codes',
  'Related codes',
] as const;
type TextHeading = (typeof textHeadings)[number];

/** Longest line of each kind, in characters: what still fits one line of a page, a result row or a diff. */
export const longest = { line: 180, title: 90, synonym: 60, distinction: 70, difference: 90, item: 130, reason: 110 } as const;

const cptCode = /^[0-9]{4}[0-9A-Z]$/;
const icdCode = /^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$/;
const markup = /[*`_<>[\]|]/;

interface Line {
  readonly number: number;
  readonly text: string;
}
interface Part<Heading extends string> {
  readonly heading: Heading;
  readonly line: number;
  readonly body: readonly Line[];
}
type Note = (line: number, message: string) => void;

/**
 * Reads one text. Strict: every heading once and in order, no empty part, one sentence a line, no markup. All mistakes of the
 * file are reported at once, in order of their line. `file` is the path that the mistakes name; its last part must be the code.
 */
export function parseStarterText(file: string, source: string): StarterResult<StarterText> {
  const errors: StarterMistake[] = [];
  const note: Note = (line, message) => errors.push({ file, line, message });

  const lines = source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, index): Line => ({ number: index + 1, text }));
  for (const line of lines) checkLine(line, note);

  const { code, title } = readTitle(file, lines, note);
  const parts = readParts(lines.slice(1), '## ', textHeadings, note);
  const body = (heading: TextHeading) => parts.get(heading);

  const clinical = readClinicalContext(body('Clinical context'), note);
  const ownFamily = readFamily(body('Which of this family'), code, note);
  const familyCodes = new Set(ownFamily.family.map((neighbour) => neighbour.code));
  const relatedCodes = readCoded(body('Related codes'), cptCode, 'a CPT code', note);
  for (const related of relatedCodes) {
    if (related.code === code) note(related.line, `${code} is named as related to itself.`);
    if (familyCodes.has(related.code)) note(related.line, `${related.code} stands in the family already.`);
  }

  const text: StarterText = {
    file,
    code,
    title,
    synonyms: readSynonyms(body('Synonyms'), title, note),
    overview: readOneParagraph(body('Overview'), note),
    whatIsDone: readParagraphs(body('What is done'), note),
    serviceType: readServiceType(body('Service type'), note),
    typicalSite: readOneParagraph(body('Typical site of service'), note),
    clinicalContext: clinical,
    toHaveReady: readItems(body('What to have ready'), note).map((item) => item.text),
    distinction: ownFamily.distinction,
    family: ownFamily.family,
    askBeforeBooking: readItems(body('Ask before booking'), note).map((item) => item.text),
    diagnoses: readCoded(body('Diagnoses'), icdCode, 'an ICD-10-CM code with its dot', note).map(withoutLine),
    anaesthesia: readOneParagraph(body('Anaesthesia codes'), note),
    relatedCodes: relatedCodes.map(withoutLine),
  };
  if (errors.length > 0) return { ok: false, errors: errors.sort((a, b) => a.line - b.line) };
  return { ok: true, value: text };
}

function checkLine({ number, text }: Line, note: Note): void {
  if (text !== text.trimEnd()) note(number, 'Blanks at the end of the line.');
  if (text.includes('\t')) note(number, 'A tab in the line.');
  if (text.length > longest.line) note(number, `The line has ${text.length} characters; ${longest.line} are allowed.`);
  if (markup.test(text)) note(number, 'Markup is not allowed: write plain words.');
}

function readTitle(file: string, lines: readonly Line[], note: Note): { code: string; title: string } {
  const match = /^# ([0-9A-Z]{5}): (\S.*)$/.exec(lines[0]?.text ?? '');
  const code = match?.[1] ?? '';
  const title = match?.[2] ?? '';
  if (match === null) note(1, 'The first line must be "# 27390: title".');
  else {
    if (!cptCode.test(code)) note(1, `"${code}" is not a CPT code.`);
    if (basename(file) !== `${code}.md`) note(1, `The file must be named ${code}.md.`);
    if (title.length > longest.title) note(1, `The title has ${title.length} characters; ${longest.title} are allowed.`);
    if (title.endsWith('.')) note(1, 'A title has no full stop at its end.');
  }
  return { code, title };
}

/** Cuts lines at headings of one level, and checks that each heading is known, there once, in order and not empty. */
function readParts<Heading extends string>(lines: readonly Line[], mark: string, headings: readonly Heading[], note: Note, openedAt = 1): Map<Heading, Part<Heading>> {
  const found: { heading: string; line: number; body: Line[] }[] = [];
  for (const line of lines) {
    if (line.text.startsWith(mark)) {
      found.push({ heading: line.text.slice(mark.length), line: line.number, body: [] });
      continue;
    }
    const open = found.at(-1);
    if (open !== undefined) open.body.push(line);
    else if (line.text !== '') note(line.number, `Text before the first "${mark}" heading.`);
  }

  const parts = new Map<Heading, Part<Heading>>();
  let expected = 0;
  for (const { heading, line, body } of found) {
    const known = headings.find((name) => name === heading);
    if (known === undefined) {
      note(line, `Unknown heading "${heading}".`);
      continue;
    }
    if (parts.has(known)) {
      note(line, `The heading "${heading}" stands here a second time.`);
      continue;
    }
    const place = headings.indexOf(known);
    if (place < expected) note(line, `The heading "${heading}" is out of order.`);
    expected = Math.max(expected, place);
    if (body.every((inner) => inner.text === '')) note(line, `The part "${heading}" is empty.`);
    parts.set(known, { heading: known, line, body });
  }
  for (const heading of headings) {
    if (!parts.has(heading)) note(found.at(-1)?.line ?? openedAt, `The heading "${mark}${heading}" is missing.`);
  }
  return parts;
}

function readClinicalContext(part: Part<TextHeading> | undefined, note: Note): StarterText['clinicalContext'] {
  if (part === undefined || part.body.every((line) => line.text === '')) return [];
  const inner = readParts(part.body, '### ', clinicalHeadings, note, part.line);
  return clinicalHeadings.map((heading) => ({ heading, text: readOneParagraph(inner.get(heading), note) }));
}

/** Paragraphs of sentences, one sentence a line; an empty line parts paragraphs. */
function readParagraphs(part: Part<string> | undefined, note: Note): string[] {
  const paragraphs: string[][] = [[]];
  for (const line of part?.body ?? []) {
    if (line.text === '') {
      if (paragraphs.at(-1)?.length !== 0) paragraphs.push([]);
      continue;
    }
    if (line.text.startsWith('#')) note(line.number, `A heading of this level is not allowed in "${part?.heading ?? ''}".`);
    else if (line.text.startsWith('-')) note(line.number, `"${part?.heading ?? ''}" holds sentences, not a list.`);
    else if (!/[.?]$/.test(line.text)) note(line.number, 'A sentence must end with a full stop or a question mark.');
    else if (/[.?] [A-Z]/.test(line.text)) note(line.number, 'One sentence a line.');
    paragraphs.at(-1)?.push(line.text);
  }
  return paragraphs.filter((sentences) => sentences.length > 0).map((sentences) => sentences.join(' '));
}

function readOneParagraph(part: Part<string> | undefined, note: Note): string {
  const [first = '', ...more] = readParagraphs(part, note);
  if (part !== undefined && more.length > 0) note(part.line, `"${part.heading}" must be one paragraph.`);
  return first;
}

function readServiceType(part: Part<TextHeading> | undefined, note: Note): string {
  const text = readOneParagraph(part, note);
  if (part !== undefined && part.body.filter((line) => line.text !== '').length > 1) note(part.line, '"Service type" must be one line.');
  return text;
}

interface Item {
  readonly line: number;
  readonly text: string;
}

function readListed(part: Part<TextHeading> | undefined, note: Note): Item[] {
  const items: Item[] = [];
  const seen = new Set<string>();
  for (const line of part?.body ?? []) {
    if (line.text === '') continue;
    const text = /^- (\S.*)$/.exec(line.text)?.[1];
    if (text === undefined) {
      note(line.number, `"${part?.heading ?? ''}" is a list: begin the line with "- ".`);
      continue;
    }
    if (seen.has(text.toLowerCase())) note(line.number, `"${text}" stands here a second time.`);
    seen.add(text.toLowerCase());
    items.push({ line: line.number, text });
  }
  return items;
}

function readItems(part: Part<TextHeading> | undefined, note: Note): Item[] {
  const items = readListed(part, note);
  for (const item of items) {
    if (item.text.length > longest.item) note(item.line, `The item has ${item.text.length} characters; ${longest.item} are allowed.`);
    if (!/[.?]$/.test(item.text)) note(item.line, 'An item must end with a full stop or a question mark.');
  }
  return items;
}

function readSynonyms(part: Part<TextHeading> | undefined, title: string, note: Note): string[] {
  const items = readListed(part, note);
  for (const item of items) {
    if (item.text.length > longest.synonym) note(item.line, `The synonym has ${item.text.length} characters; ${longest.synonym} are allowed.`);
    if (/[.?]$/.test(item.text)) note(item.line, 'A synonym has no full stop.');
    if (item.text.toLowerCase() === title.toLowerCase()) note(item.line, 'The synonym repeats the title.');
  }
  return items.map((item) => item.text);
}

interface Coded {
  readonly line: number;
  readonly code: string;
  readonly reason: string;
}

function withoutLine({ code, reason }: Coded): { code: string; reason: string } {
  return { code, reason };
}

function readCoded(part: Part<TextHeading> | undefined, pattern: RegExp, called: string, note: Note, limit: number = longest.reason): Coded[] {
  const coded: Coded[] = [];
  const seen = new Set<string>();
  for (const item of readListed(part, note)) {
    const match = /^([^\s:]+): (\S.*)$/.exec(item.text);
    const code = match?.[1] ?? '';
    const reason = match?.[2] ?? '';
    if (match === null) note(item.line, 'Write "- code: reason".');
    else if (!pattern.test(code)) note(item.line, `"${code}" is not ${called}.`);
    else if (seen.has(code)) note(item.line, `The code ${code} stands here a second time.`);
    else {
      if (reason.length > limit) note(item.line, `The text after ${code} has ${reason.length} characters; ${limit} are allowed.`);
      if (reason.endsWith('.')) note(item.line, `The text after ${code} has no full stop at its end.`);
      coded.push({ line: item.line, code, reason });
    }
    seen.add(code);
  }
  return coded;
}

function readFamily(part: Part<TextHeading> | undefined, own: string, note: Note): { distinction: string; family: StarterText['family'] } {
  if (part === undefined || part.body.every((line) => line.text === '')) return { distinction: '', family: [] };
  const [first, ...others] = part.body.filter((line) => line.text !== '');
  const distinction = /^- this: (\S.*)$/.exec(first?.text ?? '')?.[1] ?? '';
  if (distinction === '') note(first?.number ?? part.line, 'The first line of the family must be "- this: ...".');
  if (distinction.length > longest.distinction) note(first?.number ?? part.line, `The line has ${distinction.length} characters; ${longest.distinction} are allowed.`);
  if (distinction.endsWith('.')) note(first?.number ?? part.line, 'The line has no full stop at its end.');

  const rest = { ...part, body: distinction === '' ? part.body : others };
  const neighbours = readCoded(rest, cptCode, 'a CPT code', note, longest.difference);
  let previous = '';
  for (const neighbour of neighbours) {
    if (neighbour.code === own) note(neighbour.line, `${own} is its own neighbour: use "- this: ...".`);
    if (neighbour.code < previous) note(neighbour.line, `${neighbour.code} is out of order.`);
    previous = neighbour.code;
  }
  return { distinction, family: neighbours.map(({ code, reason }) => ({ code, difference: reason })) };
}
