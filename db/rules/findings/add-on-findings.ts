import { practitionerOf } from '../modifier-kinds.ts';
import { finding, mend, removal, type CaseFacts, type CheckedLine, type Finding } from './case-facts.ts';

/**
 * An add-on is paid only beside its primary code, for the same practitioner and day. Type 1: one of the listed; 2: the contractor
 * decides which; 3: some are listed and the contractor may accept others. Source: NCCI add-on code edits; manual chapter 12, section 30.
 */
export function addOnFindings({ lines }: CaseFacts): Finding[] {
  const groups = new Map<string, CheckedLine[]>();
  for (const line of lines) if (line.isAddOn) groups.set(`${line.code} ${practitionerOf(line.modifiers)}`, [...(groups.get(`${line.code} ${practitionerOf(line.modifiers)}`) ?? []), line]);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const beside = lines.filter((line) => line.code !== first.code && practitionerOf(line.modifiers) === practitionerOf(first.modifiers));
    return withoutPrimary(first, group, beside);
  });
}

function withoutPrimary(first: CheckedLine, group: readonly CheckedLine[], beside: readonly CheckedLine[]): Finding[] {
  const { code, addOnRule: rule } = first;
  if (rule !== null && beside.some((line) => rule.primaries.has(line.code))) return [];
  const others = beside.filter(({ isAddOn }) => !isAddOn);
  const sourceId = rule?.sourceId ?? first.feeSourceId;
  const away = removal(group, `Take ${code} off`);
  if (rule?.type === '1' || others.length === 0) {
    const primaries = [...(rule?.primaries ?? [])].sort();
    const named = primaries.length === 0 ? '' : ` Its primary codes: ${primaries.slice(0, 12).join(', ')}${primaries.length > 12 ? ` and ${(primaries.length - 12).toString()} more` : ''}.`;
    return [finding('add-on-without-primary', 'stop', group, `${code} is an add-on: it is paid only beside its primary code, which is not on the case for the same practitioner.${named}`, [mend(`Add the primary code of ${code}`), away], sourceId)];
  }
  // A type 2 add-on beside an operation is what the rule expects; only a listed add-on whose list does not name the other is doubtful.
  if (rule?.type !== '3') return [];
  return [finding('add-on-without-primary', 'check', group, `${code} is an add-on, and none of its listed primary codes is on the case; the Medicare contractor may accept another one.`, [mend('Ask the contractor which primary codes it accepts'), away], sourceId)];
}
