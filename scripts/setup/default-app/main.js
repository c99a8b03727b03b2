/**
 * Stands in for Electron's own default app, which the fallback runtime lacks: starts the app in the folder that the command
 * line names. Whatever fails is printed and ends the process: a dialog would wait for ever where nobody sees it.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

function readManifest(folder) {
  try {
    return JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  } catch (error) {
    throw new Error(`${folder} holds no app: ${error.message}`);
  }
}

/** The first argument that is not a switch. It may be a script instead of a folder. */
function appFromArguments() {
  const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
  if (!named) throw new Error('no app folder given on the command line');
  const path = resolve(named);
  return /\.[cm]?js$/.test(path) ? { folder: dirname(path), main: path } : { folder: path, main: null };
}

async function startApp() {
  const { folder, main } = appFromArguments();
  const manifest = main ? {} : readManifest(folder);
  app.setAppPath(folder);
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  process.defaultApp = true;
  await import(pathToFileURL(main ?? resolve(folder, manifest.main ?? 'index.js')).href);
}

try {
  // Awaited at the top level: Electron holds back `ready` until then, and the app has things to say before it.
  await startApp();
} catch (error) {
  console.error(`Electron could not start the app: ${error?.stack ?? error}`);
  process.exit(1);
}
