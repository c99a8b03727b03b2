/** A mistake in a starter source: where it stands and what to do about it. `line` counts from 1; 1 when the whole file is meant. */
export interface StarterMistake {
  /** Path below the resources folder, with forward slashes: "starter/texts/27390.md". */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Mistakes are expected while a text is being written, so they come back as values, all of them at once. */
export type StarterResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly StarterMistake[] };

/** The headings below "Clinical context", in their fixed order. */
export const clinicalHeadings = [
  'Typical patient',
  'Indication',
  'Set-up and position',
  'Anaesthesia',
  'Team',
  'Course',
  'Aftercare',
] as const;
export type ClinicalHeading = (typeof clinicalHeadings)[number];

/** What one file of `resources/starter/texts` says about one code. Sentences of a paragraph are joined by one space. */
export interface StarterText {
  readonly file: string;
  /** CPT code, five characters. */
  readonly code: string;
  readonly title: string;
  readonly synonyms: readonly string[];
  readonly overview: string;
  /** Paragraphs, from incision to closure. */
  readonly whatIsDone: readonly string[];
  readonly serviceType: string;
  readonly typicalSite: string;
  readonly clinicalContext: readonly { readonly heading: ClinicalHeading; readonly text: string }[];
  readonly toHaveReady: readonly string[];
  /** The `this:` line of the family: tells the code apart from its neighbours. */
  readonly distinction: string;
  /** The neighbours, without the code itself, in ascending order; none where no code of the section is near. */
  readonly family: readonly { readonly code: string; readonly difference: string }[];
  readonly askBeforeBooking: readonly string[];
  /** ICD-10-CM codes with dots, each with a word why. */
  readonly diagnoses: readonly { readonly code: string; readonly reason: string }[];
  /** The family of anaesthesia codes, in words. */
  readonly anaesthesia: string;
  readonly relatedCodes: readonly { readonly code: string; readonly reason: string }[];
}

export const starterReleaseKinds = [
  'pfs-relative-values',
  'mue-practitioner',
  'opps-addendum-b',
  'ncci-ptp-practitioner',
  'icd10cm-order',
] as const;
export type StarterReleaseKind = (typeof starterReleaseKinds)[number];

/** The release that one file of facts was taken from. */
export interface StarterRelease {
  readonly id: string;
  /** Path below the resources folder. */
  readonly file: string;
  readonly kind: StarterReleaseKind;
  readonly title: string;
  readonly publisher: string;
  /** Sortable: "2026-07", "FY2025". */
  readonly release: string;
  /** "July 2026". */
  readonly releaseLabel: string;
  /** ISO dates. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** What the file leaves out, and what its source does not say. */
  readonly note: string;
  /** Ids of `resources/notices.json`. */
  readonly notices: readonly string[];
}

/** One row of the physician fee schedule. Indicators stay as printed; their meaning is in `indicators.json`. */
export interface StarterRelativeValue {
  readonly code: string;
  /** "" is the global row. */
  readonly modifier: string;
  readonly status: string;
  /** RVUs in hundredths. */
  readonly workRvu: number;
  readonly nonFacilityPeRvu: number;
  readonly nonFacilityNotApplicable: boolean;
  readonly facilityPeRvu: number;
  readonly facilityNotApplicable: boolean;
  readonly malpracticeRvu: number;
  readonly nonFacilityTotal: number;
  readonly facilityTotal: number;
  readonly pctc: string;
  readonly globalDays: string;
  /** Hundredths of the package. */
  readonly preOperative: number;
  readonly intraOperative: number;
  readonly postOperative: number;
  readonly multipleProcedure: string;
  readonly bilateral: string;
  readonly assistantAtSurgery: string;
  readonly coSurgeons: string;
  readonly teamSurgery: string;
  /** Null for codes outside an endoscopy family. */
  readonly endoBase: string | null;
  /** Ten-thousandths of a dollar per RVU. */
  readonly conversionFactor: number;
}

export interface StarterUnitLimit {
  readonly code: string;
  readonly units: number;
  /** MUE adjudication indicator: "1", "2", "3". */
  readonly mai: string;
}

export interface StarterOutpatientPayment {
  readonly code: string;
  readonly statusIndicator: string;
  /** National unadjusted rate in cents; null when the release prints none. */
  readonly paymentCents: number | null;
}

export interface StarterFacts {
  readonly relativeValues: readonly StarterRelativeValue[];
  readonly unitLimits: readonly StarterUnitLimit[];
  readonly outpatientPayments: readonly StarterOutpatientPayment[];
}

/** An NCCI pair. The source has no effective dates, so there is no such field: see the release's note. */
export interface StarterPair {
  readonly columnOne: string;
  readonly columnTwo: string;
  /** ISO date, null while the pair is in force. */
  readonly deletedOn: string | null;
  readonly modifierIndicator: string;
  readonly rationale: string;
}

export interface StarterIcdRow {
  /** With dot. */
  readonly code: string;
  /** False for categories. */
  readonly billable: boolean;
  readonly shortTitle: string;
  readonly longTitle: string;
}

export const sectionSystems = ['CPT', 'HCPCS', 'ICD10CM', 'ICD10PCS'] as const;
export type SectionSystem = (typeof sectionSystems)[number];

/** A heading of a code system. Codes are compact, without dot; both ends belong to the section. */
export interface StarterSection {
  readonly system: SectionSystem;
  readonly firstCode: string;
  readonly lastCode: string;
  /** "firstCode-lastCode" of the section above in the same system; null at the top. It stands before this one in the list. */
  readonly parent: string | null;
  readonly title: string;
}

export interface StarterModifier {
  readonly modifier: string;
  readonly name: string;
  readonly description: string;
  readonly whenToUse: string;
  /** The rule's documents and places, joined by "; ". */
  readonly reference: string;
}

export interface StarterIndicator {
  readonly field: string;
  readonly value: string;
  readonly short: string;
  readonly meaning: string;
  /** Null when there is nothing to do about the value. */
  readonly note: string | null;
  /** The document that defines the value. */
  readonly reference: string;
}

export const thesaurusKinds = ['synonym', 'abbreviation', 'eponym', 'lay word', 'spelling', 'number', 'side', 'approach', 'anatomy', 'adjective', 'narrower'] as const;
export type ThesaurusKind = (typeof thesaurusKinds)[number];

/** Whether what is meant may also be said with the phrase: "kneecap" is the patella and the patella the kneecap, but nailing is only one fixation. */
export function sameBothWays(kind: ThesaurusKind): boolean {
  return kind === 'synonym' || kind === 'spelling' || kind === 'number' || kind === 'side' || kind === 'anatomy' || kind === 'adjective';
}

/** A word or phrase of the field and what it means. */
export interface ThesaurusEntry {
  readonly phrase: string;
  readonly expansion: string;
  readonly kind: ThesaurusKind;
  /** When the phrase means this. */
  readonly note: string | null;
}

export interface StarterNotice {
  readonly id: string;
  /** A template carries {year}. */
  readonly kind: 'text' | 'template';
  readonly text: string;
}

/** What people mean who write a word, as learned: the row of `word_association`. */
export interface StarterAssociation {
  readonly about: 'procedure' | 'diagnosis';
  readonly word: string;
  /** Of all that is written, in millionths. */
  readonly share: number;
  readonly meanings: string;
}

/** How many lines of hospital price lists name a code: the row of `code_use`. */
export interface StarterUse {
  readonly system: 'CPT' | 'HCPCS';
  readonly code: string;
  readonly lines: number;
}

/** What a procedure without a text of its own is in plain words: the row of `plain_name`. */
export interface StarterPlainName {
  readonly code: string;
  readonly name: string;
  readonly otherNames: readonly string[];
}

/** A file that was read, for the catalog's list of sources. */
export interface StarterFile {
  readonly file: string;
  /** Of the bytes as they lie on disk, hex. */
  readonly sha256: string;
  /** Rows of a table or list; 1 for a text. */
  readonly rows: number;
}

export interface StarterSources {
  readonly texts: readonly StarterText[];
  readonly facts: StarterFacts;
  readonly pairs: readonly StarterPair[];
  readonly icdRows: readonly StarterIcdRow[];
  readonly sections: readonly StarterSection[];
  readonly modifiers: readonly StarterModifier[];
  readonly indicators: readonly StarterIndicator[];
  readonly thesaurus: readonly ThesaurusEntry[];
  readonly associations: readonly StarterAssociation[];
  readonly uses: readonly StarterUse[];
  readonly plainNames: readonly StarterPlainName[];
  readonly notices: readonly StarterNotice[];
  readonly releases: readonly StarterRelease[];
  /** Every file read, in order of its path. */
  readonly files: readonly StarterFile[];
}
