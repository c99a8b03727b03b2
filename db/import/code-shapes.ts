import type { CodeSystem } from '../model/code.ts';

const cpt = /^(?:\d{5}|\d{4}[AFMTU])$/;
const hcpcs = /^[A-Z]\d{4}$/;
const icd10cm = /^[A-Z]\d[0-9A-Z][0-9A-Z]{0,4}$/;

/**
 * Five digits, or four and a letter (F category II, T category III, A vaccines, M and U laboratory), are CPT; a letter
 * and four digits HCPCS Level II. Null for anything else.
 */
export function procedureSystem(code: string): 'CPT' | 'HCPCS' | null {
  if (cpt.test(code)) return 'CPT';
  return hcpcs.test(code) ? 'HCPCS' : null;
}

/** A procedure code as a table prints it; in a sheet a code of digits may have lost its zeros. Null when it is none. */
export function printedProcedure(text: string, isSheet: boolean): string | null {
  const code = text.toUpperCase();
  const whole = isSheet && /^\d{1,4}$/.test(code) ? code.padStart(5, '0') : code;
  return procedureSystem(whole) === null ? null : whole;
}

/** A code as it was released: spreadsheets lose the zeros before 00100 to 01999, which no other code begins with. */
export function withLostZeros(text: string): string {
  return /^(?:[1-9]\d{2}|1\d{3})$/.test(text) ? text.padStart(5, '0') : text;
}

/** ICD-10-CM without the dot: a letter, a digit, a digit or letter, and up to four more. */
export function isCompactDiagnosis(code: string): boolean {
  return icd10cm.test(code);
}

/** ICD-10-PCS: seven characters, or the three of a header; the letters I and O are not used. */
export function isInpatientCode(code: string): boolean {
  return /^[0-9A-HJ-NP-Z]{3}(?:[0-9A-HJ-NP-Z]{4})?$/.test(code);
}

/** "M6240" as people write it: "M62.40". */
export function dotted(compact: string): string {
  return compact.length > 3 ? `${compact.slice(0, 3)}.${compact.slice(3)}` : compact;
}

/** A code as an office may type it, with the system that is named or that its shape tells; null when it is none. */
export function typedCode(text: string, systemText: string): { system: CodeSystem; code: string } | null {
  const compact = text.toUpperCase().replaceAll(/[\s.]/g, '');
  const named = systemText.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  if (['ICD10CM', 'ICD10', 'ICD'].includes(named)) return isCompactDiagnosis(compact) ? { system: 'ICD10CM', code: dotted(compact) } : null;
  if (['ICD10PCS', 'PCS'].includes(named)) return isInpatientCode(compact) ? { system: 'ICD10PCS', code: compact } : null;
  const procedure = procedureSystem(compact);
  if (named === '') {
    if (text.includes('.') && isCompactDiagnosis(compact)) return { system: 'ICD10CM', code: dotted(compact) };
    if (procedure !== null) return { system: procedure, code: compact };
    return isCompactDiagnosis(compact) ? { system: 'ICD10CM', code: dotted(compact) } : null;
  }
  if (procedure === null) return null;
  return named === procedure || (procedure === 'HCPCS' && ['HCPCSII', 'HCPCSLEVELII'].includes(named)) ? { system: procedure, code: compact } : null;
}
