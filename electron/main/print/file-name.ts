import type { Operation } from '../../../db/model/operation.ts';
import type { PrintRequest } from '../../contract/channels.ts';

/** Codes named in a file name before "and N more": long names are refused by some file systems and read by nobody. */
const mostCodesInName = 4;

/** Characters of a folder's name: file systems take 255 bytes for all of it. */
const longestWords = 60;

/** What the save dialog proposes of an operation: "Hamstrings scheduler sheet.pdf", "27397 scheduler sheet.pdf". */
export function operationFileName(document: 'sheet' | 'coder' | 'tray' | 'labels', { name, codes }: Pick<Operation, 'name' | 'codes'>): string {
  const about = name !== '' ? wordsInFileName(name) : codes.length === 0 ? 'Operation' : namedCodes(codes.map(({ code }) => code));
  return `${about} ${{ sheet: 'scheduler sheet', coder: "coder's sheet", tray: 'sheets', labels: 'labels' }[document]}.pdf`;
}

/** What the save dialog proposes: "27397 summary.pdf", "27397 sheet.pdf", "Daily summary.pdf", "27397 review.pdf", "27395 beside 27397.pdf". */
export function pdfFileName(request: Exclude<PrintRequest, { document: 'sheet' | 'coder' | 'tray' | 'labels' }>, today: string): string {
  switch (request.document) {
    case 'summary':
      return `${request.title === null ? namedCodes(request.codes.map(({ code }) => code)) : wordsInFileName(request.title)} ${request.extent === 'one-page' ? 'sheet' : 'summary'}.pdf`;
    case 'review':
      return `${namedCodes(request.codes.map(({ code }) => code))} review.pdf`;
    case 'comparison':
      return `${request.codes.map(({ code }) => safeInFileName(code)).join(' beside ')}.pdf`;
    case 'import-report':
      return `Import report ${today}.pdf`;
    case 'changes':
      return `What changed ${today}.pdf`;
  }
}

function namedCodes(codes: readonly string[]): string {
  const named = codes.slice(0, mostCodesInName).map(safeInFileName);
  const more = codes.length - named.length;
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`;
}

/** Codes hold letters, digits and dots; anything else would be a bug elsewhere and must not become a path. */
function safeInFileName(code: string): string {
  return code.replace(/[^A-Za-z0-9.]/g, '_').replace(/^\.+/, '_');
}

/** A folder may be called anything; what a file system refuses, or takes for a path, becomes a line. */
export function wordsInFileName(words: string): string {
  const safe = words.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  return safe === '' ? '_' : safe.slice(0, longestWords);
}
