/** Run by Node 24: packs our default app, and swaps it in whole so that an app which is just starting sees the old or the new. */
import { renameSync } from 'node:fs';
import { createPackage } from '@electron/asar';

const [source, target] = process.argv.slice(2);
const fresh = `${target}.${process.pid}`;
await createPackage(source, fresh);
renameSync(fresh, target);
