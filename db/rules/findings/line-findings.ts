import { modifiersOfTheRules } from '../modifier-kinds.ts';
import { finding, mend, removal, type CaseFacts, type CheckedLine, type Finding } from './case-facts.ts';

/**
 * Where the code may be done: inpatient-only codes (OPPS status C) on an outpatient booking, and codes off the list of surgery
 * centres. Source: 42 CFR 419.22(n) and OPPS Addendum D1; manual chapter 4, section 180.7 (CA); 42 CFR 416.166 and ASC Addendum AA.
 */
export function siteFindings({ lines, place }: CaseFacts): Finding[] {
  return lines.flatMap((line) => {
    const away = removal([line], `Take ${line.code} off`);
    const inpatient = mend('Book it as inpatient', { action: 'set-place', place: 'inpatient' });
    if (line.inpatientOnly && place !== 'inpatient') {
      const diedBefore = place === 'outpatient' && line.modifiers.includes('CA');
      const severity = place === 'facility' || diedBefore ? 'check' : 'stop';
      const rest = diedBefore
        ? 'CA is for a patient who died before admission, and the hospital is paid once for the day'
        : place === 'facility' ? 'it is paid only when the patient is admitted' : 'the hospital is not paid for it as an outpatient, nor a surgery centre or an office';
      return [finding('inpatient-only', severity, [line], `${line.code} is on Medicare's inpatient-only list: ${rest}.`, [inpatient, away], line.outpatientStatus?.sourceId ?? null)];
    }
    if (place === 'surgery-centre' && line.inSurgeryCentre?.listed === false) {
      return [finding('not-in-surgery-centre', 'stop', [line], `${line.code} is not on Medicare's list of a surgery centre.`, [mend('Book a hospital as outpatient', { action: 'set-place', place: 'outpatient' }), away], line.inSurgeryCentre.sourceId)];
    }
    return [];
  });
}

const assistants = ['80', '81', '82', 'AS'] as const;

/** Assistants that are never paid, or only with documentation. Source: PFS record layout, assistant at surgery; manual chapter 12, section 20.4.3. */
export function assistantFindings({ lines }: CaseFacts): Finding[] {
  return lines.flatMap((line) => {
    const modifier = assistants.find((one) => line.modifiers.includes(one));
    const indicator = line.rows.get('')?.assistantAtSurgery ?? null;
    if (modifier === undefined || (indicator !== '0' && indicator !== '1')) return [];
    const away = removal([line], `Take the assistant for ${line.code} off`);
    if (indicator === '1') return [finding('assistant-never', 'stop', [line], `${line.code}: by statute Medicare never pays an assistant for this code (indicator 1).`, [away], line.feeSourceId)];
    return [finding('assistant-needs-documentation', 'check', [line], `${line.code}: an assistant is paid only when the record shows why one was needed (indicator 0).`, [mend('Ask the surgeon for the reason and send the operative note'), away], line.feeSourceId)];
  });
}

/** A code that stands for both sides already, with modifier 50. Source: PFS record layout, bilateral surgery, value 2. */
export function bothSidesFindings({ lines }: CaseFacts): Finding[] {
  return lines.flatMap((line) =>
    line.modifiers.includes('50') && line.rows.get('')?.bilateral === '2'
      ? [finding('both-sides-already', 'check', [line], `${line.code} stands for both sides already: modifier 50 adds nothing, it pays 100 %.`, [mend('Take 50 off', { action: 'remove-modifier', line: line.line, modifier: '50' })], line.feeSourceId)]
      : [],
  );
}

/** 51 changes no amount of its own accord, and what tells services apart is judged with the pairs. */
const judgedElsewhere: ReadonlySet<string> = new Set(['51', '59', 'XE', 'XP', 'XS', 'XU', '76', '77']);

/** Modifiers that no list has, and those that do not go with the code. Source: PFS record layout (which indicator governs which modifier); each rule of `modifier-advice.ts` names its own. */
export function modifierFindings(facts: CaseFacts): Finding[] {
  return facts.lines.flatMap((line) => line.modifiers.flatMap((modifier) => ofModifier(facts, line, modifier)).concat(exclusive(line)));
}

function ofModifier({ namedModifiers, releasedModifiers }: CaseFacts, line: CheckedLine, modifier: string): Finding[] {
  const off = mend(`Take ${modifier} off`, { action: 'remove-modifier', line: line.line, modifier });
  const isKnown = modifiersOfTheRules.has(modifier) || namedModifiers.has(modifier) || (releasedModifiers?.has(modifier) ?? false);
  if (!isKnown) {
    // A letter may be one of HCPCS Level II, whose list may not be loaded.
    if (releasedModifiers === null && /[A-Z]/.test(modifier)) return [finding('modifier-unknown', 'note', [line], `Modifier ${modifier} on ${line.code} cannot be checked: the list of HCPCS Level II modifiers is not loaded.`, [mend('Import the HCPCS Level II file'), off], null)];
    return [finding('modifier-unknown', 'stop', [line], `There is no modifier ${modifier} (on ${line.code}).`, [off], null)];
  }
  const rule = judgedElsewhere.has(modifier) ? undefined : line.advice(modifier);
  if (rule?.applies !== 'no') return [];
  const bilateral = line.rows.get('')?.bilateral;
  if ((modifier === '50' && bilateral === '2') || ((modifier === 'LT' || modifier === 'RT') && bilateral === '2')) return [];
  const assistant = line.rows.get('')?.assistantAtSurgery;
  if ((assistants as readonly string[]).includes(modifier) && (assistant === '0' || assistant === '1')) return [];
  return [finding('modifier-misfit', 'check', [line], `Modifier ${modifier} does not fit ${line.code}: ${rule.effect}`, [off], line.feeSourceId)];
}

const neverTogether: readonly (readonly [string, string, string])[] = [
  ['50', 'LT', '50 is both sides, LT is one'],
  ['50', 'RT', '50 is both sides, RT is one'],
  ['26', 'TC', 'both parts together are the code without a modifier'],
  ['80', '82', 'an assistant is one or the other'],
  ['80', 'AS', 'AS is not a physician'],
  ['80', '81', 'an assistant is one or the other'],
  ['62', '66', 'two surgeons are no team'],
];

function exclusive(line: CheckedLine): Finding[] {
  return neverTogether
    .filter(([a, b]) => line.modifiers.includes(a) && line.modifiers.includes(b))
    .map(([a, b, why]) =>
      finding('modifier-misfit', 'check', [line], `${a} and ${b} do not go together on ${line.code}: ${why}.`, [a, b].map((modifier) => mend(`Take ${modifier} off`, { action: 'remove-modifier' as const, line: line.line, modifier })), null),
    );
}
