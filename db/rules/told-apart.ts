/** What tells neighbouring codes apart, as far as a text says it. Null where it says nothing. */
export interface ToldApart {
  number: 'one' | 'several' | null;
  side: 'one side' | 'both sides' | null;
  approach: 'open' | 'through the skin' | 'by scope' | null;
}

const countable = '(?:tendons?|muscles?|ligaments?|levels?|lesions?|joints?|bones?|nerves?|vessels?|digits?|fingers?|toes?|hernias?|compartments?)';
const sided = '(?:legs?|sides?|arms?|knees?|hips?|feet|foot|hands?|eyes?|ears?|breasts?|thighs?|shoulders?)';

const one = new RegExp(`\\b(?:one|single|1)\\s+(?:[a-z-]+\\s+){0,2}?${countable}\\b`);
const several = /\b(?:several|multiple|two or more|two or three|more than one|each further)\b/;
const bothSides = new RegExp(`\\b(?:both|two|2)\\s+${sided}\\b|\\bbilateral\\b`);
/** One thigh, but neither one thigh tendon nor one side of a growth plate. */
const oneSide = new RegExp(`\\b(?:one|1)\\s+${sided}\\b(?! (?:of|tendon|muscle|compartment))|\\bunilateral\\b`);

/** Wounds, stumps and growth plates are open too. */
const otherwiseOpen = /\b(?:left|stays?|still) open\b|\bopen (?:amputation|wound|fracture|growth plate)/g;

/**
 * Reads number, side and approach from a comparing line in plain words: "several tendons cut, both legs" is several, both sides.
 * Words alone decide: what the line does not say stays null, and a line that says both of a pair says neither.
 */
export function tellApart(line: string): ToldApart {
  const text = line.toLowerCase();
  return {
    number: either(one.test(text) ? 'one' : null, several.test(text) ? 'several' : null),
    side: either(oneSide.test(text) ? 'one side' : null, bothSides.test(text) ? 'both sides' : null),
    approach: approach(text),
  };
}

function approach(text: string): ToldApart['approach'] {
  const said: ToldApart['approach'][] = [];
  if (/\bopen(?:ly)?\b/.test(text.replaceAll(otherwiseOpen, ''))) said.push('open');
  if (/\b(?:percutaneous(?:ly)?|stabs?|through the skin)\b/.test(text)) said.push('through the skin');
  if (/\b(?:arthroscop|endoscop|laparoscop|by scope|through a scope)/.test(text)) said.push('by scope');
  return said.length === 1 ? (said[0] ?? null) : null;
}

function either<First extends string, Second extends string>(first: First | null, second: Second | null): First | Second | null {
  if (first !== null && second !== null) return null;
  return first ?? second;
}
