import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { longest, parseStarterText, textHeadings } from '../../../db/starter/parse-text.ts';
import { clinicalHeadings } from '../../../db/starter/types.ts';
import { resourcesFolder } from './sources.ts';

const file = 'starter/texts/27391.md';
const good = readFileSync(join(resourcesFolder, file), 'utf8').replaceAll('\r\n', '\n');

/** The line of the text, counted from 1, that is exactly this. */
function lineOf(text: string, line: string): number {
  const index = text.split('\n').indexOf(line);
  if (index < 0) throw new Error(`no line "${line}"`);
  return index + 1;
}

function mistakesIn(text: string, name = file) {
  const parsed = parseStarterText(name, text);
  return parsed.ok ? [] : parsed.errors;
}

/** The text with one whole line replaced. */
function withLine(line: string, replacement: string): string {
  lineOf(good, line);
  return good
    .split('\n')
    .map((one) => (one === line ? replacement : one))
    .join('\n');
}

test('a good text becomes an object with joined sentences', () => {
  const parsed = parseStarterText(file, good);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  expect(parsed.value).toMatchObject({
    file,
    code: '27391',
    title: 'Cut several hamstring tendons through an open incision, one leg',
    distinction: 'several hamstring tendons cut through, one leg only',
    serviceType: 'Surgery on tendons of the thigh, open, planned.',
  });
  expect(parsed.value.overview).toMatch(/^Two or more tight hamstring tendons hold one knee bent\. The surgeon opens/);
  expect(parsed.value.family[1]).toEqual({ code: '27392', difference: 'several tendons cut, both legs' });
});

test('line ends of Windows and a byte order mark change nothing', () => {
  expect(parseStarterText(file, `\uFEFF${good.replaceAll('\n', '\r\n')}`)).toEqual(parseStarterText(file, good));
});

test('an empty line parts two paragraphs of what is done', () => {
  const parsed = parseStarterText(file, withLine('The layer over the muscles is opened.', 'The layer over the muscles is opened.\n'));
  expect(parsed.ok && parsed.value.whatIsDone.length).toBe(2);
});

describe.each([...textHeadings])('the heading "%s"', (heading) => {
  test('is refused when it is missing', () => {
    const mistakes = mistakesIn(withLine(`## ${heading}`, ''));
    expect(mistakes.map((mistake) => mistake.message)).toContain(`The heading "## ${heading}" is missing.`);
    expect(mistakes.every((mistake) => mistake.file === file && mistake.line >= 1)).toBe(true);
  });

  test('is refused when its part is empty', () => {
    const lines = good.split('\n');
    const start = lines.indexOf(`## ${heading}`);
    const next = lines.findIndex((line, index) => index > start && line.startsWith('## '));
    const emptied = [...lines.slice(0, start + 1), '', ...(next < 0 ? [] : lines.slice(next))].join('\n');
    expect(mistakesIn(emptied)).toContainEqual({ file, line: start + 1, message: `The part "${heading}" is empty.` });
  });
});

test('an unknown heading is refused with its line', () => {
  const changed = withLine('## Overview', '## Summary');
  expect(mistakesIn(changed)).toContainEqual({ file, line: lineOf(changed, '## Summary'), message: 'Unknown heading "Summary".' });
});

test('a heading out of order is refused with its line', () => {
  const swapped = good.replace('## Overview', '## X').replace('## What is done', '## Overview').replace('## X', '## What is done');
  expect(mistakesIn(swapped)).toContainEqual({ file, line: lineOf(swapped, '## Overview'), message: 'The heading "Overview" is out of order.' });
});

test('a heading that stands twice is refused with the line of the second', () => {
  const doubled = withLine('## What is done', '## Overview\nMore.\n\n## What is done');
  expect(mistakesIn(doubled)).toContainEqual({
    file,
    line: doubled.split('\n').lastIndexOf('## Overview') + 1,
    message: 'The heading "Overview" stands here a second time.',
  });
});

test.each([...clinicalHeadings])('the clinical heading "%s" is refused when it is missing', (heading) => {
  expect(mistakesIn(withLine(`### ${heading}`, '')).map((mistake) => mistake.message)).toContain(`The heading "### ${heading}" is missing.`);
});

describe('single lines', () => {
  const refused: [string, string, string, string][] = [
    ['a code that stands twice in the family', '- 27393: one tendon lengthened and kept joined', '- 27392: several tendons cut, both legs', 'The code 27392 stands here a second time.'],
    ['a code that is its own neighbour', '- 27390: only one tendon cut, one leg', '- 27391: only one tendon cut, one leg', '27391 is its own neighbour: use "- this: ...".'],
    ['neighbours out of order', '- 27390: only one tendon cut, one leg', '- 27399: only one tendon cut, one leg', '27392 is out of order.'],
    ['a diagnosis that stands twice', '- M62.452: tight muscles of the left thigh', '- M62.451: tight muscles of the left thigh', 'The code M62.451 stands here a second time.'],
    ['a diagnosis without its dot', '- M62.452: tight muscles of the left thigh', '- M62452: tight muscles of the left thigh', '"M62452" is not an ICD-10-CM code with its dot.'],
    ['a diagnosis without a reason', '- M62.452: tight muscles of the left thigh', '- M62.452', 'Write "- code: reason".'],
    ['a related code that is a neighbour', '- 27325: cutting the nerve branch to a hamstring, instead of the tendon', '- 27395: both legs', '27395 stands in the family already.'],
    ['a related code that is the code itself', '- 27325: cutting the nerve branch to a hamstring, instead of the tendon', '- 27391: itself', '27391 is named as related to itself.'],
    ['a synonym that stands twice', '- unilateral hamstring release', '- Medial hamstring release', '"medial hamstring release" stands here a second time.'],
    ['a sentence without its full stop', 'The layer over the muscles is opened.', 'The layer over the muscles is opened', 'A sentence must end with a full stop or a question mark.'],
    ['two sentences on a line', 'The layer over the muscles is opened.', 'The layer is opened. The muscle is seen.', 'One sentence a line.'],
    ['a list where sentences belong', 'The layer over the muscles is opened.', '- The layer over the muscles is opened.', '"What is done" holds sentences, not a list.'],
    ['a sentence where a list belongs', '- Sterile tourniquet on request.', 'Sterile tourniquet on request.', '"What to have ready" is a list: begin the line with "- ".'],
    ['markup', 'The layer over the muscles is opened.', 'The *layer* over the muscles is opened.', 'Markup is not allowed: write plain words.'],
    ['blanks at the end', 'The layer over the muscles is opened.', 'The layer over the muscles is opened. ', 'Blanks at the end of the line.'],
    ['a tab', 'The layer over the muscles is opened.', 'The layer\tover the muscles is opened.', 'A tab in the line.'],
  ];
  test.each(refused)('%s is refused', (_what, line, replacement, message) => {
    const changed = withLine(line, replacement);
    const mistakes = mistakesIn(changed);
    expect(mistakes.map((mistake) => mistake.message)).toContain(message);
    const near = lineOf(good, line);
    const found = mistakes.find((mistake) => mistake.message === message);
    expect(found?.file).toBe(file);
    expect(Math.abs((found?.line ?? 0) - near)).toBeLessThanOrEqual(2);
  });

  test('a line that is too long is refused with its line', () => {
    const long = `The surgeon ${'opens '.repeat(40)}the skin.`;
    const changed = withLine('The layer over the muscles is opened.', long);
    expect(mistakesIn(changed)).toContainEqual({ file, line: lineOf(changed, long), message: `The line has ${long.length} characters; ${longest.line} are allowed.` });
  });

  test('a title that is too long is refused', () => {
    const title = 'a'.repeat(91);
    expect(mistakesIn(good.replace(/^# .*/, `# 27391: ${title}`))).toEqual([{ file, line: 1, message: 'The title has 91 characters; 90 are allowed.' }]);
  });

  test('a distinguishing line that is too long is refused', () => {
    const line = '- this: several hamstring tendons cut through, one leg only';
    const mistakes = mistakesIn(withLine(line, `- this: ${'b'.repeat(71)}`));
    expect(mistakes).toEqual([{ file, line: lineOf(good, line), message: 'The line has 71 characters; 70 are allowed.' }]);
  });

  test('a family without its own line is refused', () => {
    const line = '- this: several hamstring tendons cut through, one leg only';
    expect(mistakesIn(withLine(line, ''))).toContainEqual({ file, line: lineOf(good, line) + 1, message: 'The first line of the family must be "- this: ...".' });
  });
});

test('a first line that is no title is refused', () => {
  expect(mistakesIn(good.replace(/^# 27391: /, '# 27391 '))[0]).toEqual({ file, line: 1, message: 'The first line must be "# 27390: title".' });
});

test('a file that is not named after its code is refused', () => {
  expect(mistakesIn(good, 'starter/texts/27399.md')[0]).toEqual({ file: 'starter/texts/27399.md', line: 1, message: 'The file must be named 27391.md.' });
});

test('all mistakes of a file come at once, in order of their line', () => {
  const changed = withLine('The layer over the muscles is opened.', 'No full stop').replace('## Diagnoses', '## Diagnosis');
  const lines = mistakesIn(changed).map((mistake) => mistake.line);
  expect(lines.length).toBeGreaterThanOrEqual(3);
  expect([...lines].sort((a, b) => a - b)).toEqual(lines);
});

test('an empty file is refused, not crashed on', () => {
  expect(mistakesIn('').length).toBeGreaterThan(10);
});
