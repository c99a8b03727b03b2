import type { CodeKey, CodeSystem } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';

export interface CodeRecord {
  codeId: number;
  system: CodeSystem;
  code: string;
  compact: string;
  title: string;
  titleSourceId: number;
  distinction: string | null;
  billable: 0 | 1;
  addOn: 0 | 1;
  sectionId: number | null;
  parentId: number | null;
}

const columns = `
  code_id AS codeId, system, code, compact, title, title_source_id AS titleSourceId, distinction, billable, add_on AS addOn,
  section_id AS sectionId, parent_id AS parentId`;

const byCode = `SELECT ${columns} FROM code WHERE system = :system AND code = :code`;

/**
 * A code as people type it, without its dot: "m62.40", "M6240" and " M62.40 " are "M6240". Null when the text cannot be a code,
 * or when a dot stands where no code has one.
 */
export function compactCode(text: string): string | null {
  const typed = text.trim().toUpperCase();
  const parts = /^([0-9A-Z]{3})\.?([0-9A-Z]{0,4})$/.exec(typed);
  if (parts === null) return null;
  return `${parts[1] ?? ''}${parts[2] ?? ''}`;
}

/** The record of a code in one system, whatever way the code is written. Undefined when the catalog has none. */
export function findCode(db: ReadDb, key: CodeKey): CodeRecord | undefined {
  const compact = compactCode(key.code);
  if (compact === null) return undefined;
  const code = key.system === 'ICD10CM' && compact.length > 3 ? `${compact.slice(0, 3)}.${compact.slice(3)}` : compact;
  return db.prepare<CodeRecord>(byCode).get({ system: key.system, code });
}
