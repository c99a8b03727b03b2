import { createHash } from 'node:crypto';
import type { OfficeLogo } from '../../../db/model/office.ts';
import type { BuiltFile } from '../security/built-file-table.ts';

/** The picture as the app's scheme serves it; null unless the path names these very bytes. */
export function logoFile(logo: OfficeLogo | null, pathname: string): BuiltFile | null {
  if (logo === null) return null;
  const digest = createHash('sha256').update(logo.base64).digest('hex').slice(0, 16);
  if (!pathname.startsWith(`/office-logo-${digest}.`)) return null;
  return { contentType: logo.type, bytes: new Uint8Array(Buffer.from(logo.base64, 'base64')) };
}
