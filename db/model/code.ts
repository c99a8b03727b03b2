import { z } from 'zod';

/** CPT: AMA procedure codes. HCPCS: HCPCS Level II. ICD10CM: diagnoses. ICD10PCS: procedures of inpatient claims. */
export const codeSystems = ['CPT', 'HCPCS', 'ICD10CM', 'ICD10PCS'] as const;
export const codeSystemSchema = z.enum(codeSystems);
export type CodeSystem = z.infer<typeof codeSystemSchema>;

/**
 * A code as people write it: five characters for CPT and HCPCS ("27397", "0633T", "G0105"), dotted for ICD-10-CM
 * ("M62.40"), seven for ICD-10-PCS ("0KN24ZZ"). This dotted form is the identity everywhere: catalog, user data, IPC, JSON.
 */
export const codeTextSchema = z.string().min(3).max(8).regex(/^[0-9A-Z][0-9A-Z.]*$/);

export const codeKeySchema = z.strictObject({ system: codeSystemSchema, code: codeTextSchema });
export type CodeKey = z.infer<typeof codeKeySchema>;
