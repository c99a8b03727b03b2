import { wordsOf } from '../../../db/search/normalize.ts';
import { sameBothWays, type ThesaurusEntry } from '../../../db/starter/types.ts';

/** Parts of the body that must stay apart: whoever asks for one of them never wants another. */
const parts = [
  'ankle', 'anus', 'artery', 'bladder', 'brain', 'breast', 'calcaneus', 'cervix', 'clavicle', 'colon', 'ear', 'elbow', 'esophagus', 'eye', 'eyelid', 'face', 'femur', 'fibula', 'finger', 'foot',
  'gallbladder', 'hand', 'heart', 'hip', 'humerus', 'kidney', 'knee', 'larynx', 'leg', 'liver', 'lung', 'mandible', 'maxilla', 'nerve', 'nose', 'ovary', 'pancreas', 'patella', 'pelvis', 'penis', 'prostate',
  'radius', 'rectum', 'rib', 'scapula', 'shoulder', 'skin', 'skull', 'spine', 'spleen', 'sternum', 'stomach', 'testis', 'thigh', 'thumb', 'thyroid', 'tibia', 'toe', 'tongue', 'trachea', 'ulna', 'ureter',
  'urethra', 'uterus', 'vagina', 'vein', 'wrist', 'tendon', 'ligament', 'bone',
];

const plain = (text: string): string => wordsOf(text).join(' ');

/** What is wrong with the thesaurus, one sentence a mistake; empty when it may ship. */
export function thesaurusMistakes(entries: readonly ThesaurusEntry[]): string[] {
  return [...doubled(entries), ...withoutNote(entries), ...outOfOrder(entries), ...partsTied(entries)];
}

function doubled(entries: readonly ThesaurusEntry[]): string[] {
  const mistakes: string[] = [];
  const seen = new Map<string, ThesaurusEntry>();
  for (const entry of entries) {
    const from = plain(entry.phrase);
    const to = plain(entry.expansion);
    if (from === '' || to === '') mistakes.push(`"${entry.phrase}" = "${entry.expansion}": one side has no word.`);
    if (from === to) mistakes.push(`"${entry.phrase}" = "${entry.expansion}": both sides are the same to the search.`);
    const before = seen.get(`${from} = ${to}`) ?? (sameBothWays(entry.kind) ? seen.get(`${to} = ${from}`) : undefined);
    if (before !== undefined) mistakes.push(`"${entry.phrase}" = "${entry.expansion}": "${before.phrase}" = "${before.expansion}" says it already.`);
    seen.set(`${from} = ${to}`, entry);
  }
  return mistakes;
}

function withoutNote(entries: readonly ThesaurusEntry[]): string[] {
  const meanings = new Map<string, Set<string>>();
  for (const entry of entries) meanings.set(plain(entry.phrase), (meanings.get(plain(entry.phrase)) ?? new Set()).add(plain(entry.expansion)));
  return entries
    .filter((entry) => entry.note === null && (meanings.get(plain(entry.phrase))?.size ?? 0) > 1)
    .map((entry) => `"${entry.phrase}" = "${entry.expansion}": it has other meanings too, and no note says when it has this one.`);
}

function outOfOrder(entries: readonly ThesaurusEntry[]): string[] {
  const key = (entry: ThesaurusEntry): string => `${entry.phrase.toLowerCase()}\t${entry.expansion.toLowerCase()}`;
  return entries
    .filter((entry, index) => index > 0 && key(entries[index - 1] ?? entry) > key(entry))
    .map((entry) => `"${entry.phrase}" = "${entry.expansion}": it stands below "${entries[entries.indexOf(entry) - 1]?.phrase ?? ''}", where the alphabet has it above.`);
}

/** Follows what every part of the body means, and what that means, as far as it goes. */
function partsTied(entries: readonly ThesaurusEntry[]): string[] {
  const ways = new Map<string, Set<string>>();
  const lead = (from: string, to: string): void => {
    const known = ways.get(from) ?? new Set();
    ways.set(from, known);
    known.add(to);
  };
  for (const entry of entries) {
    lead(plain(entry.phrase), plain(entry.expansion));
    if (sameBothWays(entry.kind)) lead(plain(entry.expansion), plain(entry.phrase));
  }
  const mistakes: string[] = [];
  for (const part of parts) {
    const via = new Map<string, string>([[part, part]]);
    for (const [word, path] of via) for (const next of ways.get(word) ?? []) if (!via.has(next)) via.set(next, `${path} = ${next}`);
    for (const other of parts) if (other !== part && via.has(other)) mistakes.push(`${via.get(other) ?? ''}: two parts of the body become one.`);
  }
  return mistakes;
}
