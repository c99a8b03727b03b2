import { describe, expect, it } from 'vitest';
import type { FamilyRow } from '../../../electron/contract/index.ts';
import { toldByFamily } from './told-by-family.ts';

const row = (number: FamilyRow['number'], side: FamilyRow['side'], approach: FamilyRow['approach']) => ({ number, side, approach });

describe('what tells a family apart in a word', () => {
  it('is what every line says and not all alike', () => {
    expect(toldByFamily([row('one', 'one side', 'open'), row('several', 'one side', 'open'), row('several', 'both sides', 'open')])).toEqual(['number', 'side']);
  });

  it('is nothing that a line leaves open', () => {
    expect(toldByFamily([row('one', 'one side', null), row('several', null, 'open')])).toEqual(['number']);
    expect(toldByFamily([row(null, null, 'open'), row(null, null, null)])).toEqual([]);
  });
});
