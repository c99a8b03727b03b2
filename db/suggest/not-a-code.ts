/**
 * What stands around a number decides whether it can be a code: a label before it, a unit behind it, the rest of a date, a price,
 * a telephone number or an address.
 */
export type Context = 'named a code' | 'named a diagnosis' | 'named something else' | 'silent';

// Read at the end of what stands before the number, on the same line.
const codeLabel = /(?:\b(?:cpt|hcpcs|pcs|codes?|proc(?:edure)?s?(?:\s+codes?)?|px|billing|bill|add-?on)\s*(?:\(s\))?\s*(?:level\s+ii)?\s*(?:code|no|number|4)?s?\s*[:#=.(]*\s*)$/i;
const diagnosisLabel = /(?:\b(?:icd(?:[\s-]*(?:9|10))?(?:[\s-]*cm)?|dx\d?|diag(?:nos[ie]s)?(?:\s+codes?)?|d\/x)\s*(?:code|no)?s?\s*[:#=.(]*\s*)$/i;
const otherLabel = new RegExp(
  String.raw`(?:\b(?:mrn|mr|med(?:ical)?\s*rec(?:ord)?|chart|acc(?:oun)?t|acc(?:ession)?|encounter|csn|fin|visit|lots?|batch|refs?|reference|cat(?:alog(?:ue)?)?|item|part|model|mfr|serial|s\/n|sn|udi|gtin|sku|po|p\.o\.|invoice|claim|auth(?:orization|orisation)?|policy|member|subscriber|group|grp|plan|id|npi|dea|lic(?:ense)?|tax|ein|ssn|ph(?:one)?|tel(?:ephone)?|fax|pager|pgr|beeper|cell|mobile|ext(?:ension)?|zip(?:\s*code)?|box|room|rm|suite|ste|apt|badge|job|case|order|dob|tracking|specimen|confirmation|ticket)\s*(?:no|num|number|nr|id|count|code)?\s*[.:#=]*\s*(?:is|was|of)?\s*[#$]?\s*(?:[A-Z]{1,3}-?)?)$`,
  'i',
);
/** Of numbers alone: a code of letters and digits may follow "100 units". */
const quantityLabel = /\b(?:size|count|wbc|plt|platelets|units?|dose|total|fee|cost|charges?|price|amount|balance|copay|deductible|paid|estimated?)\s*[.:#=]*\s*(?:is|was|of)?\s*\$?\s*$/i;
const money = /(?:[$€£]\s*|\busd\s*)$/i;
const glued = /[A-Za-z0-9$€£#@_\\]$/;

const unitBehind = /^\s*(?:mg|mcg|µg|ml|cc|iu|g|gm|kg|lbs?|mm|cm|min|mins|minutes?|hrs?|hours?|days?|weeks?|years?|yrs?|bpm|steps|cells|copies|dollars|usd|feet|ft|rpm|psi|hz|volts?|joules?|cgy|gy|units?\s+(?:of|\/|per|iv|sq|subq|heparin|insulin|botox|vaccine)|u\/|mile|miles|people|patients|residents)\b|^\s*(?:%|°|\/\s*(?:mm|ul|µl|ml|cu|hpf))/i;
const streetBehind = /^\s+(?:[NSEW]\.?\s+)?(?:[A-Z][A-Za-z'.]*\s+){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Lane|Ln|Way|Ct|Court|Hwy|Highway|Pkwy|Parkway|Drive|Terrace|Trail|Circle|Cir|Pike)\b|^\s+(?:[A-Z][A-Za-z'.]*\s+){1,3}(?:Dr|Pl)\.?(?=\s*(?:,|$))/;
const goesOnBehind = /^(?:[.:]\d|,\d{3}(?!\d)|[@_\\]|-\d{3,4}(?!\d)|-\d{6,}|\/\d{1,4}(?!\d))/;
const goesOnBefore = /(?:\d[.:/–-]|(?<!\d)\d{1,3},|\d-\s?|\(\d{3}\)\s*(?:\d{3})?[\s-]*|\d{3}[\s-])$/;
/** "MI 48201", "Detroit, MI  48201-1234". States whose letters are words or modifiers too need a comma or what follows. */
const stateBefore = /(?:,\s*|\b[A-Z][a-z]+\s+)(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLAN]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])\.?\s+$/;

/** @param before the line up to the number; @param behind what follows it */
export function contextOf(before: string, behind: string, isNumber: boolean): Context {
  const near = before.slice(-60);
  if (diagnosisLabel.test(near)) return 'named a diagnosis';
  if (codeLabel.test(near)) return 'named a code';
  if (otherLabel.test(near)) return 'named something else';
  if (money.test(near) || glued.test(near)) return 'named something else';
  if (!isNumber) return 'silent';
  if (quantityLabel.test(near)) return 'named something else';
  if (goesOnBefore.test(near) || goesOnBehind.test(behind) || unitBehind.test(behind) || streetBehind.test(behind)) return 'named something else';
  if (stateBefore.test(near)) return 'named something else';
  return 'silent';
}

/** "27447, 27486 and 27487": what is said of one is said of the next. */
export const listedTogether = /^[\s,;/&+|()]*(?:and|or|with|plus|to|thru|through|-|–|—|\.\.)?[\s,;/&+|()]*$/i;
