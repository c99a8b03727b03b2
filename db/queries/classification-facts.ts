import type { Fact } from '../model/code-page.ts';
import { ofBestSource } from './best-rows.ts';
import type { PageContext } from './page-context.ts';

interface NoteRow { code: string; kind: string; text: string; sourceId: number }
interface TermRow { words: string; isIncomplete: number; manifestation: string | null; sourceId: number }
interface ChangeRow { change: 'add' | 'delete' | 'revise'; billable: number | null; before: string | null; after: string | null; sourceId: number }

const notesSql = 'SELECT code, kind, text, source_id AS sourceId FROM tabular_note WHERE code = :code ORDER BY position';
const blockNotesSql = "SELECT code, kind, text, source_id AS sourceId FROM tabular_note WHERE code >= :letter AND code < :letter || '~' AND code GLOB '???-???' ORDER BY code, position";
const termsSql = 'SELECT words, is_incomplete AS isIncomplete, manifestation, source_id AS sourceId FROM index_term WHERE code = :code ORDER BY position LIMIT 400';
const changesSql = 'SELECT change, billable, text_before AS before, text_after AS after, source_id AS sourceId FROM code_change WHERE system = :system AND code = :code ORDER BY position';

const noteLabels: readonly (readonly [kind: string, label: string])[] = [
  ['inclusion', 'Also known as'], ['includes', 'Includes'], ['excludes1', 'Excludes 1: never with'], ['excludes2', 'Excludes 2: not included'], ['code-first', 'Code first'],
  ['use-additional', 'Use additional code'], ['code-also', 'Code also'], ['note', 'Note'], ['seventh-character', 'Seventh character'],
];
/** What a note says of a code holds for the codes below it too, but for the names of the code itself. */
const inherited = new Set(noteLabels.map(([kind]) => kind).filter((kind) => kind !== 'inclusion'));

const mostEntries = 12;

/** What the release changed about the code, by its addenda. */
export function changeFacts(context: PageContext): Fact[] {
  const { system, code } = context.record;
  const rows = context.db.prepare<ChangeRow>(changesSql).all({ system, code });
  const facts = new Map<string, Fact>();
  for (const row of rows) {
    const { releaseLabel } = context.source(row.sourceId);
    const value = row.change === 'add' ? `Added with ${releaseLabel}${row.billable === 0 ? ' as a header' : ''}` : row.change === 'delete' ? `Deleted with ${releaseLabel}` : `Reworded with ${releaseLabel}`;
    // The form of the codes and that of the order file say the same.
    if (facts.has(value)) continue;
    facts.set(value, { id: 'change', label: 'Change', raw: row.change, value, meaning: row.change === 'revise' ? `Before: ${row.before ?? ''}` : null, note: null, source: context.cite(row.sourceId) });
  }
  return [...facts.values()];
}

/** What the tabular list says of a diagnosis and of the codes above it, and the entries of the indexes that lead to it. */
export function diagnosisFacts(context: PageContext): Fact[] {
  const { code } = context.record;
  if (context.record.system !== 'ICD10CM') return [];
  const compact = code.replace('.', '');
  const above = [...Array(Math.max(0, compact.length - 3)).keys()].map((less) => compact.slice(0, compact.length - 1 - less)).map((part) => (part.length > 3 ? `${part.slice(0, 3)}.${part.slice(3)}` : part));
  const notes = context.db.prepare<NoteRow>(notesSql);
  const facts: Fact[] = [];
  const category = compact.slice(0, 3);
  const blocks = context.db.prepare<NoteRow>(blockNotesSql).all({ letter: category.slice(0, 1) }).filter((row) => row.code.slice(0, 3) <= category && category <= row.code.slice(4));
  const owners: NoteRow[][] = [notes.all({ code }), ...above.map((one) => notes.all({ code: one })), blocks];
  for (const [index, rows] of owners.entries()) {
    const best = ofBestSource(context, rows);
    for (const [kind, label] of noteLabels) {
      if (index > 0 && !inherited.has(kind)) continue;
      const byOwner = new Map<string, NoteRow[]>();
      for (const row of best) if (row.kind === kind) byOwner.set(row.code, [...(byOwner.get(row.code) ?? []), row]);
      for (const [owner, texts] of byOwner) {
        facts.push({
          id: `tabular-${kind}`, label: owner === code ? label : `${label} (${owner})`, raw: null, value: texts.map((row) => row.text).join('; '), meaning: null, note: null,
          source: context.cite(texts[0]?.sourceId ?? 0),
        });
      }
    }
  }
  const terms = ofBestSource(context, context.db.prepare<TermRow>(termsSql).all({ code }));
  const words = [...new Set(terms.map((row) => (row.manifestation === null ? row.words : `${row.words} [with ${row.manifestation}]`)))];
  if (words.length > 0) {
    facts.push({
      id: 'lookedUpAs', label: 'Looked up as', raw: null, value: words.slice(0, mostEntries).join('; '), meaning: words.length > mostEntries ? `And ${words.length - mostEntries} more entries of the index.` : null,
      note: null, source: context.cite(terms[0]?.sourceId ?? 0),
    });
  }
  return facts;
}
