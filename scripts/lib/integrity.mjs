import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { SetupProblem } from './say.mjs';

/** The file's digest as a registry writes it: "sha512-" and base64. */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** Refuses a file that is not, byte for byte, the one that was reviewed: a registry's word about itself is no proof. */
export async function verifyIntegrity(file, expected) {
  const found = await integrityOf(file);
  if (found === expected) return;
  throw new SetupProblem(
    `${file} is not the file that was reviewed: expected ${expected}, found ${found}. It is not used.`,
    'check the proxy or mirror in between, then run the command again',
  );
}
