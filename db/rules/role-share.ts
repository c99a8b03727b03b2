import { percent } from './amounts-in-words.ts';
import type { FeeRow } from './priced-line.ts';
import { assistantNonPhysicianShare, assistantPhysicianShare, coSurgeonShare } from './surgical-shares.ts';

/** What a role leaves of the amount, in thousandths; null: by report. */
export interface RoleShare {
  perMille: number | null;
  rule: string;
}

/**
 * Step seven: assistants (80, 81, 82 at 16 %, AS at 13.6 %), two surgeons (62 at 62.5 % each), a team (66, by report). What the
 * indicator forbids pays nothing; a value that no release explains is by report. Null: no role. Source: PFS record layout, assistant,
 * co-surgeons, team; manual chapter 12, sections 20.4.3, 40.8, 110.2, 120.1.
 */
export function roleShare(modifiers: readonly string[], row: FeeRow): RoleShare | null {
  const has = (modifier: string): boolean => modifiers.includes(modifier);
  const assistant = ['AS', '80', '81', '82'].find(has);
  if (assistant !== undefined) {
    return share(row.assistantAtSurgery, `Assistant (${assistant})`, { '0': 'only with documentation of why one was needed', '2': '' }, { '1': 'by statute none is paid for this code', '9': 'assistants do not apply to this code' }, assistant === 'AS' ? assistantNonPhysicianShare : assistantPhysicianShare);
  }
  if (has('62')) return share(row.coSurgeons, 'Two surgeons (62), each', { '1': 'only with documentation of why two were needed', '2': '' }, { '0': 'two surgeons are not paid for this code', '9': 'two surgeons do not apply to this code' }, coSurgeonShare);
  if (has('66')) return share(row.teamSurgery, 'Team (66)', { '1': 'by report', '2': 'by report' }, { '0': 'a team is not paid for this code', '9': 'a team does not apply to this code' }, null);
  return null;
}

function share(indicator: string | null, role: string, paid: Readonly<Record<string, string>>, unpaid: Readonly<Record<string, string>>, perMille: number | null): RoleShare {
  const value = indicator ?? '';
  const against = unpaid[value];
  if (against !== undefined) return { perMille: 0, rule: `${role}, indicator ${value}: ${against}` };
  const condition = paid[value];
  if (condition === undefined) return { perMille: null, rule: `${role}, indicator ${value === '' ? 'blank' : value}: by report, the value is not explained in this version` };
  return { perMille, rule: [`${role}, indicator ${value}`, perMille === null ? '' : percent(perMille), condition].filter((part) => part !== '').join(': ') };
}
