import type { CodeKey } from '../model/code.ts';
import { codeSystems } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';
import { compactCode } from './find-code.ts';

const sql = `
  SELECT system, code FROM code WHERE compact = :compact AND system <> 'ICD10PCS'
  UNION ALL SELECT system, code FROM code WHERE code = :compact AND system = 'ICD10PCS'`;

/**
 * The codes that a text names, in every system, for a command that was given no system: CPT, HCPCS, ICD-10-CM, ICD-10-PCS. A text
 * with a dot names diagnoses alone. Empty when nothing has that code.
 */
export function resolveCode(db: ReadDb, text: string): CodeKey[] {
  const compact = compactCode(text);
  if (compact === null) return [];
  return db
    .prepare<CodeKey>(sql)
    .all({ compact })
    .filter((key) => !text.includes('.') || key.system === 'ICD10CM')
    .sort((a, b) => codeSystems.indexOf(a.system) - codeSystems.indexOf(b.system));
}
