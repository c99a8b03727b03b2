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
  /** Points from the left edge of the paper. */
  readonly left: number;
  readonly width: number;
}

/** Every word of one page and where it lies. */
export function wordsOnPaper(path: string, page: number): Word[] {
  const boxes = execFileSync('pdftotext', ['-bbox', '-f', String(page), '-l', String(page), path, '-'], { encoding: 'utf8' });
  return [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(([, left, top, right, bottom, text]) => ({
    text: text ?? '',
    top: Number(top),
    bottom: Number(bottom),
    left: Number(left),
    width: Number(right) - Number(left),
  }));
}

/** One page as a picture: grey values, 0 black to 255 white, row by row. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  /** Whether anything darker than a light grey stands in this row, between two columns of pixels. */
  hasInk(row: number, from?: number, to?: number): boolean;
  /** Pixels of the picture in so many millimetres of paper. */
  pixels(millimetres: number): number;
}

const dotsPerInch = 60;
const paperWhite = 200;

/** Draws a page with poppler. */
export function pictureOf(path: string, page: number): PagePicture {
  const picture = execFileSync('pdftoppm', ['-gray', '-r', String(dotsPerInch), '-f', String(page), '-l', String(page), path], { maxBuffer: 64_000_000 });
  const [header = '', width = 0, height = 0] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 60).toString('latin1'))?.map((part, position) => (position === 0 ? part : Number(part))) as [string, number, number];
  const grey = picture.subarray(header.length);
  return {
    width,
    height,
    hasInk(row, from = 0, to = width) {
      return grey.subarray(row * width + from, row * width + to).some((value) => value < paperWhite);
    },
    pixels: (millimetres) => Math.round((millimetres / 25.4) * dotsPerInch),
  };
}
