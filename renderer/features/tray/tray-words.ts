import type { CaseFinding, CaseLine, CasePlace, Tray } from '../../../electron/contract/index.ts';
import { formatCount, formatDate } from '../../ui/format.ts';

export const placeWords: Readonly<Record<CasePlace, string>> = {
  outpatient: 'Hospital, outpatient',
  inpatient: 'Hospital, inpatient',
  'surgery-centre': 'Surgery centre',
  office: 'Office',
  facility: 'A facility, kind not said',
};

export const sideWords: Readonly<Record<NonNullable<CaseLine['side']>, string>> = { left: 'Left LT', right: 'Right RT', both: 'Both 50' };

export const roleWords: Readonly<Record<NonNullable<CaseLine['role']>, string>> = {
  surgeon: 'Surgeon',
  assistant: 'Assistant 80',
  'non-physician assistant': 'Assistant AS, no physician',
  'co-surgeon': 'Co-surgeon 62',
  team: 'Team 66',
};

export const severityWords: Readonly<Record<CaseFinding['severity'], string>> = { stop: 'Not paid so', check: 'To decide', note: 'Less sure' };

/** "3 codes, Jul 15, 2026": what tells trays apart beside their names. */
export function trayInWords({ lines, dateOfService }: Pick<Tray, 'lines' | 'dateOfService'>): string {
  const count = lines.length === 0 ? 'no code' : lines.length === 1 ? '1 code' : `${formatCount(lines.length)} codes`;
  return dateOfService === null ? `${count}, no date` : `${count}, ${formatDate(dateOfService)}`;
}

/** 85640.5 -> "$85,640.50"; amounts of a check are dollars. */
export function dollars(amount: number): string {
  return `${amount < 0 ? '-' : ''}$${Math.abs(amount).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
