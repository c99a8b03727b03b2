import { cpus } from 'node:os';
import { realDataFolder } from '../harness/real-data.ts';
import { runtimeFacts } from '../harness/runtime.ts';
import { benchImport } from './import.ts';
import { benchKeystrokes } from './keystrokes.ts';
import { benchStart } from './start.ts';
import { table } from './statistics.ts';

/** All figures of one run in one table, each beside its baseline from the same run. */
const data = realDataFolder();
if (data === null) {
  console.error('The benchmark needs the real release files: set CODETRAY_REAL_DATA to their folder.');
  process.exit(2);
}
const { electronPath } = await runtimeFacts();
const imported = benchImport(data, 3);
const rows = [...imported.rows, ...(await benchKeystrokes(imported.home)), ...(await benchStart(electronPath, imported.home, 9))];
console.log(`\n${cpus().length} cores, ${imported.records.toLocaleString('en-US')} records\n`);
console.log(table(rows));
process.exit(0);
