import { hasControlCharacter } from '../cell-values.ts';
import { compactDay, namedTable, namesItsPublisher, noticesOf, releaseFromDeliveryName, releaseFromPreamble, type NamedTable } from '../cpt-delivery.ts';
import { RowLedger } from '../row-ledger.ts';
import type { Recognition, SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import type { TableContent } from '../table-content.ts';
import { recogniseTable, type TableLayout } from '../table-format.ts';
import { noValidRows } from './refusals.ts';

type Column = 'concept' | 'modifier' | 'level' | 'day' | 'name' | 'description' | 'section';

const rule = (name: Column, words: string, pattern: string, needed: boolean): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^${pattern}$`), needed });
const fileWords = 'modifiers of a CPT delivery';

/** The official names of the CPT modifiers, under the office's licence: Modifiers of the current form, MODUL of the older one. */
export const cptModifiers: SourceFormat = {
  kind: 'cpt-modifiers',
  table: 'cpt_modifier',
  stagedColumns: ['modifier', 'position', 'level', 'name', 'description', 'section', 'effective_from'],
  keyColumns: 2,
  intoCatalog: [`INSERT INTO official_modifier (modifier, position, level, name, description, section, effective_from, source_id)
    SELECT modifier, position, level, name, description, section, effective_from, :sourceId FROM staging.staged_cpt_modifier WHERE file = :file ORDER BY modifier, position`],
  countSql: 'SELECT count(*) FROM official_modifier WHERE source_id = :sourceId',
  usualRows: 30,
  publisher: 'American Medical Association',
  holdsCodeText: true,
  recognise(content) {
    const table = namedTable(content, /\bmodifier\b.*\bmodifier\b/i);
    const named = table === null ? null : recogniseTable(table.content, layout(table));
    if (named !== null && named.verdict !== 'no') return named;
    return plainModifiers(content);
  },
  releaseFromName: releaseFromDeliveryName,
  releaseFromPath: true,
  title: (release) => `CPT modifiers, ${release.label}`,
};

function layout({ preamble, endsEarly }: NamedTable): TableLayout<Column> {
  return {
    fileWords,
    rules: [
      rule('concept', 'ConceptID', '(?:CPT )?CONCEPT ?ID', false), rule('modifier', 'Modifier Code', 'MODIFIER CODE', true), rule('level', 'Level I/II', 'LEVEL(?: I II)?', false),
      rule('day', 'Modifier Descriptor Effective', 'MODIFIER DESCRIPTOR EFFECTIVE(?: DATE)?', false), rule('name', 'Modifier Name', 'MODIFIER NAME', true),
      rule('description', 'Modifier Description', 'MODIFIER DESC(?:RIPTION|RIPTOR)', true), rule('section', 'Section', '(?:MAIN )?SECTION(?: MAIN SECTION)?', false),
    ],
    telling: ['modifier', 'name'],
    isIt: ({ names }) => namesItsPublisher(preamble) || names.some((name) => /concept/i.test(name)),
    mayBeShort: endsEarly,
    release: () => releaseFromPreamble(preamble),
    notices: () => noticesOf(preamble),
    rows: (ledger) => {
      const positions = new Map<string, number>();
      const rows = new Map<string, number>();
      return (cell, line) => {
        const modifier = modifierCell(cell('modifier'));
        const [name, description] = [cell('name'), cell('description')];
        const problem = problemOf(modifier, [name, description]);
        if (problem !== null) return problem;
        const own = [modifier, cell('level'), cell('section')].join('\t');
        const earlier = rows.get(own);
        if (earlier !== undefined) return `${modifier} stands in the file twice for the same section; the row of line ${earlier.toLocaleString('en')} was kept`;
        rows.set(own, line);
        const day = compactDay(cell('day'));
        if (day === null && cell('day') !== '') ledger.tally('the effective date of the modifier cannot be read; its text was kept', line);
        const position = (positions.get(modifier) ?? 0) + 1;
        positions.set(modifier, position);
        return [modifier, position, ...[cell('level'), name, description, cell('section'), day ?? ''].map((text) => (text === '' ? null : text))];
      };
    },
    key: (values) => `${String(values[0])} ${String(values[1])}`,
  };
}

/** A sheet takes the zero of modifiers below 10, of which CPT has none; letters may be small. */
function modifierCell(text: string): string {
  return text.toUpperCase();
}

function problemOf(modifier: string, texts: readonly string[]): string | null {
  if (!/^[0-9A-Z]{2}$/.test(modifier)) return modifier === '' ? 'the modifier is missing' : `"${modifier.slice(0, 12).replaceAll(/[^\x20-\x7e]/g, '?')}" is no modifier`;
  if (texts.every((text) => text === '')) return `modifier ${modifier} has no text`;
  return texts.some((text) => hasControlCharacter(text.replaceAll(/[\n\t]/g, ' '))) ? `the text of modifier ${modifier} holds damaged characters` : null;
}

const start = /^([0-9A-Z]{2})(?:\t| {1,6}(?:\d{1,3} +)?)(\S.*)$/;

/**
 * The older form: below the last blank line a modifier and its text a line, or over several lines, which start with the same
 * modifier or with blanks.
 */
function plainModifiers(content: TableContent): Recognition {
  if (content.isSheet || content.lines.length > 3000) return { verdict: 'no' };
  let last = content.lines.length - 1;
  while (last >= 0 && (content.lines[last] ?? '').trim() === '') last--;
  let first = last;
  while (first > 0 && (content.lines[first - 1] ?? '').trim() !== '') first--;
  const preamble = content.lines.slice(0, Math.max(0, first));
  const body = content.lines.slice(Math.max(0, first), last + 1);
  const starting = body.filter((line) => start.test(line));
  const goesOn = body.filter((line) => /^\s+\S/.test(line)).length;
  const withDigit = starting.filter((line) => /^(?:\d|[A-Z]\d)/.test(line)).length;
  if (!namesItsPublisher(preamble) || !/modifier/i.test([...preamble, content.label].join(' ')) || starting.length < 3 || withDigit < 2 || starting.length + goesOn < body.length * 0.9) return { verdict: 'no' };
  const release = releaseFromPreamble(preamble);
  return {
    verdict: 'yes', form: 'txt', statedRelease: release,
    read(sink) {
      const ledger = new RowLedger();
      const entries: { line: number; modifier: string; text: string }[] = [];
      body.forEach((line, index) => {
        const match = start.exec(line);
        const before = entries.at(-1);
        if (match === null && before !== undefined && /^\s/.test(line)) before.text += ` ${line.trim()}`;
        else if (match === null) ledger.reject(first + index + 1, 'the row is not a modifier and its text');
        else if (before !== undefined && before.modifier === match[1]) before.text += ` ${(match[2] ?? '').trim()}`;
        else entries.push({ line: first + index + 1, modifier: match[1] ?? '', text: (match[2] ?? '').trim() });
      });
      const seen = new Set<string>();
      for (const { line, modifier, text } of entries) {
        const problem = problemOf(modifier, [text]) ?? (seen.has(modifier) ? `modifier ${modifier} stands in the file twice` : null);
        seen.add(modifier);
        if (problem !== null) ledger.reject(line, problem);
        else {
          ledger.keep();
          sink(line, [modifier, 1, null, null, text, null, null]);
        }
      }
      if (!content.endsWithLineEnd && ledger.rowsKept > 0) ledger.warn('The file ends without the end of a line: if its last text looks too short, it was cut off.');
      if (ledger.rowsKept === 0) return { ok: false, error: noValidRows(content.label, fileWords, ledger.rejected[0] ?? null) };
      return { ok: true, value: { rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release, conversionFactor: null, notices: noticesOf(preamble) } };
    },
  };
}
