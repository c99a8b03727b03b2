import { practitionerOf } from '../modifier-kinds.ts';
import { unitLimitWords } from '../units-per-day.ts';
import { finding, mend, removal, type CaseFacts, type CheckedLine, type Finding } from './case-facts.ts';

/**
 * Units over the medically unlikely edit of the practitioner table. MAI 1 counts each line; 2 and 3 all lines of the code on the day.
 * A code without a row has no known limit, which is not the same as none. Source: NCCI policy manual chapter I, section V.
 */
export function unitFindings({ lines }: CaseFacts): Finding[] {
  const groups = new Map<string, CheckedLine[]>();
  for (const line of lines) {
    const key = line.limit?.mai === '1' ? `line ${line.line.toString()}` : `${line.code} ${practitionerOf(line.modifiers)}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].flatMap((group) => overLimit(group));
}

function overLimit(group: readonly CheckedLine[]): Finding[] {
  const [first] = group;
  const limit = first?.limit ?? null;
  if (first === undefined || limit === null) return [];
  const units = group.reduce((sum, line) => sum + line.units, 0);
  if (units <= limit.units) return [];
  const { value, meaning } = unitLimitWords(limit.units, limit.mai);
  const isKnown = limit.mai === '1' || limit.mai === '2' || limit.mai === '3';
  // What is left after the lines before it, at least none.
  let left = limit.units;
  const changes = group.map((line) => {
    const kept = Math.min(line.units, left);
    left -= kept;
    return kept === 0 ? { action: 'remove-line' as const, line: line.line } : { action: 'set-units' as const, line: line.line, units: kept };
  });
  const ways = [limit.units === 0 ? removal(group, `Take ${first.code} off: its limit is 0`) : mend(`Keep ${limit.units.toString()} of ${units.toString()} units`, ...changes)];
  if (limit.mai === '1') ways.push(mend('Report justified further units on a line of their own with a proper modifier'));
  if (limit.mai === '3') ways.push(mend('Keep the units and send the record with the claim or the appeal'));
  return [finding('units-over-limit', limit.mai === '3' || !isKnown ? 'check' : 'stop', group, `${first.code}: ${units.toString()} ${units === 1 ? 'unit' : 'units'}, the limit is ${value}.${meaning === null ? '' : ` ${meaning}`}`, ways, limit.sourceId)];
}
