import type { CaseCheck } from '../../electron/contract/index.ts';
import { alikeFindings } from './alike-findings.ts';
import { leftAfter, mostOut, type Trimming } from './leave-out.ts';
import { shortened } from './scheduler-content.ts';

type Part = 'lines' | 'findings' | 'mends' | 'traces' | 'alsoAuthorise' | 'reasons' | 'rules' | 'facility' | 'globalAndTime';

/** Where room is short the way to the amounts goes before what was found, the notes before what stops the claim, and the lines last. */
const trimming: Trimming<Part> = [
  ['alsoAuthorise', 12],
  ['traces', 12],
  ['alsoAuthorise', 4],
  ['rules', 0],
  ['traces', 6],
  ['mends', 6],
  ['findings', 12],
  ['traces', 3],
  ['mends', 0],
  ['findings', 8],
  ['traces', 0],
  ['alsoAuthorise', 0],
  ['facility', 0],
  ['reasons', 0],
  ['findings', 4],
  ['lines', 25],
  ['findings', 2],
  ['lines', 12],
  ['findings', 1],
  ['lines', 1],
  ['globalAndTime', 0],
  ['findings', 0],
];

/** The steps of one line, or of the whole operation. */
export interface LineTrace {
  line: number | null;
  code: string | null;
  steps: CaseCheck['payment']['trace'];
}

function tracesOf({ payment }: CaseCheck): LineTrace[] {
  const traces: LineTrace[] = [];
  for (const step of payment.trace) {
    const known = traces.find(({ line }) => line === step.line);
    if (known === undefined) traces.push({ line: step.line, code: step.code, steps: [step] });
    else known.steps.push(step);
  }
  return traces;
}

function countsOf(check: CaseCheck): Record<Part, number> {
  return { lines: check.lines.length, findings: alikeFindings(check.findings).length, mends: alikeFindings(check.findings).length, traces: tracesOf(check).length, alsoAuthorise: check.alsoAuthorise.length, reasons: 1, rules: 1, facility: 1, globalAndTime: 1 };
}

export function mostOutOfCoderSheet(check: CaseCheck): number {
  return mostOut(countsOf(check), trimming);
}

/** What stands on the coder's sheet, with how much of each part found no room. @param entriesOut from 0 to `mostOutOfCoderSheet` */
export function coderContent(check: CaseCheck, entriesOut: number) {
  const left = leftAfter(countsOf(check), trimming, entriesOut);
  const found = alikeFindings(check.findings);
  return {
    lines: shortened(check.lines, left.lines),
    findings: { shown: found.slice(0, left.findings), more: found.slice(left.findings).reduce((sum, { others }) => sum + 1 + others.length, 0) },
    /** Findings, from the worst on, whose ways out stand beside them. */
    withMends: left.mends,
    traces: shortened(tracesOf(check), left.traces),
    alsoAuthorise: shortened(check.alsoAuthorise, left.alsoAuthorise),
    /** Why a line has no amount stands beside it. */
    withReasons: left.reasons > 0,
    /** Where the rules stand that the amounts follow. */
    withRules: left.rules > 0,
    /** What a hospital or surgery centre is paid. */
    withFacility: left.facility > 0,
    withGlobalAndTime: left.globalAndTime > 0,
  };
}
