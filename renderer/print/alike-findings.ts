import type { CaseFinding } from '../../electron/contract/index.ts';

/** Findings that say the same of other codes; most stand alone. */
export interface AlikeFindings {
  first: CaseFinding;
  /** The codes of each of the others, in the order of the check. */
  others: readonly (readonly string[])[];
}

/** What a finding says beside its codes. A way out that names another line changes nothing of it. */
function wordsBeside({ severity, kind, source, words, codes }: CaseFinding): string {
  return JSON.stringify([severity, kind, source, codes.reduce((text, code, index) => text.replaceAll(code, `\u0000${index.toString()}`), words)]);
}

/** Those that differ in their codes alone are told once, where the first of them stands: an operation of many lines has dozens of pairs. */
export function alikeFindings(findings: readonly CaseFinding[]): AlikeFindings[] {
  const groups = new Map<string, { first: CaseFinding; others: string[][] }>();
  for (const finding of findings) {
    const known = groups.get(wordsBeside(finding));
    if (known === undefined) groups.set(wordsBeside(finding), { first: finding, others: [] });
    else known.others.push([...finding.codes]);
  }
  return [...groups.values()];
}
