import type { ColumnRule } from '../stacked-header.ts';

/**
 * The columns of the physician fee schedule relative value file (PPRRVU), by the stacked names of the csv and xlsx form
 * and by the positions of the text form (RVU25D record layout, counted from 1, both ends included).
 */
export type PfsColumn =
  | 'code' | 'modifier' | 'description' | 'status' | 'notUsedForMedicare' | 'work' | 'nonFacilityPe' | 'nonFacilityNa'
  | 'facilityPe' | 'facilityNa' | 'malpractice' | 'nonFacilityTotal' | 'facilityTotal' | 'pctc' | 'globalDays' | 'preOp'
  | 'intraOp' | 'postOp' | 'multiple' | 'bilateral' | 'assistant' | 'coSurgeons' | 'team' | 'pricing' | 'endoBase'
  | 'conversionFactor' | 'supervision' | 'calculationFlag' | 'imagingFamily' | 'oppsNonFacilityPe' | 'oppsFacilityPe' | 'oppsMalpractice';

/** Some releases before 2017 print "FULLY IMPLEMENTED" or "TRANSITIONED" before the practice expense columns. */
const phase = '(?:(?:FULLY IMPLEMENTED|TRANSITION(?:ED|AL)|YEAR \\d+) )?';

const rule = (name: PfsColumn, words: string, pattern: string, needed = true): ColumnRule<PfsColumn> =>
  ({ name, words, pattern: new RegExp(`^${pattern}$`), needed });

export const pfsColumnRules: readonly ColumnRule<PfsColumn>[] = [
  rule('code', 'HCPCS', '(?:HCPCS|CPT|CPT HCPCS|HCPCS CPT)(?: CODE)?'),
  rule('modifier', 'MOD', 'MOD(?:IFIER)?'),
  rule('description', 'DESCRIPTION', '(?:SHORT )?DESC(?:RIPTION|RIPTOR)?', false),
  rule('status', 'STATUS CODE', '(?:PROC )?STATUS(?: CODE| IND)?'),
  { ...rule('notUsedForMedicare', 'NOT USED FOR MEDICARE PAYMENT', 'NOT USED FOR MEDICARE(?: PAYMENT)?', false), mayBeEmpty: true },
  rule('work', 'WORK RVU', '(?:PHYSICIAN )?WORK RVU'),
  rule('nonFacilityPe', 'NON-FAC PE RVU', `${phase}NONFAC PE RVU`),
  rule('nonFacilityNa', 'NON-FAC NA INDICATOR', `${phase}NONFAC NA IND`),
  rule('facilityPe', 'FACILITY PE RVU', `${phase}FAC PE RVU`),
  rule('facilityNa', 'FACILITY NA INDICATOR', `${phase}FAC NA IND`),
  rule('malpractice', 'MP RVU', 'MP RVU'),
  rule('nonFacilityTotal', 'NON-FACILITY TOTAL', `${phase}NONFAC TOTAL(?: RVU)?`),
  rule('facilityTotal', 'FACILITY TOTAL', `${phase}FAC TOTAL(?: RVU)?`),
  rule('pctc', 'PCTC IND', 'PCTC(?: IND)?'),
  rule('globalDays', 'GLOB DAYS', 'GLOB(?:AL)? (?:DAYS|SURGERY|PERIOD)'),
  rule('preOp', 'PRE OP', 'PRE ?OP'),
  rule('intraOp', 'INTRA OP', 'INTRA ?OP'),
  rule('postOp', 'POST OP', 'POST ?OP'),
  rule('multiple', 'MULT PROC', 'MULT(?:IPLE)? PROC'),
  rule('bilateral', 'BILAT SURG', 'BILAT(?:ERAL)? SURG(?:ERY)?'),
  rule('assistant', 'ASST SURG', 'ASS(?:IS)?T(?:ANT)?(?: AT)? SURG(?:ERY|EON)?'),
  rule('coSurgeons', 'CO-SURG', 'CO ?SURG(?:ERY|EONS?)?'),
  rule('team', 'TEAM SURG', 'TEAM SURG(?:ERY|EONS?)?'),
  rule('pricing', 'PRIC IND', 'PRIC(?:ING)? IND', false),
  { ...rule('endoBase', 'ENDO BASE', 'ENDO(?:SCOPIC)? BASE(?: CODE)?'), mayBeEmpty: true },
  rule('conversionFactor', 'CONV FACTOR', 'CONV(?:ERSION)? FACTOR'),
  rule('supervision', 'PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES', '(?:PHYSICIAN )?SUPERVISION OF DIAGNOSTIC PROC', false),
  rule('calculationFlag', 'CALCULATION FLAG', 'CALC(?:ULATION)? FLAG', false),
  rule('imagingFamily', 'DIAGNOSTIC IMAGING FAMILY INDICATOR', 'DIAGNOSTIC IMAGING FAMILY IND', false),
  rule('oppsNonFacilityPe', 'NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT', 'NONFAC PE USED FOR OPPS PAYMENT(?: AMOUNT)?', false),
  { ...rule('oppsFacilityPe', 'FACILITY PE USED FOR OPPS PAYMENT AMOUNT', 'FAC PE USED FOR OPPS PAYMENT(?: AMOUNT)?', false), mayEqualLeft: true },
  rule('oppsMalpractice', 'MP USED FOR OPPS PAYMENT AMOUNT', 'MP USED FOR OPPS PAYMENT(?: AMOUNT)?', false),
];

/** Columns that tell this file from every other one with codes in it. */
export const pfsTellingColumns: readonly PfsColumn[] = [
  'status', 'work', 'nonFacilityPe', 'facilityPe', 'malpractice', 'nonFacilityTotal', 'facilityTotal', 'globalDays', 'multiple',
  'bilateral', 'assistant', 'coSurgeons', 'team', 'endoBase', 'conversionFactor',
];

/**
 * [first, last] column of the text form. The pricing indicator is new since 2026 and stands in what was filler between
 * the team surgery indicator and the endoscopic base code, as its column does in the csv form.
 */
export const pfsTextPositions: Readonly<Record<PfsColumn, readonly [number, number] | null>> = {
  code: [1, 5], modifier: [6, 7], description: [8, 57], status: [58, 58], notUsedForMedicare: [59, 59], work: [60, 65],
  nonFacilityPe: [67, 72], nonFacilityNa: [73, 74], facilityPe: [76, 81], facilityNa: [82, 83], malpractice: [85, 89],
  nonFacilityTotal: [91, 96], facilityTotal: [97, 102], pctc: [103, 103], globalDays: [104, 106], preOp: [107, 109],
  intraOp: [110, 112], postOp: [113, 115], multiple: [116, 116], bilateral: [117, 117], assistant: [118, 118], coSurgeons: [119, 119],
  team: [120, 120], pricing: [121, 127], endoBase: [128, 132], conversionFactor: [133, 140], supervision: [142, 143],
  calculationFlag: [144, 144], imagingFamily: [146, 147], oppsNonFacilityPe: [152, 157], oppsFacilityPe: [159, 164], oppsMalpractice: [166, 171],
};

/** The text form up to and with the conversion factor; a shorter line is no row. */
export const pfsTextLeastLength = 140;
