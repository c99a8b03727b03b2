import { buildStarterCatalog } from '../import/build-starter-catalog.ts';

// Entry of the build: `build-starter RESOURCES TARGET` writes the catalog that ships with the program.
const [resources, target] = process.argv.slice(2);
if (resources === undefined || target === undefined) {
  process.stderr.write('Usage: build-starter RESOURCES-FOLDER TARGET-FILE\n');
  process.exitCode = 2;
} else {
  const built = buildStarterCatalog(resources, target);
  if (built.ok) {
    const { version, counts } = built.value;
    process.stdout.write(`Starter catalog ${version}: ${counts.codes} codes, ${counts.relativeValues} fee schedule rows, ${counts.edits} pairs.\n`);
  } else {
    process.stderr.write(`${built.error.message}\n`);
    if (built.error.detail !== undefined) process.stderr.write(`${built.error.detail}\n`);
    process.exitCode = 1;
  }
}
