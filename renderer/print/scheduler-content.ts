import type { Operation } from '../../electron/contract/index.ts';
import { authorisationWarning } from '../../electron/contract/window.ts';
import { leftAfter, mostOut, type Trimming } from './leave-out.ts';

type Part = 'lines' | 'settle' | 'alsoAuthorise' | 'partners' | 'never' | 'modifiers';

/** What is told elsewhere goes first; what changes the booking, the lines and what has to be settled, last. The fields for the pen never go. */
const trimming: Trimming<Part> = [
  ['never', 24],
  ['partners', 4],
  ['alsoAuthorise', 10],
  ['never', 12],
  ['partners', 2],
  ['alsoAuthorise', 6],
  ['settle', 6],
  ['never', 6],
  ['partners', 0],
  ['lines', 16],
  ['alsoAuthorise', 3],
  ['settle', 3],
  ['lines', 8],
  ['never', 0],
  ['alsoAuthorise', 0],
  ['settle', 1],
  ['modifiers', 0],
  ['lines', 1],
  ['settle', 0],
];

/** What holds up a booking: a day outside those that are authorised, and findings that are no mere note. */
function toSettle({ check, dateOfService, authorisation }: Operation): { words: string; source: number | null }[] {
  const warning = authorisationWarning(dateOfService, authorisation);
  const findings = check?.findings.filter(({ severity }) => severity !== 'note') ?? [];
  return [...(warning === null ? [] : [{ words: warning, source: null }]), ...findings];
}

/** Neighbours and add-ons; or the operations that may stand beside with a modifier, as separate work. */
function toAuthorise(operation: Operation, isPartner: boolean) {
  return operation.check?.alsoAuthorise.filter(({ kind }) => (kind === 'partner') === isPartner) ?? [];
}

function countsOf(operation: Operation): Record<Part, number> {
  return {
    lines: operation.check?.lines.length ?? 0,
    settle: toSettle(operation).length,
    alsoAuthorise: toAuthorise(operation, false).length,
    partners: toAuthorise(operation, true).length,
    never: operation.neverBeside.pairs.length,
    modifiers: operation.modifiers.length,
  };
}

export function mostOutOfSchedulerSheet(operation: Operation): number {
  return mostOut(countsOf(operation), trimming);
}

/** What stands on the scheduler's sheet, with how much of each part found no room. @param entriesOut from 0 to `mostOutOfSchedulerSheet` */
export function schedulerContent(operation: Operation, entriesOut: number) {
  const left = leftAfter(countsOf(operation), trimming, entriesOut);
  const { check, neverBeside, modifiers } = operation;
  return {
    lines: shortened(check?.lines ?? [], left.lines),
    settle: shortened(toSettle(operation), left.settle),
    alsoAuthorise: shortened(toAuthorise(operation, false), left.alsoAuthorise),
    partners: shortened(toAuthorise(operation, true), left.partners),
    never: { shown: neverBeside.pairs.slice(0, left.never), more: neverBeside.total - left.never },
    modifiers: shortened(modifiers, left.modifiers),
  };
}

export function shortened<Entry>(entries: readonly Entry[], count: number): { shown: readonly Entry[]; more: number } {
  return { shown: entries.slice(0, count), more: entries.length - count };
}
