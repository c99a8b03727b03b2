import { execFileSync } from 'node:child_process';

/** What a PDF reader sees: size in points, and the text of each page as it lies on the paper. */
export interface ReadPdf {
  readonly width: number;
  readonly height: number;
  readonly pages: readonly string[];
}

/** Reads a PDF back with poppler. @throws when the file is not a PDF. */
export function readPdf(path: string): ReadPdf {
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  const size = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(info);
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  // A form feed ends each page, the last one too. A no-break space is a space to a reader.
  const pages = text.replaceAll('\u00a0', ' ').split('\f').slice(0, -1);
  return { width: Number(size?.[1]), height: Number(size?.[2]), pages };
}

/** The words of the text, whatever the distance between them. */
export function words(text: string): string {
  return text.replace(/\s+/g, ' ');
}

export interface Word {
  readonly text: string;
  /** Points from the upper edge of the paper. */
  readonly top: number;
  readonly bottom: number;
}

/** Every word of one page and where it lies. */
export function wordsOnPaper(path: string, page: number): Word[] {
  const boxes = execFileSync('pdftotext', ['-bbox', '-f', String(page), '-l', String(page), path, '-'], { encoding: 'utf8' });
  return [...boxes.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)].map(([, top, bottom, text]) => ({ text: text ?? '', top: Number(top), bottom: Number(bottom) }));
}
