import type { CodeFound, CodeKey, ScheduleCase } from '../../../electron/contract/index.ts';
import { keyText } from '../search/list-items.ts';

/** What can be chosen for a line: a code that stands on it, or one that its words mean. */
export interface CaseChoice {
  key: CodeKey;
  title: string;
  /** How it stands on the line; null for a code that the words mean. */
  status: CodeFound['status'] | null;
  /** As it stands there, with its modifiers. */
  written: string | null;
}

const isProcedure = ({ system }: CodeKey): boolean => system === 'CPT' || system === 'HCPCS';

/** Operations of a line: those that stand there, then those that the words mean. Each once; what no catalog has cannot be chosen. */
export function caseChoices({ codes, candidates }: ScheduleCase): CaseChoice[] {
  const choices = [
    ...codes.filter((found) => isProcedure(found) && found.title !== null).map((found): CaseChoice => ({ key: { system: found.system, code: found.code }, title: found.title ?? '', status: found.status, written: found.text })),
    ...candidates.filter(isProcedure).map(({ system, code, title }): CaseChoice => ({ key: { system, code }, title, status: null, written: null })),
  ];
  return choices.filter(({ key }, index) => choices.findIndex((other) => keyText(other.key) === keyText(key)) === index);
}

/** Codes of diagnoses on a line, and what no catalog has: shown, not chosen. */
export function besideChoices({ codes }: ScheduleCase): ScheduleCase['codes'] {
  return codes.filter((found) => !isProcedure(found) || found.title === null);
}

/** Chosen before anybody chooses: the codes that stand there without a doubt. A code that the words mean is never taken for meant. */
export function chosenAtFirst(one: ScheduleCase): CodeKey[] {
  return caseChoices(one).filter(({ status }) => status === 'known').map(({ key }) => key);
}
