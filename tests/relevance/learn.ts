import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadOnly } from '../../db/open/database.ts';
import { readHospitalLines } from './hospital-lines.ts';
import { importIntoNewHome } from './imported-catalog.ts';
import { learnFrom, tableOf, useTableOf, usesIn } from './learned-catalog.ts';
import { realDataFolder, repository } from './real-data.ts';

// `npm run learn`: learns which words hospitals write for which words of the fee schedule, from every judged line, and how usual each procedure
// is, and writes resources/word-associations.tsv and code-use.tsv. `npm run relevance` learns anew without the hospitals that it judges on.
const data = realDataFolder();
if (data === null) {
  console.error('No release files: set CODETRAY_REAL_DATA to their folder.');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'words-of-hospitals-'));
try {
  const db = openReadOnly(importIntoNewHome(join(folder, 'fee-schedule'), [join(data, 'pfs', 'rvu25d', 'PPRRVU2025_Oct.csv')]));
  const lines = readHospitalLines(data);
  const learned = learnFrom(db, lines);
  const uses = usesIn(db, lines);
  db.close();
  const resource = (name: string): string => join(repository, 'resources', name);
  writeFileSync(resource('word-associations.tsv'), tableOf(learned));
  writeFileSync(resource('code-use.tsv'), useTableOf(uses));
  console.log(`${learned.length} words with ${learned.reduce((sum, word) => sum + word.meanings.length, 0)} meanings from ${lines.length} lines`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
