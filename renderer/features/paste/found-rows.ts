import type { Candidate, CodeFound, CodeKey, Suggestion, TextSpan } from '../../../electron/contract/index.ts';
import { keyText } from '../search/list-items.ts';

/** One line of what was found in a text: a code that stands in it, or one that its words mean. */
export interface FoundRow {
  id: string;
  kind: 'code' | 'operation' | 'diagnosis';
  key: CodeKey;
  title: string;
  /** Where in the text the row comes from. */
  spans: readonly TextSpan[];
  /** For a code in the text: how it stands there first. */
  found: CodeFound | null;
  candidate: Candidate | null;
  /** False for a code that the catalog does not have: it has no page. */
  hasPage: boolean;
}

const isDiagnosis = ({ system }: CodeKey): boolean => system === 'ICD10CM';

/** The codes in the text, each once for each way in which it is written, then the operations and diagnoses that the words mean. */
export function foundRows({ codesFound, candidates }: Suggestion): FoundRow[] {
  const codes = new Map<string, FoundRow & { spans: TextSpan[] }>();
  for (const found of codesFound) {
    const key = { system: found.system, code: found.code };
    const id = `code ${keyText(key)} ${found.status} ${found.modifiers.join(' ')}`;
    const known = codes.get(id);
    if (known === undefined) codes.set(id, { id, kind: 'code', key, title: found.title ?? '', spans: [found.span], found, candidate: null, hasPage: found.title !== null });
    else known.spans.push(found.span);
  }
  const meant = candidates.map((candidate): FoundRow => {
    const key = { system: candidate.system, code: candidate.code };
    return { id: `candidate ${keyText(key)}`, kind: isDiagnosis(key) ? 'diagnosis' : 'operation', key, title: candidate.title, spans: candidate.evidence.map(({ span }) => span), found: null, candidate, hasPage: true };
  });
  return [...codes.values(), ...meant.filter(({ kind }) => kind === 'operation'), ...meant.filter(({ kind }) => kind === 'diagnosis')];
}
