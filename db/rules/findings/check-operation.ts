import { findingKinds, findingSeverities } from '../../model/case.ts';
import { addOnFindings } from './add-on-findings.ts';
import type { CaseFacts, Finding } from './case-facts.ts';
import { codeFindings, familyFindings, indicatorFindings, missingFileFindings } from './code-findings.ts';
import { assistantFindings, bothSidesFindings, modifierFindings, siteFindings } from './line-findings.ts';
import { pairFindings } from './pair-findings.ts';
import { unitFindings } from './unit-findings.ts';

/** Everything that is to say of the lines of one operation and day, the worst first; the order of the lines never matters. */
export function checkOperation(facts: CaseFacts): Finding[] {
  const findings = [pairFindings, codeFindings, addOnFindings, unitFindings, siteFindings, assistantFindings, bothSidesFindings, modifierFindings, familyFindings, indicatorFindings, missingFileFindings].flatMap((check) => check(facts));
  return findings.sort(
    (a, b) =>
      findingSeverities.indexOf(a.severity) - findingSeverities.indexOf(b.severity) ||
      findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) ||
      compareText(`${a.codes.join()} ${a.words}`, `${b.codes.join()} ${b.words}`),
  );
}

/** Lines that are not paid as they stand: column two of a pair, an add-on alone, units over a limit, a code that is not valid, an assistant that is never paid. */
export function deniedLines(findings: readonly Finding[]): Set<number> {
  const denied = new Set<number>();
  for (const one of findings) {
    if (one.severity !== 'stop') continue;
    // The first way out of a pair takes its column two off.
    if (one.kind === 'pair-never' || one.kind === 'pair-needs-modifier') for (const change of one.mend[0]?.changes ?? []) if (change.action === 'remove-line') denied.add(change.line);
    if (denying.has(one.kind)) for (const line of one.lines) denied.add(line);
  }
  return denied;
}

const denying: ReadonlySet<Finding['kind']> = new Set(['code-unknown', 'code-deleted', 'code-not-valid-on-date', 'add-on-without-primary', 'units-over-limit', 'assistant-never']);

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
