import type { BrowseAnswer, BrowseNode, BrowsePath } from '../model/browse.ts';
import { codeSystems, type CodeKey, type CodeSystem } from '../model/code.ts';
import { bestSource } from '../model/source-order.ts';
import type { ReadDb } from '../open/database.ts';
import { listSources } from './list-sources.ts';

/** The tree of all codes, one level at a time. What is counted is counted once for a catalog. */
export interface Browser {
  below(id: string | null): BrowseAnswer;
  pathTo(key: CodeKey): BrowsePath;
}

interface Section {
  id: number;
  parentId: number | null;
  system: CodeSystem;
  first: string;
  last: string;
  title: string;
}

interface CodeRow {
  codeId: number;
  system: CodeSystem;
  code: string;
  title: string;
  sectionId: number | null;
}

interface ServiceClass {
  code: string;
  category: string;
  subcategory: string | null;
  family: string | null;
}

/** The statements behind a key press; every one bounded by an index. */
export const browseStatements = {
  sections: 'SELECT section_id AS id, parent_id AS parentId, system, first_code AS first, last_code AS last, title FROM section ORDER BY system, first_code, last_code DESC',
  sectionCounts: 'SELECT section_id AS id, count(*) AS count FROM code WHERE section_id IS NOT NULL GROUP BY section_id',
  procedures: "SELECT code_id AS codeId, system, code, title, section_id AS sectionId FROM code WHERE system IN ('CPT', 'HCPCS') ORDER BY code",
  ofSection: `
    SELECT code_id AS codeId, system, code, title, section_id AS sectionId FROM code
    WHERE system = :system AND code >= :first AND code <= :last AND section_id = :id ORDER BY code`,
  /** The first code behind a place: a chapter has tens of thousands, and two hundred stand at its top. */
  nextDiagnosis: "SELECT code_id AS codeId, system, code, title, section_id AS sectionId FROM code WHERE system = 'ICD10CM' AND code > :after AND code <= :last || '~' ORDER BY code LIMIT 1",
  belowDiagnosis: `
    SELECT code_id AS codeId, system, code, title, section_id AS sectionId FROM code INDEXED BY code_by_parent
    WHERE system = 'ICD10CM' AND parent_id = (SELECT code_id FROM code WHERE system = 'ICD10CM' AND code = :code) ORDER BY code`,
  belowCount: "SELECT count(*) AS count FROM code WHERE system = :system AND code > :code AND code < :code || '~'",
  /** Inpatient procedures by what their code begins with. */
  beginning: "SELECT code_id AS codeId, system, code, title, section_id AS sectionId FROM code WHERE system = 'ICD10PCS' AND code > :from AND code < :from || '~' AND (length(code) = 3) = :isHeading ORDER BY code",
  one: 'SELECT code_id AS codeId, system, code, title, section_id AS sectionId, parent_id AS parentId FROM code WHERE system = :system AND code = :code',
  byId: 'SELECT code_id AS codeId, system, code, title, section_id AS sectionId, parent_id AS parentId FROM code WHERE code_id = :codeId',
  clinicalClasses: 'SELECT category, label, series, first_code AS first, last_code AS last FROM ccs_range WHERE source_id = :sourceId ORDER BY category, first_code',
  serviceClasses: "SELECT code, category, subcategory, family FROM rbcs WHERE source_id = :sourceId ORDER BY code, coalesce(latest, 0), class_from",
  modifiers: 'SELECT modifier, name, description, when_to_use AS whenToUse FROM modifier ORDER BY modifier',
  releasedModifiers: 'SELECT modifier, long_text AS description, source_id AS sourceId FROM hcpcs_modifier WHERE source_id = :sourceId AND ended_on IS NULL ORDER BY modifier',
} as const;

const systemTitles: Readonly<Record<CodeSystem, string>> = { CPT: 'CPT procedures', HCPCS: 'HCPCS Level II', ICD10CM: 'ICD-10-CM diagnoses', ICD10PCS: 'ICD-10-PCS inpatient procedures' };
/** More levels than any classification has: a damaged catalog with a circle must not hang the tree. */
const deepest = 12;

export function openBrowser(db: ReadDb): Browser {
  const once = <Value>(make: () => Value): (() => Value) => {
    let made: { value: Value } | null = null;
    return () => (made ??= { value: make() }).value;
  };
  const sections = once(() => db.prepare<Section>(browseStatements.sections).all());
  const counts = once(() => {
    const own = new Map(db.prepare<{ id: number; count: number }>(browseStatements.sectionCounts).all().map(({ id, count }) => [id, count]));
    const parents = new Map(sections().map(({ id, parentId }) => [id, parentId]));
    const all = new Map<number, number>();
    for (const [id, count] of own) for (let at: number | null = id, depth = 0; at !== null && depth < deepest; at = parents.get(at) ?? null, depth++) all.set(at, (all.get(at) ?? 0) + count);
    return all;
  });
  const procedures = once(() => db.prepare<CodeRow>(browseStatements.procedures).all());
  const clinicalClasses = once(readClinicalClasses);
  const serviceClasses = once(readServiceClasses);
  const modifiers = once(readModifiers);
  const bestOf = (kind: string): number | null => bestSource(listSources(db).filter((source) => source.kind === kind))?.sourceId ?? null;

  /** Category to its name and the codes that stand in one of its ranges. A range of one series holds no codes of another. */
  function readClinicalClasses(): ReadonlyMap<string, { title: string; codes: CodeRow[] }> {
    const sourceId = bestOf('ccs-services');
    const classes = new Map<string, { title: string; codes: CodeRow[] }>();
    if (sourceId === null) return classes;
    const bySeries = grouped(procedures(), ({ code }) => /^[A-Z]/.exec(code)?.[0] ?? `0${/[A-Z]$/.exec(code)?.[0] ?? ''}`);
    for (const { category, label, series, first, last } of db.prepare<{ category: number; label: string; series: string; first: string; last: string }>(browseStatements.clinicalClasses).all({ sourceId })) {
      const held = classes.get(String(category)) ?? { title: label, codes: [] };
      classes.set(String(category), held);
      const rows = bySeries.get(series) ?? [];
      for (let index = firstFrom(rows, first); index < rows.length && (rows[index]?.code ?? '') <= last; index++) held.codes.push(rows[index] as CodeRow);
    }
    return new Map([...classes].filter(([, { codes }]) => codes.length > 0));
  }

  /** The class that each code has now: the last row of a code. */
  function readServiceClasses(): readonly (CodeRow & { path: readonly string[] })[] {
    const sourceId = bestOf('rbcs');
    if (sourceId === null) return [];
    const classes = new Map(db.prepare<ServiceClass>(browseStatements.serviceClasses).all({ sourceId }).map((row) => [row.code, [row.category, row.subcategory, row.family].filter((name) => name !== null && name !== '')]));
    return procedures().flatMap((row) => {
      const path = classes.get(row.code);
      return path === undefined ? [] : [{ ...row, path: path as string[] }];
    });
  }

  /** The project's own texts first; of the releases what they leave out. */
  function readModifiers(): BrowseNode[] {
    const sourceId = bestOf('hcpcs');
    const released = sourceId === null ? [] : db.prepare<{ modifier: string; description: string }>(browseStatements.releasedModifiers).all({ sourceId });
    const found = new Map(released.map(({ modifier, description }) => [modifier, { title: description, text: null as string | null }]));
    for (const { modifier, name, description, whenToUse } of db.prepare<{ modifier: string; name: string; description: string; whenToUse: string }>(browseStatements.modifiers).all()) {
      found.set(modifier, { title: name, text: `${description} ${whenToUse}` });
    }
    return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([modifier, { title, text }]) => ({ id: `modifier ${modifier}`, kind: 'modifier', code: modifier, title, count: null, hasChildren: false, key: null, text }));
  }

  function group(id: string, code: string, title: string, count: number): BrowseNode {
    return { id, kind: 'group', code, title, count, hasChildren: count > 0, key: null, text: null };
  }

  function codeNode({ system, code, title }: CodeRow, below = 0, under = ''): BrowseNode {
    return { id: `code ${system} ${code}${under}`, kind: 'code', code, title, count: below === 0 ? null : below, hasChildren: below > 0, key: { system, code }, text: null };
  }

  /** A category, with how many codes stand below it. */
  function categoryNode(row: CodeRow): BrowseNode {
    return codeNode(row, db.prepare<{ count: number }>(browseStatements.belowCount).get({ system: row.system, code: row.code })?.count ?? 0);
  }

  function sectionNode({ id, system, first, last, title }: Section): BrowseNode {
    return group(`section ${system} ${first}-${last}`, system === 'HCPCS' || system === 'ICD10PCS' ? first.slice(0, 1) : `${first}-${last}`, title, counts().get(id) ?? 0);
  }

  function systemCount(system: CodeSystem): number {
    return sections().reduce((sum, section) => sum + (section.system === system && section.parentId === null ? (counts().get(section.id) ?? 0) : 0), 0);
  }

  function roots(): BrowseNode[] {
    const systems = codeSystems.map((system) => group(`system ${system}`, '', systemTitles[system], systemCount(system)));
    const clinical = [...clinicalClasses().values()].reduce((sum, { codes }) => sum + codes.length, 0);
    const own = modifiers().length;
    return [
      ...systems,
      group('clinical', '', 'Clinical classes (CCS)', clinical),
      group('service', '', 'Kinds of service (RBCS)', serviceClasses().length),
      group('modifiers', '', 'Modifiers', own),
    ].filter(({ count }) => count !== 0);
  }

  const hasCodes = ({ id }: Section): boolean => (counts().get(id) ?? 0) > 0;

  function belowSection(section: Section): BrowseNode[] {
    const inner = sections().filter((one) => one.parentId === section.id && hasCodes(one)).map(sectionNode);
    if (section.system === 'ICD10PCS') return [...inner, ...bodySystems(section.first.slice(0, 1))];
    if (section.system === 'ICD10CM') return [...inner, ...categories(section).map(categoryNode)];
    return [...inner, ...db.prepare<CodeRow>(browseStatements.ofSection).all({ system: section.system, first: section.first, last: section.last, id: section.id }).map((row) => codeNode(row))];
  }

  /** From one to the next: what begins like a code stands below it. */
  function categories({ first, last }: Section): CodeRow[] {
    const next = db.prepare<CodeRow>(browseStatements.nextDiagnosis);
    const found: CodeRow[] = [];
    for (let row = next.get({ after: first.slice(0, -1), last }); row !== undefined; row = next.get({ after: `${row.code}~`, last })) if (row.code >= first) found.push(row);
    return found;
  }

  /** The second character of an inpatient procedure is its body system; the headings of three characters begin with its name. */
  function bodySystems(sectionCharacter: string): BrowseNode[] {
    const headings = inpatient(sectionCharacter, true);
    const codes = headings.length > 0 ? headings : inpatient(sectionCharacter, false);
    return [...grouped(codes, ({ code }) => code.slice(0, 2))].map(([beginning, rows]) => {
      const count = db.prepare<{ count: number }>(browseStatements.belowCount).get({ system: 'ICD10PCS', code: beginning })?.count ?? 0;
      return group(`body ${beginning}`, beginning, headings.length > 0 ? commonName(rows.map(({ title }) => title)) : `Codes that begin with ${beginning}`, count);
    });
  }

  function inpatient(from: string, isHeading: boolean): CodeRow[] {
    return db.prepare<CodeRow>(browseStatements.beginning).all({ from, isHeading: isHeading ? 1 : 0 });
  }

  function belowService(path: readonly string[]): BrowseNode[] {
    const held = serviceClasses().filter((row) => path.every((name, level) => row.path[level] === name));
    const deeper = grouped(held.filter((row) => row.path.length > path.length), (row) => row.path[path.length] ?? '');
    const here = held.filter((row) => row.path.length === path.length);
    return [
      ...[...deeper].sort(([one], [other]) => one.localeCompare(other)).map(([name, rows]) => group(`service ${JSON.stringify([...path, name])}`, '', name, rows.length)),
      ...here.map((row) => codeNode(row, 0, ' by service')),
    ];
  }

  function below(id: string | null): BrowseNode[] {
    if (id === null) return roots();
    const [kind = '', rest = ''] = /^(\w+)(?: (.*))?$/s.exec(id)?.slice(1) ?? [];
    if (kind === 'system') return sections().filter((section) => section.system === rest && section.parentId === null && hasCodes(section)).map(sectionNode);
    if (kind === 'section') {
      const section = sections().find(({ system, first, last }) => `${system} ${first}-${last}` === rest);
      return section === undefined ? [] : belowSection(section);
    }
    if (kind === 'body') {
      const headings = inpatient(rest, true);
      return headings.length > 0 ? headings.map(categoryNode) : inpatient(rest, false).map((row) => codeNode(row));
    }
    if (kind === 'code') {
      const [system = '', code = ''] = rest.split(' ');
      if (system === 'ICD10PCS') return inpatient(code, false).map((row) => codeNode(row));
      return system === 'ICD10CM' ? db.prepare<CodeRow>(browseStatements.belowDiagnosis).all({ code }).map(categoryNode) : [];
    }
    if (kind === 'clinical') {
      if (rest !== '') return (clinicalClasses().get(rest)?.codes ?? []).map((row) => codeNode(row, 0, ' by class'));
      return [...clinicalClasses()].map(([category, { title, codes }]) => group(`clinical ${category}`, '', title, codes.length));
    }
    if (kind === 'service') return belowService(rest === '' ? [] : namesOf(rest));
    return kind === 'modifiers' ? modifiers() : [];
  }

  function pathTo({ system, code }: CodeKey): string[] {
    const row = db.prepare<CodeRow & { parentId: number | null }>(browseStatements.one).get({ system, code });
    if (row === undefined) return [];
    const ids = [`code ${system} ${code}`];
    let widest = row;
    for (let depth = 0; widest.parentId !== null && depth < deepest; depth++) {
      const above = db.prepare<CodeRow & { parentId: number | null }>(browseStatements.byId).get({ codeId: widest.parentId });
      if (above === undefined) break;
      ids.unshift(`code ${system} ${above.code}`);
      widest = above;
    }
    if (system === 'ICD10PCS') ids.unshift(`body ${code.slice(0, 2)}`);
    const byId = new Map(sections().map((section) => [section.id, section]));
    for (let at = widest.sectionId ?? row.sectionId, depth = 0; at !== null && depth < deepest; depth++) {
      const section = byId.get(at);
      if (section === undefined) break;
      ids.unshift(`section ${section.system} ${section.first}-${section.last}`);
      at = section.parentId;
    }
    return [`system ${system}`, ...ids];
  }

  return { below: (id) => ({ nodes: below(id) }), pathTo: (key) => ({ ids: pathTo(key) }) };
}

/** "Central Nervous System and Cranial Nerves, Bypass", "..., Change": what they all begin with. */
function commonName(titles: readonly string[]): string {
  const [first = '', ...others] = titles;
  const words = first.split(' ');
  let count = words.length;
  for (const other of others) {
    const compared = other.split(' ');
    while (count > 0 && words.slice(0, count).join(' ') !== compared.slice(0, count).join(' ')) count--;
  }
  const name = words.slice(0, count).join(' ');
  const comma = name.lastIndexOf(',');
  return (comma > 0 ? name.slice(0, comma) : name).trim() || first;
}

/** Where in rows in the order of their codes the first stands that is not smaller. */
function firstFrom(rows: readonly CodeRow[], code: string): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.code ?? '') < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grouped<Value>(values: readonly Value[], nameOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const name = nameOf(value);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [value]);
    else group.push(value);
  }
  return groups;
}

function namesOf(json: string): string[] {
  try {
    const names: unknown = JSON.parse(json);
    return Array.isArray(names) ? names.map(String) : [];
  } catch {
    return [];
  }
}
