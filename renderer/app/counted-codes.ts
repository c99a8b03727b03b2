import type { CatalogInfo } from '../../electron/contract/index.ts';
import { formatCount } from '../ui/format.ts';

/** "134 CPT, 0 HCPCS Level II and 1,244 ICD-10-CM codes"; inpatient procedures are named where there are any. */
export function countedCodes(counts: CatalogInfo['counts']): string {
  const parts = [`${formatCount(counts.cpt)} CPT`, `${formatCount(counts.hcpcs)} HCPCS Level II`, `${formatCount(counts.icd10cm)} ICD-10-CM`];
  if (counts.icd10pcs > 0) parts.push(`${formatCount(counts.icd10pcs)} ICD-10-PCS`);
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''} codes`;
}
