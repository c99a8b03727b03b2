import { z } from 'zod';
import { codeKeySchema, codeSystemSchema, codeTextSchema } from './code.ts';
import { citedSourceSchema } from './source.ts';

/** A number from the page's list of sources. */
const citation = z.number().int().positive();

/** One fact: what it is called, its value in words, what that means, what to do about it, and where it is from. */
export const factSchema = z.strictObject({
  /** Stable name, e.g. "globalDays", "bilateral". */
  id: z.string(),
  label: z.string(),
  /** The value as the release prints it: "090", "1", 25.64; null when the release leaves it blank. */
  raw: z.union([z.string(), z.number(), z.null()]),
  /** The value in a few words: "90-day (major)". */
  value: z.string(),
  meaning: z.string().nullable(),
  note: z.string().nullable(),
  source: citation,
});
export type Fact = z.infer<typeof factSchema>;

/** What stands in the place of data that no loaded file brings. */
export const missingSchema = z.strictObject({
  state: z.literal('missing'),
  /** Whether a file that this version reads would bring it. */
  why: z.enum(['not-loaded', 'no-data']),
  /** As it stands behind the part's heading: "Import the Medicare GPCI file of the same year." */
  sentence: z.string(),
});
export type Missing = z.infer<typeof missingSchema>;

function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.discriminatedUnion('state', [z.strictObject({ state: z.literal('data'), ...shape }), missingSchema]);
}

const paragraph = z.strictObject({ heading: z.string().nullable(), text: z.string(), source: citation });

const linkedCode = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  title: z.string().nullable(),
  /** Why it is linked, in a few words. */
  note: z.string().nullable(),
  /** Whether the catalog has a page for it. */
  inCatalog: z.boolean(),
  source: citation,
});
export type LinkedCode = z.infer<typeof linkedCode>;

const relativeValueRow = z.strictObject({
  modifier: z.string(),
  /** RVUs with two decimals. */
  work: z.number(),
  nonFacilityPracticeExpense: z.number(),
  nonFacilityNotApplicable: z.boolean(),
  facilityPracticeExpense: z.number(),
  facilityNotApplicable: z.boolean(),
  malpractice: z.number(),
  nonFacilityTotal: z.number(),
  facilityTotal: z.number(),
  /** Dollars per RVU. */
  conversionFactor: z.number(),
  /** Cents, national (every GPCI 1); null where Medicare prices the code in another way. */
  nonFacilityCents: z.number().int().nullable(),
  facilityCents: z.number().int().nullable(),
  /** Why there is no amount. */
  noAmountReason: z.string().nullable(),
  statusCode: z.string(),
  release: z.string(),
  /** False for rows of other loaded releases, shown for comparison. */
  current: z.boolean(),
  source: citation,
});
export type RelativeValueRow = z.infer<typeof relativeValueRow>;

const localityFee = z.strictObject({
  contractor: z.string(),
  locality: z.string(),
  state: z.string(),
  name: z.string(),
  workGpci: z.number(),
  practiceExpenseGpci: z.number(),
  malpracticeGpci: z.number(),
  nonFacilityCents: z.number().int().nullable(),
  facilityCents: z.number().int().nullable(),
  source: citation,
});
export type LocalityFee = z.infer<typeof localityFee>;

const modifierAdvice = z.strictObject({
  modifier: z.string(),
  name: z.string(),
  description: z.string(),
  whenToUse: z.string(),
  /** What the publisher calls it, word for word, where its delivery is loaded. */
  official: z.strictObject({ text: z.string(), source: citation }).nullable(),
  applies: z.enum(['yes', 'with-documentation', 'no', 'not-decided']),
  /** What it does to Medicare payment for this code, in words. */
  effect: z.string(),
  /** The effect in a column's width: "150 %", "62.5 % each", "by report"; null where there is none to name. */
  pays: z.string().nullable(),
  /** The section of the manual that the rule stands in; null where the list of modifiers names none. */
  rule: z.string().nullable(),
  source: citation,
});
export type ModifierAdvice = z.infer<typeof modifierAdvice>;

const editRow = z.strictObject({
  other: codeTextSchema,
  otherTitle: z.string().nullable(),
  /** Whether this page's code stands in column one (is paid) or column two. */
  thisColumn: z.union([z.literal(1), z.literal(2)]),
  /** The tables that hold it so: that of practitioners, that of outpatient hospitals, or both alike. */
  claims: z.enum(['practitioner', 'hospital', 'both']),
  modifierIndicator: z.string(),
  meaning: z.string(),
  rationale: z.string().nullable(),
  effectiveFrom: z.string().nullable(),
  deletedOn: z.string().nullable(),
  source: citation,
});
export type EditRow = z.infer<typeof editRow>;

const familyRow = z.strictObject({
  code: codeTextSchema,
  title: z.string().nullable(),
  /** The line that tells it apart. */
  difference: z.string(),
  /** As far as the texts say so: "one", "several"; "one side", "both sides"; "open", "through the skin", "by scope". */
  number: z.string().nullable(),
  side: z.string().nullable(),
  approach: z.string().nullable(),
  current: z.boolean(),
  source: citation,
  /** The fee schedule row that counts, and what is different in it beside this page's code; null where no loaded file has one. */
  schedule: z
    .strictObject({
      globalDays: z.string().nullable(),
      facilityRvus: z.number(),
      /** Facility RVUs more (or, negative, less) than this page's code, two decimals; null where that has no row. */
      rvusMore: z.number().nullable(),
      source: citation,
    })
    .nullable(),
});
export type FamilyRow = z.infer<typeof familyRow>;

const centsRange = z.strictObject({ lowCents: z.number().int(), highCents: z.number().int() }).nullable();

/** What one hospital has published for the code. */
const hospitalPricesSchema = z.strictObject({
  name: z.string(),
  /** How many places the file is for. */
  places: z.number().int(),
  /** ISO date. */
  updatedOn: z.string().nullable(),
  /** What it asks of who has no contract: by setting, class and modifiers, in words. */
  charges: z.array(z.strictObject({ use: z.string(), gross: centsRange, cash: centsRange })),
  payers: z.array(
    z.strictObject({
      payer: z.string(),
      use: z.string(),
      plans: z.array(z.string()),
      /** How many prices in dollars the three amounts are of. */
      prices: z.number().int(),
      lowCents: z.number().int().nullable(),
      medianCents: z.number().int().nullable(),
      highCents: z.number().int().nullable(),
      /** Percentages and formulas, in words. */
      otherWays: z.array(z.string()),
    }),
  ),
  /** Payers beyond those that are named. */
  morePayers: z.number().int(),
  source: citation,
});
export type HospitalPrices = z.infer<typeof hospitalPricesSchema>;

const textSource = z.strictObject({ text: z.string(), source: citation });

export const codePageSchema = z.strictObject({
  system: codeSystemSchema,
  code: codeTextSchema,
  title: z.string(),
  titleSource: citation,
  /** "CPT", "HCPCS Level II", "ICD-10-CM". */
  systemName: z.string(),
  billable: z.boolean(),
  addOn: z.boolean(),
  /** From the widest section to the narrowest. */
  sectionPath: z.array(z.strictObject({ title: z.string(), firstCode: z.string(), lastCode: z.string() })),
  previous: linkedCode.nullable(),
  next: linkedCode.nullable(),
  /** ICD-10-CM: the categories above and the codes directly below. */
  children: z.array(linkedCode),
  /** What a scheduler needs first; values in words. */
  glance: z.array(factSchema),
  overview: part({ paragraphs: z.array(paragraph) }),
  descriptions: part({
    rows: z.array(z.strictObject({ kind: z.enum(['short', 'medium', 'long', 'consumer', 'consumer-spanish', 'clinician', 'test']), text: z.string(), source: citation })),
  }),
  whatIsDone: part({ paragraphs: z.array(paragraph) }),
  billing: part({ facts: z.array(factSchema) }),
  clinical: part({ paragraphs: z.array(paragraph) }),
  toHaveReady: part({ items: z.array(textSource) }),
  askBeforeBooking: part({ items: z.array(textSource) }),
  modifiers: part({ rows: z.array(modifierAdvice) }),
  family: part({
    rows: z.array(familyRow),
  }),
  crosswalks: part({
    diagnoses: z.array(linkedCode),
    anaesthesia: z.array(textSource),
    addOns: z.array(linkedCode),
    /** What Medicare asks of this code as an add-on code. */
    addOnRules: z.array(textSource),
    related: z.array(linkedCode),
  }),
  edits: part({ rows: z.array(editRow), note: z.string().nullable() }),
  unitsPerDay: part({ facts: z.array(factSchema) }),
  medicare: part({
    indicators: z.array(factSchema),
    relativeValues: z.array(relativeValueRow),
    /** How the national facility amount was computed, a line a step. */
    trace: z.array(z.string()),
  }),
  fees: part({ localities: z.array(localityFee) }),
  hospital: part({ facts: z.array(factSchema) }),
  payers: part({ hospitals: z.array(hospitalPricesSchema) }),
  /** Text of the classification: ICD-10-CM titles and validity. */
  classification: part({ facts: z.array(factSchema) }),
  sources: z.array(citedSourceSchema),
  /** Other codes that the page's texts name and that the catalog has a page for. */
  mentions: z.array(codeKeySchema),
  /** Copyright and content notices that go with what this page shows. */
  notices: z.array(z.string()),
});
export type CodePage = z.infer<typeof codePageSchema>;

export { codePageParts } from './code-page-parts.ts';
export type { CodePagePart } from './code-page-parts.ts';
