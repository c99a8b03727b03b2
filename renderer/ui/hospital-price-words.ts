import type { HospitalPrices } from '../../electron/contract/index.ts';
import { formatCents } from './format.ts';

type Charge = HospitalPrices['charges'][number];

/** "charge $2,500.00; paid in cash $2,250.00"; what the hospital does not state stays away. */
export function chargeInWords({ gross, cash }: Pick<Charge, 'gross' | 'cash'>): string {
  return [gross === null ? null : `charge ${rangeInWords(gross)}`, cash === null ? null : `paid in cash ${rangeInWords(cash)}`].filter((part) => part !== null).join('; ');
}

function rangeInWords({ lowCents, highCents }: NonNullable<Charge['gross']>): string {
  return lowCents === highCents ? formatCents(lowCents) : `${formatCents(lowCents)} to ${formatCents(highCents)}`;
}

/** "2 plans" for many, else their names. */
export function plansInWords(plans: readonly string[]): string {
  return plans.length > 4 ? `${plans.length.toString()} plans` : plans.join(', ');
}
