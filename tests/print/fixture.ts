import { codePageSchema } from '../../db/model/code-page.ts';
import { reviewSchema } from '../../db/model/code-review.ts';
import type { CodePage, Fact, Review, SummaryPrint } from '../../electron/contract/index.ts';

/**
 * A full page of 27397 in the project's own words. Single numbers and indicator values are those of the July 2026 fee
 * schedule, the July 2024 NCCI files and the January 2026 outpatient addendum.
 */

const physicianFee = 1;
const starterText = 2;
const edits = 3;
const units = 4;
const hospital = 5;
const modifierTexts = 6;

export const plainLanguageNotice =
  'Titles and descriptions are plain-language content of this project. They are not AMA descriptors and not billing advice.';
export const copyrightNotice = 'CPT © 2025 American Medical Association. All rights reserved.';

function fact(id: string, label: string, raw: string | number | null, value: string, meaning: string | null, note: string | null, source: number): Fact {
  return { id, label, raw, value, meaning, note, source };
}

const globalDays = fact('globalDays', 'Global period', '090', '90-day (major)', 'The day before, the day of surgery and 90 days after are in the price.', '92 days in all.', physicianFee);
const bilateral = fact('bilateral', 'Both sides', '1', '150 % rule applies', 'Both sides in one session pay the lower of charges or 150 % of one fee.', 'Book once with modifier 50, or RT and LT as the payer wants.', physicianFee);
const assistant = fact('assistant', 'Assistant', '2', 'Allowed', 'No restriction: an assistant may be paid.', 'Assistant may be booked (80, 82, AS).', physicianFee);
const coSurgeon = fact('coSurgeon', 'Co-surgeon', '0', 'Not permitted', 'Two surgeons may not share this code with modifier 62.', null, physicianFee);

function diagnosis(code: string, title: string, note: string | null): CodePage['children'][number] {
  return { system: 'ICD10CM', code, title, note, inCatalog: true, source: starterText };
}

function procedure(code: string, title: string | null, note: string | null): CodePage['children'][number] {
  return { system: 'CPT', code, title, note, inCatalog: true, source: starterText };
}

function source(number: number, values: Partial<CodePage['sources'][number]>): CodePage['sources'][number] {
  return {
    number,
    sourceId: number,
    layer: 'release',
    kind: 'pfs-relative-values',
    title: 'Medicare physician fee schedule relative values, July 2026',
    publisher: 'Centers for Medicare & Medicaid Services',
    fileName: 'facts-27301-27599.csv',
    container: null,
    release: '2026-07',
    releaseLabel: 'July 2026',
    releaseBasis: 'content',
    effectiveFrom: '2026-07-01',
    effectiveTo: '2026-09-30',
    releasedOn: null,
    rowsRead: 9,
    rowsKept: 9,
    rowsRejected: 0,
    sha256: 'a'.repeat(64),
    notices: [],
    ...values,
  };
}

function edit(other: string, otherTitle: string, rationale: string): Extract<CodePage['edits'], { state: 'data' }>['rows'][number] {
  return {
    other,
    otherTitle,
    thisColumn: 1,
    claims: 'practitioner',
    modifierIndicator: '1',
    meaning: 'Together only if truly separate: the second code is payable with an NCCI-associated modifier when the record shows a separate site or session.',
    rationale,
    effectiveFrom: null,
    deletedOn: null,
    source: edits,
  };
}

export const page27397: CodePage = codePageSchema.parse({
  system: 'CPT',
  code: '27397',
  title: 'Reroute several thigh tendons so that they pull in a new direction, one leg',
  titleSource: starterText,
  systemName: 'CPT',
  billable: true,
  addOn: false,
  sectionPath: [
    { title: 'Surgery', firstCode: '10004', lastCode: '69990' },
    { title: 'Musculoskeletal system', firstCode: '20100', lastCode: '29999' },
    { title: 'Thigh and knee', firstCode: '27301', lastCode: '27599' },
    { title: 'Repair, revision and reconstruction', firstCode: '27380', lastCode: '27499' },
  ],
  previous: procedure('27396', 'Reroute one thigh tendon so that it pulls in a new direction', null),
  next: procedure('27400', 'Move the hamstring insertions up to the thigh bone', null),
  children: [],
  glance: [
    globalDays,
    fact('site', 'Place', 'J1', 'Hospital outpatient or inpatient', 'Comprehensive outpatient payment; no office price.', null, hospital),
    bilateral,
    assistant,
    coSurgeon,
    fact('units', 'Units per day', 1, '1, absolute', 'A ceiling by policy for one day.', null, units),
    fact('addOn', 'Add-on', null, 'No, stands alone', null, null, physicianFee),
    fact('nationalFacility', 'Medicare, facility', 25.64, '25.64 RVU, $856.40 national', null, null, physicianFee),
  ],
  overview: {
    state: 'data',
    paragraphs: [
      {
        heading: null,
        text: 'Two or more muscle-tendon units around the thigh and knee are detached, led along a new path and fixed at a new insertion, so that a muscle which harms the gait is put to work where force is missing. The usual setting is spastic crouch or stiff-knee gait in cerebral palsy, less often a loss of knee extension after nerve injury or poliomyelitis.',
        source: starterText,
      },
    ],
  },
  descriptions: { state: 'missing', why: 'not-loaded', sentence: 'Import the Medicare fee schedule relative value file (PPRRVU), which has the short one, or a CPT delivery of the American Medical Association, which has all.' },
  whatIsDone: {
    state: 'data',
    paragraphs: [
      { heading: 'Approach', text: 'With the patient prone or supine and a tourniquet where the thigh allows it, longitudinal incisions expose the chosen tendons at the back of the thigh and around the knee. The common peroneal nerve is found and protected on the outer side.', source: starterText },
      { heading: 'Transfer', text: 'Each tendon is released from its insertion, its muscle is freed far enough up that it runs in a straight line, and it is passed through a wide tunnel under the skin or between the muscle layers to its new insertion: the patella, the quadriceps tendon, the femoral condyle or a neighbouring tendon. It is tensioned with the knee in the planned position and fixed with strong sutures, bone tunnels or anchors.', source: starterText },
      { heading: 'Closure', text: 'The range of the knee is tested, the wounds are closed in layers and the leg is put in a long cast or a hinged brace locked near extension.', source: starterText },
    ],
  },
  billing: {
    state: 'data',
    facts: [
      fact('serviceType', 'Type of service', null, 'Major surgery on muscles and tendons', null, null, starterText),
      fact('typicalSite', 'Typical place', null, 'Hospital, outpatient with overnight stay or inpatient', null, 'Children with several levels in one session usually stay one or two nights.', starterText),
      fact('officePrice', 'Office price', 'NA', 'Rarely or never done in an office', 'The office practice expense is not a real price.', null, physicianFee),
    ],
  },
  clinical: {
    state: 'data',
    paragraphs: [
      { heading: 'Typical patient', text: 'A child or teenager with bilateral spastic cerebral palsy who walks with flexed or stiff knees; an adult after partial paralysis of the quadriceps.', source: starterText },
      { heading: 'Team and anaesthesia', text: 'Orthopaedic surgeon, often with an assistant for both legs; general anaesthesia with regional block or caudal catheter.', source: starterText },
      { heading: 'Afterwards', text: 'Four to six weeks in a cast or locked brace, then retraining of the moved muscles over six months with physical therapy.', source: starterText },
    ],
  },
  toHaveReady: {
    state: 'data',
    items: [
      { text: 'Tendon passers and a soft-tissue anchor set', source: starterText },
      { text: 'Cast or hinged knee brace in the right size', source: starterText },
      { text: 'Tourniquet, sterile, for short thighs', source: starterText },
      { text: 'Prone frame and padding when the back of the thigh is opened', source: starterText },
    ],
  },
  askBeforeBooking: {
    state: 'data',
    items: [
      { text: 'One leg or both? Both legs on one day is one line with modifier 50.', source: starterText },
      { text: 'How many tendons are moved in each leg? One only is 27396.', source: starterText },
      { text: 'Is any tendon only lengthened or cut? That is another code of the family.', source: starterText },
      { text: 'Bone surgery or a tendon transfer at the foot in the same session?', source: starterText },
      { text: 'Seizure medicine, baclofen pump, latex allergy?', source: starterText },
    ],
  },
  modifiers: {
    state: 'data',
    rows: [
      { modifier: '50', name: 'Both sides', description: 'The same operation on both sides of the body in one session.', whenToUse: 'Both legs on one day.', official: null, applies: 'yes', effect: 'Medicare pays 150 % of one fee.', pays: null, rule: null, source: physicianFee },
      { modifier: 'RT', name: 'Right side', description: 'Names the right side.', whenToUse: 'One leg, or payers that want two lines.', official: null, applies: 'yes', effect: 'No change of payment.', pays: null, rule: null, source: modifierTexts },
      { modifier: 'LT', name: 'Left side', description: 'Names the left side.', whenToUse: 'One leg, or payers that want two lines.', official: null, applies: 'yes', effect: 'No change of payment.', pays: null, rule: null, source: modifierTexts },
      { modifier: '51', name: 'Several procedures', description: 'Further procedures of the same session.', whenToUse: 'Lines after the first, ranked by fee; Medicare ranks by itself.', official: null, applies: 'yes', effect: '100 %, then 50 % each; sixth and later by report.', pays: null, rule: null, source: physicianFee },
      { modifier: '80', name: 'Assistant surgeon', description: 'A physician assists through the operation.', whenToUse: 'Assistant without a resident programme.', official: null, applies: 'yes', effect: '16 % of the fee: $137.02.', pays: null, rule: null, source: physicianFee },
      { modifier: 'AS', name: 'Assistant, not a physician', description: 'A physician assistant, nurse practitioner or clinical nurse specialist assists.', whenToUse: 'Same, by a non-physician.', official: null, applies: 'yes', effect: '13.6 % of the fee: $116.47.', pays: null, rule: null, source: physicianFee },
      { modifier: '59', name: 'Distinct procedure', description: 'A separate site, session or injury.', whenToUse: 'Only for truly separate work; the same joint or its neighbouring structures are not separate.', official: null, applies: 'with-documentation', effect: 'Unlocks NCCI pairs with indicator 1.', pays: null, rule: null, source: modifierTexts },
      { modifier: '22', name: 'More work than usual', description: 'Substantially more work than the procedure asks for.', whenToUse: 'Scarring, deformity, repeated surgery; with the operative report.', official: null, applies: 'not-decided', effect: 'By report.', pays: null, rule: null, source: modifierTexts },
      { modifier: '62', name: 'Two surgeons', description: 'Two surgeons as partners in one procedure.', whenToUse: 'Not for this code.', official: null, applies: 'no', effect: 'Not permitted for this code.', pays: null, rule: null, source: physicianFee },
      { modifier: '66', name: 'Surgical team', description: 'A team of surgeons.', whenToUse: 'Not for this code.', official: null, applies: 'no', effect: 'Not permitted for this code.', pays: null, rule: null, source: physicianFee },
    ],
  },
  family: {
    state: 'data',
    rows: [
      { code: '27390', title: 'Cut one hamstring tendon open', difference: 'Cut, one tendon', number: null, side: null, approach: null, schedule: null, current: false, source: starterText },
      { code: '27391', title: 'Cut several hamstring tendons open', difference: 'Cut, several tendons, one leg', number: null, side: null, approach: null, schedule: null, current: false, source: starterText },
      { code: '27392', title: 'Cut several hamstring tendons open, both legs', difference: 'Cut, several tendons, both legs', number: null, side: null, approach: null, schedule: null, current: false, source: starterText },
      { code: '27393', title: 'Lengthen one hamstring tendon', difference: 'Lengthened, one tendon', number: null, side: null, approach: null, schedule: null, current: false, source: starterText },
      { code: '27394', title: 'Lengthen several hamstring tendons', difference: 'Lengthened, several tendons, one leg', number: null, side: null, approach: null, schedule: null, current: false, source: starterText },
      { code: '27395', title: 'Lengthen several hamstring tendons, both legs', difference: 'Lengthened, several tendons, both legs', number: null, side: null, approach: null, schedule: null, current: false, source: starterText },
      { code: '27396', title: 'Reroute one thigh tendon', difference: 'Rerouted, one tendon', number: null, side: null, approach: null, schedule: null, current: false, source: starterText },
      { code: '27397', title: 'Reroute several thigh tendons', difference: 'Rerouted, several tendons', number: null, side: null, approach: null, schedule: null, current: true, source: starterText },
      { code: '27400', title: 'Move the hamstring insertions up to the thigh bone', difference: 'Moved to the femur', number: null, side: null, approach: null, schedule: null, current: false, source: starterText },
    ],
  },
  crosswalks: {
    state: 'data',
    diagnoses: [
      diagnosis('G80.1', 'Spastic diplegic cerebral palsy', 'the usual reason'),
      diagnosis('G80.0', 'Spastic quadriplegic cerebral palsy', null),
      diagnosis('M24.561', 'Contracture, right knee', 'name the side'),
      diagnosis('M24.562', 'Contracture, left knee', 'name the side'),
      diagnosis('M62.461', 'Contracture of muscle, right lower leg', null),
      diagnosis('R26.1', 'Paralytic gait', null),
    ],
    anaesthesia: [{ text: 'Open work on muscles and tendons of the upper leg; the anaesthesia code is chosen by the anaesthesia office.', source: starterText }],
    addOns: [],
    addOnRules: [],
    related: [procedure('27396', 'Reroute one thigh tendon', 'one tendon'), procedure('27400', 'Move the hamstring insertions up to the thigh bone', 'all hamstrings to the femur')],
  },
  edits: {
    state: 'data',
    rows: [
      edit('27306', 'Divide an adductor or hamstring tendon through the skin, one', 'Separate-procedure definition'),
      edit('27307', 'Divide adductor or hamstring tendons through the skin, several', 'More extensive procedure'),
      edit('27390', 'Cut one hamstring tendon open', 'Standards of practice'),
      edit('27391', 'Cut several hamstring tendons open', 'Standards of practice'),
      edit('27392', 'Cut several hamstring tendons open, both legs', 'Standards of practice'),
      edit('27393', 'Lengthen one hamstring tendon', 'Standards of practice'),
      edit('27394', 'Lengthen several hamstring tendons', 'Standards of practice'),
      edit('27395', 'Lengthen several hamstring tendons, both legs', 'Standards of practice'),
      edit('27396', 'Reroute one thigh tendon', 'Code definition'),
    ],
    note: 'Only pairs within 27301 to 27599 are in the starter catalog. Import the practitioner PTP file for all pairs.',
  },
  unitsPerDay: {
    state: 'data',
    facts: [fact('mue', 'Units per day', 1, '1', 'Absolute per day (MAI 2): a ceiling by policy that the contractor cannot lift.', 'Do not plan more units than this.', units)],
  },
  medicare: {
    state: 'data',
    indicators: [
      fact('status', 'Status', 'A', 'Active, priced', 'Has its own Medicare physician price when the service is covered.', 'Still check coverage and authorisation.', physicianFee),
      globalDays,
      fact('portions', 'Split of the global period', '0.10 / 0.69 / 0.21', '10 % before, 69 % during, 21 % after', 'Shares of the fee when care is split between surgeons (54, 55, 56).', null, physicianFee),
      fact('multiple', 'Several procedures', '2', 'Standard reduction', 'Same-day procedures are ranked by fee: 100, 50, 50, 50, 50 %, the sixth and later by report.', 'Second and later procedures pay half.', physicianFee),
      bilateral,
      assistant,
      coSurgeon,
      fact('team', 'Team surgery', '0', 'Not permitted', 'Modifier 66 is not permitted.', null, physicianFee),
      fact('pctc', 'Professional and technical', '0', 'Physician service', 'Cannot be split; modifiers 26 and TC are not usable.', null, physicianFee),
    ],
    relativeValues: [
      {
        modifier: '',
        work: 12.34,
        nonFacilityPracticeExpense: 10.68,
        nonFacilityNotApplicable: true,
        facilityPracticeExpense: 10.68,
        facilityNotApplicable: false,
        malpractice: 2.62,
        nonFacilityTotal: 25.64,
        facilityTotal: 25.64,
        conversionFactor: 33.4009,
        nonFacilityCents: null,
        facilityCents: 85640,
        noAmountReason: 'Rarely or never done in an office.',
        statusCode: 'A',
        release: 'July 2026',
        current: true,
        source: physicianFee,
      },
    ],
    trace: ['(12.34 work x 1.000) + (10.68 facility practice expense x 1.000) + (2.62 malpractice x 1.000) = 25.64 RVU', '25.64 RVU x 33.4009 = 856.40', 'Place: facility'],
  },
  fees: { state: 'missing', why: 'not-loaded', sentence: 'Import the Medicare GPCI file of the same year.' },
  hospital: {
    state: 'data',
    facts: [
      fact('oppsStatus', 'Outpatient status', 'J1', 'Comprehensive APC', 'One payment for the primary procedure; nearly everything else on the claim is packaged.', 'Typical outpatient surgery.', hospital),
      fact('oppsRate', 'Hospital outpatient payment', 7413.38, '$7,413.38 national', 'Before wage index and patient share.', null, hospital),
    ],
  },
  payers: { state: 'missing', why: 'not-loaded', sentence: 'Import the price file of a hospital (csv or json in the CMS format).' },
  classification: { state: 'missing', why: 'no-data', sentence: 'Goes with diagnosis codes.' },
  sources: [
    source(physicianFee, {}),
    source(starterText, {
      layer: 'starter',
      kind: 'starter-texts',
      title: 'Codetray starter texts',
      publisher: 'Codetray',
      fileName: '27397.md',
      release: '2026-11',
      releaseLabel: 'November 2026',
      effectiveFrom: null,
      effectiveTo: null,
      notices: [plainLanguageNotice],
    }),
    source(edits, {
      kind: 'ncci-ptp-practitioner',
      title: 'NCCI procedure-to-procedure edits, practitioner, July 2024',
      fileName: 'ccipra-v302r0-f1.txt',
      container: 'ccipra-v302r0-f1.zip',
      release: '2024-07',
      releaseLabel: 'July 2024',
      releaseBasis: 'file-name',
      effectiveFrom: '2024-07-01',
      effectiveTo: null,
      notices: [copyrightNotice],
    }),
    source(units, {
      kind: 'mue-practitioner',
      title: 'Medically unlikely edits, practitioner, July 2024',
      fileName: 'MCR_MUE_PractitionerServices_Eff_07-01-2024.csv',
      release: '2024-07',
      releaseLabel: 'July 2024',
      effectiveFrom: '2024-07-01',
      effectiveTo: null,
      notices: [copyrightNotice],
    }),
    source(hospital, {
      kind: 'opps-addendum-b',
      title: 'Hospital outpatient payment, Addendum B, January 2026',
      fileName: 'addendum-b-2026-01.csv',
      release: '2026-01',
      releaseLabel: 'January 2026',
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
    }),
    source(modifierTexts, {
      layer: 'starter',
      kind: 'modifiers',
      title: 'Meaning of modifiers in own words',
      publisher: 'Codetray',
      fileName: 'modifiers.md',
      release: '2026-11',
      releaseLabel: 'November 2026',
      effectiveFrom: null,
      effectiveTo: null,
      notices: [plainLanguageNotice],
    }),
  ],
  mentions: [],
  notices: [plainLanguageNotice],
});

/** A document of the given pages, as the window asks for it when nothing is chosen. */
export function documentOf(pages: readonly CodePage[], values: Partial<SummaryPrint> = {}): SummaryPrint {
  return { document: 'summary', paper: 'Letter', extent: 'whole', arrangement: 'page-each', contents: false, title: null, office: null, pages: [...pages], printedOn: '2026-11-22', appVersion: '0.1.0', ...values };
}

/** The same page under another code, for documents of several codes. */
export function pageOf(code: string, title: string): CodePage {
  return codePageSchema.parse({ ...page27397, code, title });
}

/** A page about which nothing is loaded: every part says what is missing. */
export const barePage: CodePage = codePageSchema.parse({
  ...page27397,
  code: '99999',
  title: 'A code that only a release names',
  titleSource: 1,
  sectionPath: [],
  previous: null,
  next: null,
  glance: [],
  ...Object.fromEntries(
    ['overview', 'family', 'whatIsDone', 'askBeforeBooking', 'toHaveReady', 'clinical', 'billing', 'modifiers', 'edits', 'unitsPerDay', 'medicare', 'fees', 'hospital', 'crosswalks', 'classification', 'descriptions', 'payers'].map(
      (part) => [part, { state: 'missing', why: 'not-loaded', sentence: `Nothing loaded for ${part}: import its file.` }],
    ),
  ),
  sources: page27397.sources.slice(0, 1),
  notices: [],
});

const clinicalOf27397 = [
  { about: 'Team', text: 'Surgeon and nurse.', beside: null, words: 'starter' as const },
  { about: 'Team', text: 'An assistant is common.', beside: null, words: 'starter' as const },
];

/** The text of 27397 taken apart, one synonym by the office. */
export const review27397: Review = reviewSchema.parse({
  catalogVersion: 'fixture-1',
  codes: [
    {
      system: 'CPT',
      code: '27397',
      title: page27397.title,
      systemName: 'CPT',
      sectionPath: page27397.sectionPath,
      parts: [
        { part: 'title', statements: [{ about: null, text: page27397.title, beside: null, words: 'starter' }] },
        { part: 'synonyms', statements: [{ about: null, text: 'several tendon transfers', beside: null, words: 'starter' }, { about: null, text: 'tendon move at Hillside', beside: null, words: 'office' }] },
        { part: 'clinical', statements: clinicalOf27397 },
        { part: 'family', statements: [{ about: 'this', text: 'several tendons, one leg', beside: null, words: 'starter' }, { about: '27396', text: 'one tendon', beside: 'Move one thigh tendon', words: 'starter' }] },
      ],
      facts: [globalDays, bilateral, { ...assistant, id: 'assistantAtSurgery' }, { ...coSurgeon, id: 'coSurgeons' }],
      missing: [],
      sources: page27397.sources,
      notices: page27397.notices,
    },
  ],
});
