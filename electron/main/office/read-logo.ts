import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OfficeLogo } from '../../../db/model/office.ts';
import { largestLogoBytes } from '../../../db/model/setting-choices.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';

/**
 * Reads a picture that is to stand on paper and makes sure that it is one: known by its content, of at most 512 KB, whole,
 * and without anything that a picture could carry besides.
 * @param canBeDrawn whether the engine reads these bytes as a PNG or JPEG picture
 * Errors: `file-unreadable`, `bad-arguments`.
 */
export async function readLogo(path: string, canBeDrawn: (bytes: Uint8Array) => boolean): Promise<Result<OfficeLogo>> {
  const name = basename(path);
  let bytes: Buffer;
  try {
    if ((await stat(path)).size > largestLogoBytes) return failure('bad-arguments', `${name} is larger than 512 KB. Save the logo in a smaller size and choose it again; the one before is kept.`);
    bytes = await readFile(path);
  } catch (error) {
    return failure('file-unreadable', `${name} cannot be read. Choose another file; the logo is as it was.`, error instanceof Error ? error.message : String(error));
  }
  const type = typeOf(bytes);
  if (type === null) return failure('bad-arguments', `${name} is no PNG, JPEG or SVG picture. Choose one of these; the logo is as it was.`);
  const isWhole = type === 'image/svg+xml' ? isPlainDrawing(bytes.toString('utf8')) : canBeDrawn(bytes);
  if (!isWhole) return failure('bad-arguments', `${name} cannot be used: ${type === 'image/svg+xml' ? 'the drawing has scripts in it or points to other files' : 'the picture is damaged'}. The logo is as it was.`);
  return success({ type, base64: bytes.toString('base64') });
}

function typeOf(bytes: Buffer): OfficeLogo['type'] | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  return /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>[]*>\s*)*<svg[\s>]/.test(bytes.toString('utf8')) ? 'image/svg+xml' : null;
}

/** As a picture a drawing neither runs nor fetches anything; one that tries is refused all the same. */
function isPlainDrawing(svg: string): boolean {
  if (/<(?:script|foreignObject|iframe|object|embed)\b|<!ENTITY|\son[a-z]+\s*=|javascript:/i.test(svg)) return false;
  const addresses = [...svg.matchAll(/(?:href|src)\s*=\s*["']\s*([^"']*)|url\(\s*["']?([^"')]*)|@import\s+["']?([^"';]*)/gi)];
  return addresses.every(([, one, two, three]) => /^(?:#|data:image\/(?:png|jpeg)[;,])/i.test((one ?? two ?? three ?? '').trim())) && /<\/svg>\s*$/.test(svg);
}
