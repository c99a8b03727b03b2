import { ageOf } from './patient-age.ts';

/**
 * Words that say the same in this field, whatever the code: numbers, sides, approach, ways to write a treatment.
 * Kept generic on purpose: no body part and no code is tied to another here. Words and abbreviations of the field stand in the
 * catalog's table `thesaurus`, with what each may mean.
 */
const groups: readonly (readonly string[])[] = [
  ['both', 'bilateral', 'bilat', 'bil', 'bl', 'bilaterally'],
  ['one', 'single', '1', 'singl', 'sgl', 'sngl', 'solitary'],
  ['several', 'multiple', 'mult', 'multi', 'multip', 'many'],
  ['two', '2', 'double', 'dual'],
  ['three', '3', 'triple'],
  ['four', '4'],
  ['five', '5'],
  ['first', '1st', 'initial', 'init'],
  ['second', '2nd'],
  ['third', '3rd'],
  ['fourth', '4th'],
  ['fifth', '5th'],
  ['left', 'lt', 'lft'],
  ['right', 'rt', 'rgt'],
  ['each', 'ea', 'per', 'every'],
  ['additional', 'addl', 'add', 'addtl'],
  ['without', 'wo', 'wout', 'w0'],
  ['with', 'wth', 'w'],
  ['less', 'under', 'smaller'],
  ['more', 'over', 'greater', 'larger', 'gt', 'plus'],
  ['male', 'man', 'men'],
  ['female', 'woman', 'women'],
  ['child', 'children', 'kid', 'kids', 'pediatric', 'paediatric', 'ped', 'peds'],
  ['anaesthesia', 'anesthesia', 'anesth', 'anes'],
  ['tumour', 'tumor', 'tum'],
  ['oesophagus', 'esophagus', 'esoph'],
  ['haemorrhage', 'hemorrhage'],
  ['haematoma', 'hematoma'],
  ['haemorrhoid', 'hemorrhoid'],
  ['haemorrhoidectomy', 'hemorrhoidectomy'],
  ['caesarean', 'cesarean', 'csection'],
  ['orthopaedic', 'orthopedic', 'ortho'],
  ['fibre', 'fiber'],
  ['tunnelled', 'tunneled'],
  ['apnoea', 'apnea'],
  ['haemophilia', 'hemophilia'],
  ['haemarthrosis', 'hemarthrosis'],
  ['anaemia', 'anemia'],
  ['centre', 'center'],
  ['arthroscopy', 'arthroscopic', 'scope', 'arthroscope', 'camera', 'keyhole'],
  ['endoscopy', 'endoscopic', 'scope', 'endo', 'camera'],
  ['laparoscopy', 'laparoscopic', 'scope', 'laparoscope', 'camera', 'keyhole'],
  ['removal', 'remove', 'rem', 'remov', 'rmvl', 'excision', 'excise', 'exc', 'excis', 'take', 'resection'],
  ['insertion', 'insert', 'ins', 'placement', 'place', 'plc', 'plcmt', 'implant'],
  ['incision', 'incise', 'cut', 'inc', 'tenotomy'],
  ['repair', 'fix', 'rpr', 'rep', 'reconstruction'],
  ['lengthening', 'lengthen', 'elongation'],
  ['transfer', 'transplant', 'transposition', 'trnsfr'],
];

const byWord = new Map<string, Set<string>>();
for (const group of groups) {
  for (const word of group) {
    const others = byWord.get(word) ?? new Set<string>();
    for (const other of group) if (other !== word) others.add(other);
    byWord.set(word, others);
  }
}

/** The words that say the same as this one, without itself; some may stand in no catalog. */
export function equivalentsOf(word: string): ReadonlySet<string> {
  const american = asAmericansSpell(word);
  const same = byWord.get(word) ?? none;
  return american === word ? same : new Set([...same, american]);
}
const none: ReadonlySet<string> = new Set();

/** The releases are American: "ischaemia" stands there as "ischemia", "faecal" as "fecal", "diarrhoea" as "diarrhea". */
export function asAmericansSpell(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/(?<=[a-z])ae(?=[a-z])|^ae(?=[a-z]{4})|(?<!^t)oe(?=[a-z]{2})/g, 'e')
    .replace(/our(?=s?$|ed$|ing$|less$)/, 'or')
    .replace(/is(?=ations?$)/, 'iz')
    .replace(/ys(?=e[ds]?$|ing$)/, 'yz')
    .replace(/(?<=[bt])re(?=s?$)/, 'er');
}

/** "Both sides", "left sided": what stands behind a side says nothing more. */
const sideWords = /^(side|sided|sides)$/;
export function isSideOf(word: string, before: string | undefined): boolean {
  return sideWords.test(word) && before !== undefined && (sides.has(before) || before === 'two' || before === '2');
}

/** "R knee scope": a single letter beside words is a side; "L spine" is the lumbar one. */
export function sideOfLetter(word: string, next: string | undefined): string | null {
  if ((word !== 'r' && word !== 'l') || next === 'spine' || next === 'sp') return null;
  return word === 'r' ? 'right' : 'left';
}

/** "two sides", "2 legs", "each knee": a number before a part that the body has twice means both sides. */
const pairedParts = /^(side|leg|arm|knee|hip|foot|feet|hand|eye|ear|ankle|wrist|elbow|shoulder|thigh|breast|kidney|limb)s?$/;
export function meansBothSides(word: string, next: string | undefined): boolean {
  return (word === 'two' || word === '2') && next !== undefined && pairedParts.test(next);
}

/** How the patient is put to sleep, which booking lines end with. "Local" and "spinal" say other things too. */
const anaesthesia = ['ga', 'geta', 'mac', 'lma', 'tiva'];
const filler = new Set([...anaesthesia, 'of', 'the', 'for', 'a', 'an', 'to', 'in', 'on', 'at', 'by', 'and', 'or', 'from', 'is', 'as', 'with', 'wth', 'w', 'through', 'into', 'code', 'codes', 'cpt', 'icd', 'due', 'nec', 'nos']);

/** What a text says of the patient and not of the operation. */
export type OfPatient = 'side' | 'age' | 'sex';
const sides = new Set(['left', 'right', 'lt', 'lft', 'rt', 'rgt', 'both', 'bilateral', 'bilat', 'bil', 'bl', 'bilaterally']);
const sexes = new Set(['male', 'female', 'man', 'woman', 'boy', 'girl']);

/** A side (or both) is left to a modifier by most codes of procedures, an age and a sex are said of any operation. Codes of diagnoses say sides. */
export function ofPatient(word: string): OfPatient | null {
  return sides.has(word) ? 'side' : ageOf(word) !== null ? 'age' : sexes.has(word) ? 'sex' : null;
}

/** Which side a word says; null for all that say none. */
export function sideMeant(word: string): 'left' | 'right' | 'both' | null {
  if (!sides.has(word)) return null;
  return word.startsWith('l') ? 'left' : word.startsWith('r') ? 'right' : 'both';
}

/** Words that a text may lack and still be what was asked for. "without" is not one of them. */
export function isFiller(word: string): boolean {
  return filler.has(word);
}
