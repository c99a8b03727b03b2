import { describe, expect, it } from 'vitest';
import { enteredCharge, enteredLines, enteredModifiers, lineOf, systemOfProcedure } from './entered-codes.ts';

describe('codes as they are typed', () => {
  it.each([
    ['27393', [lineOf('27393')]],
    ['27393-50, 27390 59', [lineOf('27393', ['50']), lineOf('27390', ['59'])]],
    ['27393 50 lt 50', [lineOf('27393', ['50', 'LT'])]],
    ['g0289;0232t', [lineOf('G0289'), lineOf('0232T')]],
  ])('reads "%s"', (text, lines) => {
    expect(enteredLines(text)).toEqual(lines);
  });

  it.each(['', 'hamstring', 'femur', '59 27393', '27393 hamstring', 'M62.4', '27393-5'])('takes "%s" for words', (text) => {
    expect(enteredLines(text)).toBeNull();
  });

  it('knows the system of a code', () => {
    expect(['27393', '0232T', 'G0289'].map(systemOfProcedure)).toEqual(['CPT', 'CPT', 'HCPCS']);
  });
});

describe('modifiers and charges as they are typed', () => {
  it.each([['lt, 59', ['LT', '59']], ['LT59', ['LT', '59']], ['50 50', ['50']], ['', []]])('reads the modifiers "%s"', (text, modifiers) => {
    expect(enteredModifiers(text)).toEqual(modifiers);
  });

  it.each(['5', 'LT5', '11 22 33 44 55 66 77 88 99'])('refuses the modifiers "%s"', (text) => {
    expect(enteredModifiers(text)).toBeNull();
  });

  it.each([['1,250.50', 1250.5], ['$80', 80], ['0', 0], [' ', null], ['12.345', undefined], ['-5', undefined], ['abc', undefined]])('reads the charge "%s"', (text, amount) => {
    expect(enteredCharge(text)).toBe(amount);
  });
});
