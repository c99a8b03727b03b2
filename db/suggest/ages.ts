/** Ages in years that a code is for, or that a text names: from `least` to below `below`. */
export interface Ages {
  readonly least: number;
  readonly below: number;
}

const anyAge: Ages = { least: 0, below: 130 };
const newborn = 28 / 365;
const inYears = { d: 1 / 365, w: 7 / 365, m: 1 / 12, y: 1 } as const;

function years(count: string, unit: string): number {
  return Number(count) * inYears[unit.slice(0, 1).toLowerCase() as keyof typeof inYears];
}

const unit = String.raw`\s?(days?|wks?|weeks?|mos?|months?|yrs?|years?)\b`;
const fromAge = new RegExp(String.raw`(?:>=?\s?(\d{1,2})${unit}|\b(\d{1,2})${unit}\s?(?:\/?>|\+|&\s?older|(?:or|and)\s+(?:older|over)))`, 'i');
const belowAge = new RegExp(String.raw`(?:(?:<=?|\bunder|\bbelow)\s?(\d{1,2})${unit}|\b(\d{1,2})${unit}\s?(?:\/?<|(?:or|and)\s+(?:younger|under)))`, 'i');
const ofNewborns = /\b(?:newborns?|neonat\w*)\b/i;
const ofInfants = /\b(?:infants?|baby|babies)\b/i;
const ofChildren = /\b(?:child(?:ren)?|ped(?:iatric)?s?)\b/i;

/** The ages that a title says a code is for; null where it says none. */
export function agesOf(title: string): Ages | null {
  const from = fromAge.exec(title);
  const below = belowAge.exec(title);
  if (from !== null || below !== null) {
    return {
      least: from === null ? anyAge.least : years(from[1] ?? from[3] ?? '0', from[2] ?? from[4] ?? 'y'),
      below: below === null ? anyAge.below : years(below[1] ?? below[3] ?? '0', below[2] ?? below[4] ?? 'y'),
    };
  }
  if (ofNewborns.test(title)) return { least: 0, below: newborn };
  if (ofInfants.test(title)) return { least: 0, below: 1 };
  return ofChildren.test(title) ? { least: 0, below: 18 } : null;
}

const patientAge = /\b(\d{1,3})\s?[- ]?(y\/?o|yrs?|years?|mo|mos|months?|wks?|weeks?|days?)(?:[- ]?(?:old|of age)\b|\b(?!\s+(?:ago|post|follow|history)))/i;

/** How old the patient of a text is, in years; null where nobody says. */
export function patientAges(text: string): Ages | null {
  const said = patientAge.exec(text);
  if (said !== null) {
    const age = years(said[1] ?? '0', said[2] ?? 'y');
    return age < 120 ? { least: age, below: age + 0.01 } : null;
  }
  if (ofNewborns.test(text)) return { least: 0, below: newborn };
  if (ofInfants.test(text)) return { least: 0, below: 1 };
  if (ofChildren.test(text)) return { least: 0, below: 18 };
  return /\b(?:adults?|man|woman|gentleman|lady)\b/i.test(text) ? { least: 18, below: anyAge.below } : null;
}

/** Where nobody says how old the patient is, a code for children alone is the unlikely one. */
const grown: Ages = { least: 18, below: anyAge.below };

/** Whether a code for certain ages can be meant. */
export function fitsAge(code: Ages | null, patient: Ages | null): 'fits' | 'does not' | 'not said' {
  if (code === null) return 'not said';
  const asked = patient ?? grown;
  const meets = asked.least < code.below && code.least < asked.below;
  return meets ? (patient === null ? 'not said' : 'fits') : 'does not';
}
