import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastImportSchema, type LastImport } from '../model/last-import.ts';
import type { ImportReport } from '../model/catalog.ts';
import type { Home } from '../open/home.ts';

function pathOf(home: Home): string {
  return join(home.folder, 'last-import.json');
}

/** Keeps a report until the next import, so that it can be read and saved later. An import that failed leaves the last one. */
export function keepLastImport(home: Home, report: ImportReport, endedAt: Date): void {
  const path = pathOf(home);
  const unfinished = `${path}.${process.pid}.tmp`;
  const kept: LastImport = { endedAt: endedAt.toISOString(), report };
  try {
    mkdirSync(home.folder, { recursive: true });
    writeFileSync(unfinished, JSON.stringify(kept));
    renameSync(unfinished, path);
  } catch {
    // The import itself has succeeded, and whoever ran it has the report.
  }
}

/** Null when nothing was imported yet, or what was kept cannot be read. */
export function readLastImport(home: Home): LastImport | null {
  try {
    const parsed = lastImportSchema.safeParse(JSON.parse(readFileSync(pathOf(home), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
