import type { FamilyRow } from '../../../electron/contract/index.ts';

export type Told = 'number' | 'side' | 'approach';

/**
 * What tells the codes of a family apart in a word: what every line says, and not all alike. Where some lines leave it open, a
 * column of it would be half empty, and the empty half would be taken for its opposite.
 */
export function toldByFamily(rows: readonly Pick<FamilyRow, Told>[]): Told[] {
  return (['number', 'side', 'approach'] as const).filter((name) => rows.every((row) => row[name] !== null) && new Set(rows.map((row) => row[name])).size > 1);
}
