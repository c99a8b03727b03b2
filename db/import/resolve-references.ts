import type { WriteDb } from '../open/database.ts';

interface Reference { words: string; position: number; relation: string; target: string; part: string; sourceId: number; release: string }
interface Entry { code: string; words: string; part: string; isIncomplete: number; release: string }
interface Found { code: string; isIncomplete: number }

const referencesSql = `
  SELECT words, position, relation, target, index_reference.part, source_id AS sourceId, source.release FROM index_reference JOIN source USING (source_id) ORDER BY source_id, position`;
const entriesSql = `
  SELECT code, words, index_term.part, is_incomplete AS isIncomplete, source.release FROM index_term JOIN source USING (source_id) ORDER BY source_id, position`;

/** 'Colic' see 'Pain, abdominal', which sends on itself: so many times. No index goes round in more. */
const mostSteps = 4;

/**
 * Follows the entries of the ICD-10-CM indexes that send to another entry ('Abdominalgia' see 'Pain, abdominal') to the codes of that
 * entry, within the indexes of one release. What names a table, a type to choose or a heading without a code leads nowhere.
 */
export function resolveReferences(db: WriteDb): void {
  const references = db.prepare<Reference>(referencesSql).all();
  if (references.length === 0) return;
  const sentOn = new Map<string, Reference[]>();
  const wanted = new Set<string>();
  const wantedTerms = new Set<string>();
  for (const reference of references) {
    put(sentOn, keyOf(reference.release, reference.words), reference);
    wanted.add(keyOf(reference.release, reference.target));
    wantedTerms.add(spelt(reference.target)[0] ?? '');
  }
  const mayBeWanted = mainTermTest(wantedTerms);
  const entries = new Map<string, Entry[]>();
  for (const entry of db.prepare<Entry>(entriesSql).iterate()) {
    if (!mayBeWanted(entry.words)) continue;
    const key = keyOf(entry.release, entry.words);
    if (wanted.has(key)) put(entries, key, entry);
  }
  const insert = db.prepareWrite('INSERT OR IGNORE INTO index_lead (code, source_id, position, words, relation, is_incomplete) VALUES (:code, :sourceId, :position, :words, :relation, :isIncomplete)');
  for (const reference of references) {
    const { sourceId, position, words, relation } = reference;
    for (const { code, isIncomplete } of follow(reference, entries, sentOn, mostSteps)) insert.run({ code, sourceId, position, words, relation, isIncomplete });
  }
}

function follow({ target, part, release, relation }: Reference, entries: ReadonlyMap<string, Entry[]>, sentOn: ReadonlyMap<string, Reference[]>, steps: number): Found[] {
  const category = /^(?:categor(?:y|ies) )?([A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)(\.?-)?$/i.exec(target.trim());
  if (category !== null) return [{ code: (category[1] ?? '').toUpperCase(), isIncomplete: relation === 'see-category' || category[2] !== undefined ? 1 : 0 }];
  const key = keyOf(release, target);
  const found = entries.get(key) ?? [];
  // An index sends within itself first.
  const ofPart = found.filter((entry) => entry.part === part);
  if (found.length > 0) return ofPart.length > 0 ? ofPart : found;
  return steps === 0 ? [] : (sentOn.get(key) ?? []).filter((one) => one.relation !== 'see-also').flatMap((one) => follow(one, entries, sentOn, steps - 1));
}

/**
 * One spelling for an entry and for what another one calls it: 'Pain(s), abdominal (acute)' and 'Pain, abdominal' are the same, and so
 * are 'Anomaly, anomalous, heart' and 'Anomaly, heart', whose main term stands in several forms.
 */
function keyOf(release: string, words: string): string {
  const [first = '', ...more] = spelt(words);
  const isForm = (term: string): boolean => first.length >= 4 && term.slice(0, 4) === first.slice(0, 4) && !term.includes(' ');
  let at = 0;
  while (isForm(more[at] ?? '')) at++;
  return [release, first, ...more.slice(at)].join('\u001f');
}

/** The terms of an entry, the main one first. */
function spelt(words: string): string[] {
  return words
    .toLowerCase()
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/\b(?:nec|nos)\b/g, ' ')
    .split(',')
    .map((term) => term.replaceAll(/[^a-z0-9']+/g, ' ').trim())
    .filter((term) => term !== '');
}

/** Most of a hundred thousand entries are under a main term that nothing sends to: they are told by it alone, and hundreds share one. */
function mainTermTest(wanted: ReadonlySet<string>): (words: string) => boolean {
  const known = new Map<string, boolean>();
  return (words) => {
    const comma = words.indexOf(',');
    const start = comma === -1 ? words : words.slice(0, comma);
    let isWanted = known.get(start);
    if (isWanted === undefined) {
      const [term] = spelt(start);
      // A comma within brackets divides no terms, and a start that comes to nothing is no term.
      isWanted = term === undefined || start.includes('(') || wanted.has(term);
      known.set(start, isWanted);
    }
    return isWanted;
  };
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
