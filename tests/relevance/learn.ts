import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadOnly } from '../../db/open/database.ts';
import { readHospitalLines } from './hospital-lines.ts';
import { importIntoNewHome } from './imported-catalog.ts';
import { learnFrom, tableOf, tellingOnly, useTableOf, usesIn } from './learned-catalog.ts';
import { realDataFolder, repository } from './real-data.ts';

// `npm run learn`: learns which words hospitals write for which words of the fee schedule, from every judged line, and how usual each procedure
// is, and which words inclusion terms have for which words of the diagnoses' titles, and writes resources/word-associations.tsv and code-use.tsv. `npm run relevance` learns anew without the hospitals that it judges on.
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
  const diagnoses = openReadOnly(importIntoNewHome(join(folder, 'diagnoses'), [join(data, 'icd10cm', '2025', 'icd10cm_order_2025.txt.gz'), join(data, 'icd10cm', '2017_xml', 'icd10cm_tabular_2017.xml.gz')]));
  const terms = diagnoses.prepare<{ code: string; text: string }>("SELECT code, text FROM tabular_note WHERE kind IN ('inclusion', 'includes') ORDER BY code, position").all();
  const ofDiagnoses = tellingOnly(learnFrom(diagnoses, terms.map(({ code, text }) => ({ text, codes: [code.replace('.', '')] })), 'diagnosis'));
  diagnoses.close();
  const resource = (name: string): string => join(repository, 'resources', name);
  writeFileSync(resource('word-associations.tsv'), tableOf(learned));
  writeFileSync(resource('diagnosis-associations.tsv'), tableOf(ofDiagnoses));
  writeFileSync(resource('code-use.tsv'), useTableOf(uses));
  console.log(`${learned.length} words with ${learned.reduce((sum, word) => sum + word.meanings.length, 0)} meanings from ${lines.length} lines`);
  console.log(`${ofDiagnoses.length} words with ${ofDiagnoses.reduce((sum, word) => sum + word.meanings.length, 0)} meanings from ${terms.length} inclusion terms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
