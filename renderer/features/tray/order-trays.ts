import type { Tray } from '../../../electron/contract/index.ts';

export type Order = 'date' | 'name';

function compareText(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** By date the latest first, those without a date before them: they are still being booked. */
export function orderTrays(trays: readonly Tray[], order: Order): Tray[] {
  const byName = (a: Tray, b: Tray) => compareText(a.name, b.name);
  const day = ({ dateOfService }: Tray) => dateOfService ?? '9999';
  return [...trays].sort(order === 'name' ? byName : (a, b) => compareText(day(b), day(a)) || byName(a, b));
}
