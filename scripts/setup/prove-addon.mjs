/** Run by each runtime with the addon's path: full-text search in the main thread and in a worker, or a non-zero exit. */
import { createRequire } from 'node:module';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const nativeBinding = isMainThread ? process.argv[2] : workerData;
const Database = createRequire(import.meta.url)('better-sqlite3');
const db = new Database(':memory:', { nativeBinding });
db.exec("CREATE VIRTUAL TABLE proof USING fts5(title); INSERT INTO proof VALUES ('excision of lesion')");
const { found } = db.prepare('SELECT count(*) AS found FROM proof WHERE proof MATCH :words').get({ words: '"lesion"' });
db.close();
if (found !== 1) throw new Error('full-text search does not find what was put in');

if (isMainThread) new Worker(new URL(import.meta.url), { workerData: nativeBinding });
