import { bestSource } from '../model/source-order.ts';
import type { Source, SourceKind } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import { listLocalities } from '../queries/list-localities.ts';
import { localityDetails } from '../queries/locality-details.ts';
import { localitiesOfZip } from '../queries/locality-of-zip.ts';
import { listSources } from '../queries/list-sources.ts';
import { sourceName, type Answered } from './pages.ts';
import type { Question } from './question.ts';

const indicatorSql = 'SELECT field, value, short, meaning, note, reference FROM indicator WHERE upper(value) = :value ORDER BY field';
const modifierSql = 'SELECT modifier, name, description, when_to_use AS whenToUse, reference FROM modifier WHERE modifier = :modifier';
const supplyModifierSql = `
  SELECT hcpcs_modifier.long_text AS text, source.source_id AS sourceId FROM hcpcs_modifier JOIN source USING (source_id)
  WHERE modifier = :modifier ORDER BY source.release DESC LIMIT 1`;

const fields: Readonly<Record<string, { readonly label: string; readonly says: RegExp }>> = {
  pfs_status: { label: 'Status (physician fee schedule)', says: /\bstatus\b(?!.*\b(?:opps|outpatient|hospital)\b)/ },
  global_days: { label: 'Global days', says: /\bglobal\b/ },
  pctc: { label: 'Professional and technical part', says: /\bpc\/?tc\b|\bprofessional\b|\btechnical\b/ },
  multiple_procedure: { label: 'Several procedures', says: /\bmultiple\b/ },
  bilateral: { label: 'Both sides', says: /\bbilateral\b/ },
  assistant_at_surgery: { label: 'Assistant', says: /\bassistant\b/ },
  co_surgeons: { label: 'Co-surgeons', says: /\bco-?\s?surgeons?\b/ },
  team_surgery: { label: 'Team', says: /\bteam\b/ },
  physician_supervision: { label: 'Supervision', says: /\bsupervision\b/ },
  ncci_modifier_indicator: { label: 'NCCI modifier indicator', says: /\bncci\b|\bmodifier indicator\b/ },
  mai: { label: 'MUE adjudication indicator (MAI)', says: /\bmai\b|\badjudication\b/ },
  add_on_type: { label: 'Add-on type', says: /\badd-?on\b/ },
  opps_si: { label: 'Hospital outpatient status', says: /\bopps\b|\boutpatient\b|\bhospital\b/ },
  asc_pi: { label: 'Surgery centre payment indicator', says: /\basc\b|\bpayment indicator\b/ },
  hcpcs_coverage: { label: 'HCPCS coverage', says: /\bcoverage\b/ },
  hcpcs_pricing: { label: 'HCPCS pricing', says: /\bpricing\b/ },
};

/** What a value of the release files means; of every field that has it, where none is named. Null when no value is named. */
export function indicatorAnswer({ words }: Question, db: ReadDb): Answered | null {
  // The value stands alone: after the name of the field, or before "mean".
  const asked = /\b(?:indicator|value|status|letter|mai|code|days|global|coverage|pricing|type|surgery|surgeons?|assistant|bilateral|procedures?|supervision|opps|asc|pctc|pc\/tc|payment|team|modifier|of|an?|is)\s+"?'?([a-z]\d|\d{1,3}|[a-z]{3}|[a-z])"?'?(?=\s|$)(?!\s+(?:indicator|status)\b)|\b([a-z]\d|\d{1,3}|[a-z])\s+(?:as|for|in|under)\b|\bmean(?:s|ing)?\s+(?:of\s+)?([a-z]\d|\d{1,3}|[a-z])$/g;
  const values = [...words.matchAll(asked)].map((match) => (match[1] ?? match[2] ?? match[3] ?? '').toUpperCase()).filter((value) => value !== '' && !['FOR', 'THE', 'AND', 'CAN', 'NOT', 'YOU', 'MAI', 'ASC'].includes(value));
  const rows = values.flatMap((value) => (value === 'A' && !/status|opps|outpatient|letter|indicator a\b/.test(words) ? [] : db.prepare<{ field: string; value: string; short: string; meaning: string; note: string | null; reference: string }>(indicatorSql).all({ value })));
  const value = values.find((one) => rows.some((row) => row.value.toUpperCase() === one));
  if (value === undefined) return null;
  const named = Object.entries(fields).filter(([, { says }]) => says.test(words)).map(([field]) => field);
  const of = rows.filter((row) => row.value.toUpperCase() === value && fields[row.field] !== undefined);
  const wanted = named.length === 0 ? of : of.filter(({ field }) => named.includes(field));
  if (wanted.length === 0) return { state: 'not-loaded', answer: `The value ${value} is not explained for that field in this version.`, facts: [{ label: 'Value', value: `${value}: not explained for that field`, source: 'list of indicators' }] };
  const many = wanted.length > 1;
  return {
    state: 'answered',
    answer: `${many ? `${value} means, by the field it stands in: ` : ''}${wanted.map((row) => `${fields[row.field]?.label ?? row.field} ${row.value}: ${many ? row.short : row.meaning}`).join(many ? '; ' : ' ')}${many ? '.' : ''}`,
    facts: wanted.map((row) => ({ label: `${fields[row.field]?.label ?? row.field} ${row.value}`, value: `${row.short}. ${row.meaning}${row.note === null ? '' : ` ${row.note}`}`, source: row.reference })),
  };
}

export function modifierAnswer({ modifiers }: Question, db: ReadDb, sources: readonly Source[]): Answered {
  const found = modifiers.map((modifier) => {
    const own = db.prepare<{ name: string; description: string; whenToUse: string; reference: string }>(modifierSql).get({ modifier });
    if (own !== undefined) return { modifier, answer: `Modifier ${modifier}, ${own.name}: ${own.description} ${own.whenToUse}`, fact: { label: `Modifier ${modifier}`, value: `${own.name}. ${own.description} ${own.whenToUse}`, source: own.reference } };
    const supply = db.prepare<{ text: string; sourceId: number }>(supplyModifierSql).get({ modifier });
    const source = sources.find(({ sourceId }) => sourceId === supply?.sourceId);
    return supply === undefined || source === undefined ? { modifier, answer: null, fact: null } : { modifier, answer: `Modifier ${modifier}: ${supply.text}.`, fact: { label: `Modifier ${modifier}`, value: supply.text, source: sourceName(source) } };
  });
  const missing = found.filter(({ answer }) => answer === null).map(({ modifier }) => modifier);
  const facts = [...found.flatMap(({ fact }) => fact ?? []), ...missing.map((modifier) => ({ label: `Modifier ${modifier}`, value: 'not in the loaded lists', source: 'the loaded lists of modifiers' }))];
  const answers = found.flatMap(({ answer }) => answer ?? []);
  return { state: answers.length === 0 ? 'not-loaded' : 'answered', answer: [...answers, ...missing.map((modifier) => `Modifier ${modifier} is not in the loaded lists: import the HCPCS Level II release.`)].join(' '), facts };
}

const kindsAsked: readonly [RegExp, readonly SourceKind[]][] = [
  [/\bncci|\bptp|\bpairs?\b/, ['ncci-ptp-practitioner', 'ncci-ptp-hospital']],
  [/\bmue|unit limits?/, ['mue-practitioner', 'mue-outpatient', 'mue-dme']],
  [/\bgpci/, ['gpci']],
  [/\bopps/, ['opps-addendum-b']],
  [/\basc\b/, ['asc-addendum-aa', 'asc-addendum-bb']],
  [/\bicd/, ['icd10cm-order', 'icd10cm-codes', 'icd10pcs-order']],
  [/\bhcpcs/, ['hcpcs']],
  [/\badd-?on/, ['ncci-add-on-codes']],
  [/\bfee schedule|\bpfs|\bphysician|\brvu/, ['pfs-relative-values']],
];

/** Which files the catalog was made of; of one kind where the question names it. */
export function releaseAnswer({ words }: Question, sources: readonly Source[]): Answered {
  const kinds = kindsAsked.find(([says]) => says.test(words))?.[1];
  const byKind = new Map<SourceKind, Source[]>();
  for (const source of sources) if (source.layer !== 'starter' || source.effectiveFrom !== null) byKind.set(source.kind, [...(byKind.get(source.kind) ?? []), source]);
  const best = [...byKind].filter(([kind]) => kinds === undefined || kinds.includes(kind)).flatMap(([, all]) => bestSource(all) ?? []);
  if (best.length === 0) return { state: 'not-loaded', answer: 'No file of that kind is loaded. The Data page lists what is, and reads more.', facts: [] };
  return {
    state: 'answered',
    answer: `Loaded: ${best.map(({ title, releaseLabel }) => (title.includes(releaseLabel) ? title : `${title}, ${releaseLabel}`)).join('; ')}.`,
    facts: best.map((source) => ({ label: source.kind, value: source.title.includes(source.releaseLabel) ? source.title : `${source.title}, ${source.releaseLabel}`, source: sourceName(source) })),
  };
}

export function conversionFactorAnswer(db: ReadDb, sources: readonly Source[]): Answered {
  const schedule = bestSource(sources.filter(({ kind }) => kind === 'pfs-relative-values'));
  const row = schedule === undefined ? undefined : db.prepare<{ factor: number }>("SELECT conversion_factor AS factor FROM pfs WHERE source_id = :sourceId AND conversion_factor > 0 LIMIT 1").get({ sourceId: schedule.sourceId });
  if (schedule === undefined || row === undefined) return { state: 'not-loaded', answer: 'No fee schedule is loaded: import the Medicare fee schedule relative value file (PPRRVU).', facts: [] };
  const value = `$${(row.factor / 10_000).toFixed(4)}`;
  return { state: 'answered', answer: `The conversion factor is ${value} an RVU.`, facts: [{ label: 'Conversion factor', value, source: sourceName(schedule) }] };
}

export interface PlaceFound {
  readonly key: string;
  readonly name: string;
  readonly state: string;
}

/** Payment localities that a place in words, a state or a ZIP code names. */
export function placesNamed(place: string, db: ReadDb): PlaceFound[] {
  const all = listLocalities(db);
  const as = ({ contractor, locality, name, state }: (typeof all)[number]): PlaceFound => ({ key: `${contractor}-${locality}`, name, state });
  if (/^\d{5}(?:-?\d{4})?$/.test(place)) {
    const keys = new Set(localitiesOfZip(db, place).map(({ contractor, locality }) => `${contractor}-${locality}`));
    return all.filter(({ contractor, locality }) => keys.has(`${contractor}-${locality}`)).map(as);
  }
  const words = place.toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 1 && !['county', 'city', 'area', 'state', 'of', 'the'].includes(word));
  if (words.length === 0) return [];
  const states = words.filter((word) => word.length === 2).map((word) => word.toUpperCase());
  const named = words.filter((word) => word.length > 2 || words.length === 1);
  const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().split(/[^a-z]+/));
  const has = (text: string, list: readonly string[]): boolean => {
    const own = wordsOf(text);
    return list.length > 0 && list.every((word) => own.has(word));
  };
  const inState = (state: string): boolean => states.length === 0 || states.includes(state) || named.includes(state.toLowerCase());
  const byName = all.filter((row) => has(row.name, named) && inState(row.state));
  // "Rest of Michigan" holds the name of the state too: who names a state alone may mean any of its localities.
  if (byName.length > 0) return byName.map(as);
  if (named.length === 1 && named[0]?.length === 2) return all.filter(({ state }) => state === named[0]?.toUpperCase()).map(as);
  const details = localityDetails(db);
  return all.filter((row) => inState(row.state) && has(details.get(`${row.contractor}-${row.locality}`)?.counties ?? '', named)).map(as);
}

export function indicesAnswer(place: string, db: ReadDb, sources: readonly Source[]): Answered {
  const all = listLocalities(db);
  if (all.length === 0) return { state: 'not-loaded', answer: 'No practice cost indices are loaded: import the Medicare GPCI file.', facts: [] };
  if (place === '') return { state: 'needs', answer: 'Which locality? Name a place, a state or a ZIP code.', facts: [] };
  const keys = new Set(placesNamed(place, db).map(({ key }) => key));
  const found = all.filter(({ contractor, locality }) => keys.has(`${contractor}-${locality}`)).slice(0, 8);
  const source = sources.find(({ sourceId }) => sourceId === all[0]?.sourceId);
  if (found.length === 0) return { state: 'not-loaded', answer: `No payment locality "${place}" in the loaded list of practice cost indices.`, facts: [{ label: 'Asked', value: place, source: 'the question' }] };
  const index = (value: number): string => (value / 1000).toFixed(3);
  const said = found.map((row) => ({ name: `${row.name}, ${row.state} (${row.contractor}-${row.locality})`, value: `work ${index(row.work)}, practice expense ${index(row.practiceExpense)}, malpractice ${index(row.malpractice)}` }));
  return { state: 'answered', answer: `${said.map(({ name, value }) => `${name}: ${value}`).join('; ')}.`, facts: said.map(({ name, value }) => ({ label: name, value, source: source === undefined ? '' : sourceName(source) })) };
}

/** The files of the catalog. */
export const sourcesOf = listSources;
