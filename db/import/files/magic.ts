/** What a file is by its first bytes. */
export function looksLikeGzip(bytes: Buffer): boolean {
  return bytes.length >= 3 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

export function looksLikeZip(bytes: Buffer): boolean {
  if (bytes.length < 4) return false;
  const signature = bytes.readUInt32LE(0);
  return signature === 0x04034b50 || signature === 0x06054b50;
}

/** A zip may be an office document: what kind, or null for an archive of files. */
export function officeDocumentKind(names: readonly string[]): string | null {
  if (names.includes('xl/workbook.xml')) return 'spreadsheet';
  if (names.includes('xl/workbook.bin')) return 'a binary Excel workbook (xlsb); save it as xlsx or csv';
  if (names.includes('word/document.xml')) return 'a Word document';
  if (names.includes('ppt/presentation.xml')) return 'a PowerPoint presentation';
  if (names.includes('mimetype') && names.includes('content.xml')) return 'an OpenDocument file; save it as xlsx or csv';
  return null;
}

/** A document or picture that is no table, in words; null when the first bytes tell nothing. */
export function documentKind(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 8).toString('latin1');
  if (head.startsWith('%PDF')) return 'a PDF document';
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'an old Excel or Word file (before 2007); save it as xlsx or csv';
  if (head.startsWith('\u0089PNG') || head.startsWith('\u00ff\u00d8\u00ff') || head.startsWith('GIF8')) return 'a picture';
  if (head.startsWith('SQLite f')) return 'a SQLite database';
  if (head.startsWith('7z\u00bc\u00af')) return 'a 7-Zip archive; unpack it and import what is in it';
  if (head.startsWith('Rar!')) return 'a RAR archive; unpack it and import what is in it';
  if (head.startsWith('{\\rtf')) return 'a rich text document';
  return null;
}
