import { describe, expect, it } from 'vitest';
import { tellApart } from '../../../db/rules/told-apart.ts';

describe('what tells neighbouring codes apart', () => {
  it.each([
    ['one hamstring tendon cut through, one leg', 'one', 'one side', null],
    ['several tendons lengthened, both legs', 'several', 'both sides', null],
    ['only one tendon after all', 'one', null, null],
    ['unilateral, open', null, 'one side', 'open'],
    ['through stabs in the skin, two or more tendons', 'several', null, 'through the skin'],
    ['arthroscopic', null, null, 'by scope'],
    ['patellar tendon, first repair soon after the tear', null, null, null],
    ['one leg or both legs', null, null, null],
    ['two or three compartments opened', 'several', null, null],
    ['one thigh compartment opened', 'one', null, null],
    ['one side of a growth plate held back', null, null, null],
    ['shin bone cut, growth plate still open', null, null, null],
    ['quick cut straight across, stump left open', null, null, null],
    ['stump sewn shut after an open amputation', null, null, null],
    ['open operation, wound left open', null, null, 'open'],
    ['open or percutaneous', null, null, null],
  ] as const)('%s', (line, number, side, approach) => {
    expect(tellApart(line)).toEqual({ number, side, approach });
  });
});
