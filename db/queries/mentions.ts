import type { CodeKey } from '../model/code.ts';
import type { CodePage } from '../model/code-page.ts';
import type { ReadDb } from '../open/database.ts';

/** What looks like a code within a sentence: five characters, or a diagnosis with its dot. Category names as short as "C50" are words too often. */
const codeShape = /(?<![$.,\w-])(?:\d{4}[0-9A-Z]|[A-V]\d{4}|[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4})\b/g;

/** A page of a code with hundreds of notes still asks the catalog only this often. */
const mostMentions = 200;

const sql = 'SELECT system, code FROM code WHERE system = :system AND code = :code';

/** The other codes that the texts of a page name and that the catalog has a page for, in reading order. Money, dates and places are not read. */
export function mentions(db: ReadDb, page: Omit<CodePage, 'mentions' | 'sources' | 'notices'>): CodeKey[] {
  const statement = db.prepare<CodeKey>(sql);
  const named = new Set<string>();
  for (const text of textsOf(page)) for (const [code] of text.matchAll(codeShape)) named.add(code);
  named.delete(page.code);
  return [...named].slice(0, mostMentions).flatMap((code) => {
    const systems = code.includes('.') ? (['ICD10CM'] as const) : (['CPT', 'HCPCS'] as const);
    const [found] = systems.flatMap((system) => statement.all({ system, code }));
    return found === undefined ? [] : [found];
  });
}

function textsOf(page: Omit<CodePage, 'mentions' | 'sources' | 'notices'>): string[] {
  const paragraphs = [page.overview, page.whatIsDone, page.clinical].flatMap((part) => (part.state === 'data' ? part.paragraphs.map((one) => one.text) : []));
  const items = [page.toHaveReady, page.askBeforeBooking].flatMap((part) => (part.state === 'data' ? part.items.map((one) => one.text) : []));
  const parts = [page.billing, page.unitsPerDay, page.hospital].flatMap((part) => (part.state === 'data' ? part.facts : []));
  const indicators = page.medicare.state === 'data' ? page.medicare.indicators : [];
  const facts = [...page.glance, ...parts, ...indicators].flatMap((fact) => [fact.value, fact.meaning ?? '', fact.note ?? '']);
  const family = page.family.state === 'data' ? page.family.rows.map((row) => row.difference) : [];
  const modifiers = page.modifiers.state === 'data' ? page.modifiers.rows.flatMap((row) => [row.effect, row.whenToUse]) : [];
  const links = page.crosswalks.state === 'data' ? page.crosswalks : { diagnoses: [], anaesthesia: [], addOns: [], addOnRules: [], related: [] };
  const notes = [...links.diagnoses, ...links.addOns, ...links.related, ...page.children].map((link) => link.note ?? '');
  return [...paragraphs, ...items, ...facts, ...family, ...modifiers, ...notes, ...links.anaesthesia.map((one) => one.text)];
}
