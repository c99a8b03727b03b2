import { cpus } from 'node:os';
import { join } from 'node:path';
import { realDataFolder } from '../harness/real-data.ts';
import { runtimeFacts } from '../harness/runtime.ts';
import { benchCase } from './case.ts';
import { benchImport } from './import.ts';
import { benchKeystrokes, benchKeystrokesWhileImporting } from './keystrokes.ts';
import { benchNotes } from './notes.ts';
import { benchPrint } from './print.ts';
import { benchSearch } from './search.ts';
import { benchStart, benchStartBySize } from './start.ts';
import { table } from './statistics.ts';
import { benchWholeImport } from './whole-import.ts';

/** All figures of one run in one table, each beside its baseline from the same run. */
const data = realDataFolder();
if (data === null) {
  console.error('The benchmark needs the real release files: set CODETRAY_REAL_DATA to their folder.');
  process.exit(2);
}
const { electronPath } = await runtimeFacts();
// `npm run bench -- keystrokes start` leaves out what is not named; the import always runs, the others need its catalog.
const named = process.argv.slice(2);
const wanted = (name: string) => named.length === 0 || named.includes(name);
const imported = benchImport(data, wanted('import') ? 5 : 1);
const rows = [...imported.rows];
if (wanted('keystrokes')) rows.push(...(await benchKeystrokes(imported.home)));
if (wanted('busy')) rows.push(...(await benchKeystrokesWhileImporting(imported.home, ['pfs/rvu25d/PPRRVU2025_Oct.csv', 'icd10cm/2025'].map((path) => join(data, path)))));
if (wanted('whole')) {
  const whole = await benchWholeImport(data);
  rows.push(...whole.rows);
  console.log(`\n| file | kind | rows | seconds |\n| --- | --- | --- | --- |\n${whole.files}`);
}
if (wanted('search')) rows.push(...(await benchSearch(data)));
if (wanted('case')) rows.push(...benchCase(data));
if (wanted('notes')) rows.push(...benchNotes(data));
if (wanted('print')) rows.push(...(await benchPrint(imported.home, 7)));
if (wanted('start')) rows.push(...(await benchStart(electronPath, imported.home, 11)));
if (wanted('startsize')) rows.push(...(await benchStartBySize(electronPath, data, 11)));
console.log(`\n${cpus().length} cores, ${imported.records.toLocaleString('en-US')} records\n`);
console.log(table(rows));
process.exit(0);
