import type { FoundRow } from './found-rows.ts';
import type { PasteState } from './paste-store.ts';

/** Candidates of each kind that whoever is asked gets to see. */
const mostMeant = 5;

function line({ key, title, found, candidate }: FoundRow): string {
  const modifiers = (found?.modifiers ?? candidate?.modifiers ?? []).map((one) => `-${one}`).join('');
  const why = candidate?.evidence.map(({ words, because }) => `"${words.replace(/\s+/g, ' ')}" ${because}`).join('; ') ?? '';
  return [`${key.code}${modifiers} ${title}`.trimEnd(), ...(found?.remark == null ? [] : [`  ${found.remark}`]), ...(why === '' ? [] : [`  ${why}`])].join('\n');
}

/** For a message: the text as it stands, its codes, what its words mean, and which questions are answered or open. */
export function foundAsText({ text, rows, answered, found }: PasteState): string {
  const part = (heading: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', heading, ...lines]);
  const of = (kind: FoundRow['kind']): FoundRow[] => rows.filter((row) => row.kind === kind);
  return [
    text.trim(),
    ...part('Codes in the text:', of('code').map(line)),
    ...part('The words may mean:', [...of('operation').slice(0, mostMeant), ...of('diagnosis').slice(0, mostMeant)].map(line)),
    ...part('Answered:', answered.map(({ text: question, option }) => `${question} ${option}`)),
    ...part('Open:', (found?.questions ?? []).map(({ text: question, options }) => `${question} ${options.join(' / ')}`)),
  ].join('\n');
}

/** No word of the text: a subject is read by more people than a message. */
export function subjectOf({ rows }: Pick<PasteState, 'rows'>): string {
  const codes = [...new Set(rows.filter(({ kind }) => kind === 'code').map(({ key }) => key.code))];
  return codes.length === 0 ? 'Which codes fit this text?' : `Codes of a text: ${codes.join(', ')}`;
}
