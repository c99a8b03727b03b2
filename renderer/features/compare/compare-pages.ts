import type { CitedSource, CodePage, Fact, ModifierAdvice } from '../../../electron/contract/index.ts';
import { formatCents, formatTwoDecimals } from '../../ui/format.ts';

/** What one code says, with the number of its source in the list that both share. */
export interface Side {
  text: string;
  source: number;
}

export interface ComparedRow {
  id: string;
  label: string;
  left: Side | null;
  right: Side | null;
  differs: boolean;
  /** How the two stand to each other, for the last column: "Same", "Different", "Only 27395". */
  verdict: string;
}

export interface ComparedSection {
  heading: string;
  rows: ComparedRow[];
}

export interface Comparison {
  sections: ComparedSection[];
  /** Rows that differ, in all sections. */
  differences: number;
  /** What the NCCI pairs say of the two on one claim; null when no loaded pair holds both. */
  together: (Side & { indicator: string }) | null;
  /** The sources of both pages, each once, numbered from 1. */
  sources: CitedSource[];
}

const verdicts: Record<ModifierAdvice['applies'], string> = {
  yes: 'Applies',
  'with-documentation': 'With documentation',
  no: 'Does not apply',
  'not-decided': 'Not decided by the data',
};

/** One statement of one page: `source` is the page's own number. */
interface Statement {
  id: string;
  label: string;
  text: string;
  source: number;
}

/** Two codes row by row: what both say the same, what they say differently, and what only one of them has. */
export function comparePages(left: CodePage, right: CodePage): Comparison {
  const sources = shareSources(left, right);
  const section = (heading: string, statements: (page: CodePage) => Statement[]): ComparedSection => {
    const ours = new Map(statements(left).map((one) => [one.id, one]));
    const theirs = new Map(statements(right).map((one) => [one.id, one]));
    const rows = [...new Set([...ours.keys(), ...theirs.keys()])].map((id): ComparedRow => {
      const one = ours.get(id);
      const other = theirs.get(id);
      return {
        id,
        label: (one ?? other)?.label ?? id,
        left: one === undefined ? null : { text: one.text, source: sources.numberOf(left, one.source) },
        right: other === undefined ? null : { text: other.text, source: sources.numberOf(right, other.source) },
        differs: one?.text !== other?.text,
        verdict: one === undefined ? `Only ${right.code}` : other === undefined ? `Only ${left.code}` : one.text === other.text ? 'Same' : 'Different',
      };
    });
    return { heading, rows };
  };

  const sections = [
    section('What tells them apart', (page) => toldApart(page, left.code === page.code ? right : left)),
    section('At a glance', (page) => page.glance.map(factStatement)),
    section('What is done', textStatements),
    section('Modifiers', modifierStatements),
    section('Medicare physician fee schedule', (page) => feeStatements(page)),
    section('Diagnoses', diagnosisStatements),
  ].filter(({ rows }) => rows.length > 0);

  return {
    sections,
    differences: sections.flatMap(({ rows }) => rows).filter((row) => row.differs).length,
    together: togetherOf(left, right, sources.numberOf),
    sources: sources.list,
  };
}

function shareSources(left: CodePage, right: CodePage): { list: CitedSource[]; numberOf: (page: CodePage, number: number) => number } {
  const byId = new Map<number, CitedSource>();
  for (const source of [...left.sources, ...right.sources]) if (!byId.has(source.sourceId)) byId.set(source.sourceId, { ...source, number: byId.size + 1 });
  return {
    list: [...byId.values()],
    numberOf(page, number) {
      const cited = page.sources.find((source) => source.number === number);
      return (cited === undefined ? undefined : byId.get(cited.sourceId)?.number) ?? 0;
    },
  };
}

function factStatement(fact: Fact): Statement {
  return { id: fact.id, label: fact.label, text: fact.value, source: fact.source };
}

/** What the modifier indicator of a pair of both codes means, in a few words. Source: NCCI policy manual chapter I, section E. */
export function pairInWords(indicator: string): string {
  switch (indicator) {
    case '0':
      return 'Never paid together (NCCI)';
    case '1':
      return 'Paid together only if truly separate (NCCI)';
    case '9':
      return 'The pair is withdrawn (NCCI)';
    default:
      return `NCCI pair, modifier indicator ${indicator}`;
  }
}

/** The line of the family table, from whichever page lists the code. */
function toldApart(page: CodePage, other: CodePage): Statement[] {
  const found = [page, other].flatMap((from) => (from.family.state === 'data' ? from.family.rows.filter((row) => row.code === page.code).map((row) => ({ from, row })) : []));
  const [first] = found;
  if (first === undefined || first.from !== page) return [];
  const { row } = first;
  const said: [string, string, string | null][] = [
    ['line', 'In one line', row.difference],
    ['number', 'Number', row.number],
    ['side', 'Side', row.side],
    ['approach', 'Approach', row.approach],
  ];
  return said.flatMap(([id, label, text]) => (text === null ? [] : [{ id, label, text, source: row.source }]));
}

function textStatements(page: CodePage): Statement[] {
  return [
    { id: 'overview', label: 'Overview', part: page.overview },
    { id: 'whatIsDone', label: 'What is done', part: page.whatIsDone },
  ].flatMap(({ id, label, part }) => {
    const [first] = part.state === 'data' ? part.paragraphs : [];
    if (part.state !== 'data' || first === undefined) return [];
    return [{ id, label, text: part.paragraphs.map((one) => one.text).join(' '), source: first.source }];
  });
}

function modifierStatements(page: CodePage): Statement[] {
  if (page.modifiers.state !== 'data') return [];
  return page.modifiers.rows.map((row) => ({
    id: row.modifier,
    label: `${row.modifier} ${row.name}`,
    text: row.pays === null ? verdicts[row.applies] : `${verdicts[row.applies]}: ${row.pays}`,
    source: row.source,
  }));
}

function feeStatements(page: CodePage): Statement[] {
  if (page.medicare.state !== 'data') return [];
  const atGlance = new Set(page.glance.map((fact) => fact.id));
  const row = page.medicare.relativeValues.find((one) => one.current && one.modifier === '');
  const values = row === undefined ? [] : [
    { id: 'work', label: 'Work RVU', text: formatTwoDecimals(row.work) },
    { id: 'facilityPracticeExpense', label: 'Practice expense RVU, facility', text: formatTwoDecimals(row.facilityPracticeExpense) },
    { id: 'malpractice', label: 'Malpractice RVU', text: formatTwoDecimals(row.malpractice) },
    { id: 'nonFacilityAmount', label: 'National amount, office', text: row.nonFacilityCents === null ? 'not priced' : formatCents(row.nonFacilityCents) },
  ].map((one) => ({ ...one, source: row.source }));
  return [...values, ...page.medicare.indicators.filter((fact) => !atGlance.has(fact.id)).map(factStatement)];
}

function diagnosisStatements(page: CodePage): Statement[] {
  if (page.crosswalks.state !== 'data') return [];
  return page.crosswalks.diagnoses.map((link) => ({ id: link.code, label: `${link.code} ${link.title ?? link.note ?? ''}`.trim(), text: 'Listed', source: link.source }));
}

function togetherOf(left: CodePage, right: CodePage, numberOf: (page: CodePage, number: number) => number): Comparison['together'] {
  for (const [page, other] of [[left, right], [right, left]] as const) {
    const row = page.edits.state === 'data' ? page.edits.rows.find((one) => one.other === other.code && one.deletedOn === null) : undefined;
    if (row !== undefined) return { text: row.meaning, indicator: row.modifierIndicator, source: numberOf(page, row.source) };
  }
  return null;
}

/** The comparison for a spreadsheet: tabs between columns, a line a row. */
export function comparisonAsTable(left: CodePage, right: CodePage, { sections }: Comparison): string {
  const lines = [['Part', 'What', left.code, right.code, 'Different']];
  lines.push(['', 'Title', left.title, right.title, left.title === right.title ? '' : 'different']);
  for (const { heading, rows } of sections) for (const row of rows) lines.push([heading, row.label, row.left?.text ?? '', row.right?.text ?? '', row.differs ? 'different' : '']);
  return lines.map((cells) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}
