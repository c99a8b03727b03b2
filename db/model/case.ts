import { z } from 'zod';
import { casePlaces, caseRoles, caseSides, findingKinds, findingSeverities, mostCaseLines, mostCaseUnits } from './case-choices.ts';
import { citedSourceSchema } from './source.ts';

export { applyMend, casePlaces, findingKinds, findingSeverities, modifiersOfLine, mostCaseLines, mostCaseUnits } from './case-choices.ts';
export type { FindingKind } from './case-choices.ts';

export const casePlaceSchema = z.enum(casePlaces);
export type CasePlace = z.infer<typeof casePlaceSchema>;

export const caseCodeSchema = z.string().regex(/^[0-9A-Z]{5}$/);
export const caseModifierSchema = z.string().regex(/^[0-9A-Z]{2}$/);

/** Dollars with cents. */
const dollarsSchema = z.number().min(0).max(99_999_999).refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6, 'must be whole cents');

export const caseLineSchema = z.strictObject({
  code: caseCodeSchema,
  modifiers: z.array(caseModifierSchema).max(8).default([]),
  units: z.number().int().min(1).max(mostCaseUnits).default(1),
  /** Beside the modifiers, for who does not write them: left is LT, both is 50. */
  side: z.enum(caseSides).nullable().default(null),
  /** Assistant is 80, non-physician assistant AS, co-surgeon 62, team 66. */
  role: z.enum(caseRoles).nullable().default(null),
  /** For the whole line, in dollars. */
  charge: dollarsSchema.nullable().default(null),
  /** Days of the after-care that this practitioner gives (55); null: all. */
  postoperativeDays: z.number().int().min(0).max(90).nullable().default(null),
  anaesthesiaMinutes: z.number().int().min(0).max(6_000).nullable().default(null),
  anaesthesiaBaseUnits: z.number().int().min(0).max(100).nullable().default(null),
});
export type CaseLineInput = z.input<typeof caseLineSchema>;
export type CaseLine = z.output<typeof caseLineSchema>;

export const caseRequestSchema = z.strictObject({
  lines: z.array(caseLineSchema).min(1).max(mostCaseLines),
  /** ISO day. */
  dateOfService: z.iso.date(),
  place: casePlaceSchema,
  /** "contractor-locality", or null for the national amounts. */
  locality: z.string().regex(/^\d{5}-\d{2}$/).nullable(),
  /** Five or nine digits; decides the locality where none is named. */
  zip: z.string().regex(/^\d{5}(?:-?\d{4})?$/).nullable(),
  participating: z.boolean().default(true),
});
export type CaseRequest = z.input<typeof caseRequestSchema>;

/** One change that a window can make; lines by their place in the request, from 0. */
export const caseChangeSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('remove-line'), line: z.number().int() }),
  z.strictObject({ action: z.literal('add-modifier'), line: z.number().int(), modifier: caseModifierSchema }),
  z.strictObject({ action: z.literal('remove-modifier'), line: z.number().int(), modifier: caseModifierSchema }),
  z.strictObject({ action: z.literal('set-units'), line: z.number().int(), units: z.number().int() }),
  z.strictObject({ action: z.literal('set-place'), place: casePlaceSchema }),
]);
export type CaseChange = z.infer<typeof caseChangeSchema>;

/** A way out; one of several. `changes` is empty where only a person or a file can help. */
export const mendSchema = z.strictObject({ words: z.string(), changes: z.array(caseChangeSchema) });
export type Mend = z.infer<typeof mendSchema>;

export const caseFindingSchema = z.strictObject({
  kind: z.enum(findingKinds),
  severity: z.enum(findingSeverities),
  codes: z.array(z.string()),
  /** Lines that it is about, from 0. */
  lines: z.array(z.number().int()),
  words: z.string(),
  mend: z.array(mendSchema),
  /** Number in the list of sources; null where no file says it. */
  source: z.number().int().nullable(),
});
export type CaseFinding = z.infer<typeof caseFindingSchema>;

const money = z.number();

export const caseTraceSchema = z.strictObject({
  line: z.number().int().nullable(),
  code: z.string().nullable(),
  step: z.enum(['place', 'row', 'package', 'both sides', 'endoscopy', 'ranking', 'role', 'participation', 'charge', 'anaesthesia', 'rate', 'packaging', 'total']),
  rule: z.string(),
  input: z.string(),
  result: z.string(),
  source: z.string(),
});

/** What a facility is paid for the operation: national rates, before any local adjustment and with what the patient pays of them. */
export const caseFacilityPriceSchema = z.strictObject({
  facility: z.enum(['hospital-outpatient', 'surgery-centre']),
  lines: z.array(
    z.strictObject({
      line: z.number().int(),
      code: z.string(),
      /** OPPS status indicator or ASC payment indicator as printed; null where no loaded file has the code. */
      indicator: z.string().nullable(),
      /** Payment group (APC). */
      group: z.string().nullable(),
      /** Of the code alone, in dollars. */
      rate: money.nullable(),
      /** What the line adds in this operation: 0 where it is paid within another, null where there is no amount. */
      amount: money.nullable(),
      /** The rules that are loaded do not decide it. */
      isByReport: z.boolean(),
      words: z.string(),
    }),
  ),
  /** Null where no line has an amount. */
  total: money.nullable(),
  isPartial: z.boolean(),
  notes: z.array(z.string()),
  trace: z.array(caseTraceSchema),
  /** Numbers in the list of sources. */
  sources: z.array(z.number().int()),
});
export type CaseFacilityPrice = z.infer<typeof caseFacilityPriceSchema>;

/** What hospitals have agreed with payers for one code and use, in dollars; as a small plot draws it. */
export const casePayerPricesSchema = z.strictObject({
  code: z.string(),
  /** Places in the request of the lines with this code. */
  lines: z.array(z.number().int()),
  hospital: z.string(),
  /** "outpatient, facility, modifier 26": prices of different uses are never mixed. */
  use: z.string(),
  /** Prices in dollars, and of how many payers. */
  prices: z.number().int(),
  payers: z.number().int(),
  /** Agreed as a percentage or a formula, and not counted in the amounts. */
  otherWays: z.number().int(),
  low: money,
  firstQuartile: money,
  median: money,
  thirdQuartile: money,
  ninetieth: money,
  high: money,
  /** What Medicare pays for one of the same; null where it has no such amount. */
  medicare: money.nullable(),
  medicareWords: z.string(),
  /** The median as a share of it: 1.25 is 125 %. */
  medianOfMedicare: z.number().nullable(),
  source: z.number().int(),
});
export type CasePayerPrices = z.infer<typeof casePayerPricesSchema>;

/** What a code is in plain words, beside the title that releases give to several codes alike. */
const casePlainNameSchema = z.strictObject({ words: z.string(), source: z.number().int() });
export type CasePlainName = z.infer<typeof casePlainNameSchema>;

export const caseCheckSchema = z.strictObject({
  dateOfService: z.string(),
  place: casePlaceSchema,
  lines: z.array(
    z.strictObject({
      /** Place in the request, from 0. */
      line: z.number().int(),
      code: z.string(),
      title: z.string().nullable(),
      /** Null where nobody has written one, or the title is in plain words already. */
      plainName: casePlainNameSchema.nullable(),
      /** Those of side and role included. */
      modifiers: z.array(z.string()),
      units: z.number().int(),
      charge: money.nullable(),
      /** Fee of one unit in full, in dollars. */
      base: money.nullable(),
      /** What the fee schedule pays for the line; null where no rule gives an amount. */
      amount: money.nullable(),
      limitingCharge: money.nullable(),
      /** Why there is no amount, or not for every unit. */
      reasons: z.array(z.string()),
      /** Whether a finding says that the line is not paid as it stands. */
      isDenied: z.boolean(),
      globalDays: z.string().nullable(),
      /** OPPS status indicator and ASC payment indicator as printed. */
      outpatientStatus: z.string().nullable(),
      surgeryCentreIndicator: z.string().nullable(),
      /** Numbers in the list of sources. */
      sources: z.array(z.number().int()),
    }),
  ),
  findings: z.array(caseFindingSchema),
  payment: z.strictObject({
    /** Dollars: what the fee schedule comes to for all lines, before pairs, add-on rules and unit limits deny any. */
    total: money,
    /** The same without the lines that a finding says are not paid as they stand; those left are ranked anew. */
    totalWithoutDenied: money,
    /** Some line or unit has no amount. */
    isPartial: z.boolean(),
    /** "contractor-locality" whose indices were used; null for national amounts (each index 1). */
    locality: z.string().nullable(),
    localityName: z.string().nullable(),
    conversionFactors: z.array(z.number()),
    trace: z.array(caseTraceSchema),
    /** Beside the fee of the practitioner: of the place that is booked, or of both where it is not said which. */
    facility: z.strictObject({
      prices: z.array(caseFacilityPriceSchema),
      /** Why there is none; null where there is one. */
      words: z.string().nullable(),
    }),
  }),
  /** Of loaded hospital price files, by code; empty where none has any of the codes. */
  payers: z.array(casePayerPricesSchema),
  /** Typical physician minutes; null where no loaded file has them for any line. */
  time: z
    .strictObject({
      lines: z.array(z.strictObject({ line: z.number().int(), code: z.string(), before: z.number().nullable(), during: z.number().nullable(), after: z.number().nullable() })),
      /** The longest of the lines, once. */
      before: z.number(),
      /** Sum of the lines; work at the same time is shorter. */
      during: z.number(),
      after: z.number(),
      words: z.string(),
    })
    .nullable(),
  /** The package that lasts longest; null where no line counts global days. */
  global: z.strictObject({ globalDays: z.string(), codes: z.array(z.string()), days: z.number().int(), startsOn: z.string(), endsOn: z.string(), words: z.string() }).nullable(),
  /** First what differs from a code of the case alone and its add-ons, then the few likely partners of pairs that a modifier lifts. */
  alsoAuthorise: z.array(z.strictObject({ code: z.string(), title: z.string().nullable(), plainName: casePlainNameSchema.nullable(), kind: z.enum(['family', 'add-on', 'partner']), why: z.string() })),
  sources: z.array(citedSourceSchema),
  notices: z.array(z.string()),
});
export type CaseCheck = z.infer<typeof caseCheckSchema>;
