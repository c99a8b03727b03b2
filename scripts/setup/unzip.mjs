import { chmodSync, createWriteStream, mkdirSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Unpacks a zip file with its permission bits, without the `unzip` program that a bare system lacks.
 * @param wanted (name) => boolean, which entries to write
 */
export async function unzip(file, folder, wanted = () => true) {
  // Imported here, because this module is loaded before the packages are installed.
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(file);
  try {
    for await (const entry of zip.eachEntry()) {
      const target = resolve(folder, entry.fileName);
      if (!target.startsWith(resolve(folder) + sep)) throw new Error(`${entry.fileName} would leave ${folder}`);
      if (!wanted(entry.fileName)) continue;
      if (entry.fileName.endsWith('/')) {
        mkdirSync(target, { recursive: true });
        continue;
      }
      mkdirSync(dirname(target), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
      chmodSync(target, ((entry.externalFileAttributes >>> 16) & 0o777) || 0o644);
    }
  } finally {
    zip.close();
  }
}
