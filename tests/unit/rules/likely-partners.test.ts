import { describe, expect, it } from 'vitest';
import { inLikelyOrder, type PossiblePartner } from '../../../db/rules/likely-partners.ts';

const partner = (code: string, beside: string[], uses = 0): PossiblePartner => ({ code, title: code, beside, uses });

describe('partners', () => {
  it('stand by how many codes of the case they go with, then how usual they are, then how near their number is', () => {
    const ordered = inLikelyOrder([partner('28009', ['28001']), partner('28004', ['28001']), partner('28040', ['28001'], 3), partner('28050', ['28001', '28060']), partner('27999', ['28001'])]);
    expect(ordered.map(({ code }) => code)).toEqual(['28050', '28040', '27999', '28004', '28009']);
  });
});
