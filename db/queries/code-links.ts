import type { CodeKey } from '../model/code.ts';
import type { CodePage, LinkedCode } from '../model/code-page.ts';
import type { AddOnEdits } from './add-on-edits.ts';
import { bestOfEach } from './best-rows.ts';
import { missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';
import type { PageText } from './page-texts.ts';

export type Relation = 'family' | 'diagnosis' | 'related' | 'add-on' | 'primary' | 'anaesthesia';

export interface Link extends CodeKey {
  relation: Relation;
  note: string | null;
  title: string | null;
  sourceId: number;
}

const forwardSql = `
  SELECT link.relation, link.to_system AS system, link.to_code AS code, link.note, other.title, link.source_id AS sourceId
  FROM code_link AS link LEFT JOIN code AS other ON other.system = link.to_system AND other.code = link.to_code
  WHERE link.system = :system AND link.code = :code
  ORDER BY link.relation, link.source_id, link.position`;

// Read backwards only where the link says something about this page's code too.
const backSql = `
  SELECT link.relation, link.system, link.code, link.note, other.title, link.source_id AS sourceId
  FROM code_link AS link LEFT JOIN code AS other ON other.system = link.system AND other.code = link.code
  WHERE link.to_system = :system AND link.to_code = :code AND link.relation IN ('diagnosis', 'add-on', 'primary')
  ORDER BY link.system, link.code LIMIT 200`;

/** The links of a code by relation, in the order of their list; a link that several lists hold is taken from the one that counts. */
export function linksOf(context: PageContext): (relation: Relation) => Link[] {
  const { system, code } = context.record;
  const rows = context.db.prepare<Link>(forwardSql).all({ system, code });
  return (relation) => bestOfEach(context, rows.filter((row) => row.relation === relation), keyOf);
}

/** Diagnoses, anaesthesia, add-ons and primaries, related codes; for a diagnosis the procedures that name it. */
export function crosswalks(context: PageContext, links: (relation: Relation) => Link[], anaesthesiaTexts: readonly PageText[], addOnEdits: AddOnEdits): CodePage['crosswalks'] {
  const { system, code } = context.record;
  const back = context.db.prepare<Link>(backSql).all({ system, code });
  const backOf = (relation: Relation): Link[] => bestOfEach(context, back.filter((row) => row.relation === relation), keyOf);

  const diagnoses = links('diagnosis').map((link) => linked(context, link, link.note));
  const anaesthesia = [
    ...anaesthesiaTexts.map((text) => ({ text: text.text, source: context.cite(text.sourceId) })),
    ...links('anaesthesia').map((link) => ({ text: [link.code, link.title, link.note].filter((word) => word !== null).join(': '), source: context.cite(link.sourceId) })),
  ];
  const addOnRules = addOnEdits.rules.map((rule) => ({ text: rule.text, source: context.cite(rule.sourceId) }));
  const addOns = distinct([
    ...addOnEdits.codes.map(({ sourceId, ...code }) => ({ ...code, inCatalog: code.title !== null, source: context.cite(sourceId) })),
    ...[...links('add-on'), ...backOf('primary')].map((link) => linked(context, link, link.note ?? 'add-on of this code')),
    ...[...links('primary'), ...backOf('add-on')].map((link) => linked(context, link, link.note ?? 'primary of this add-on')),
  ]);
  // In the order of the codes, by which one is looked for; diagnoses keep that of their list, which begins with the most frequent.
  const related = distinct([
    ...links('related').map((link) => linked(context, link, link.note)),
    ...backOf('diagnosis').map((link) => linked(context, link, link.note ?? 'names this diagnosis')),
  ]).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  if (diagnoses.length + anaesthesia.length + addOns.length + addOnRules.length + related.length === 0) return missingPart.crosswalks;
  return { state: 'data', diagnoses, anaesthesia, addOns, addOnRules, related };
}

function linked(context: PageContext, link: Link, note: string | null): LinkedCode {
  return { system: link.system, code: link.code, title: link.title, note, inCatalog: link.title !== null, source: context.cite(link.sourceId) };
}

function distinct(codes: readonly LinkedCode[]): LinkedCode[] {
  return [...new Map([...codes].reverse().map((code) => [keyOf(code), code])).values()].reverse();
}

function keyOf(key: CodeKey): string {
  return `${key.system} ${key.code}`;
}
