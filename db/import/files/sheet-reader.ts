import { cellText } from './csv-rows.ts';
import type { GridRow } from './grid.ts';
import type { Attributes, XmlEvents } from './xml-events.ts';

/** A sheet that would fill the memory with blanks. */
export class TooManyCells extends Error {}

/** What a workbook holds once for all its sheets. */
export interface WorkbookParts {
  /** Texts that cells name by their number. */
  readonly texts: readonly string[];
  /** Styles under which a number is a day. */
  readonly dateStyles: ReadonlySet<number>;
  /** Days are counted from 1904 instead of 1900. */
  readonly startsIn1904: boolean;
}

const mostColumns = 16_384;
const mostRows = 1_048_576;
/** Blank cells that a sheet may hold before it must fill one for every twenty. */
const harmlessBlanks = 2_000_000;
const blanksPerFilled = 20;
/** Blank rows that stand for themselves; more of them are one gap, and the rows after it keep their numbers. */
const longestGap = 100;
/** Different texts of a sheet that are kept to be used again: dates and codes stand in it thousands of times. */
const textsKept = 50_000;

/** Takes the events of a sheet and keeps its rows (ECMA-376 part 1, 18.3). */
export class SheetReader implements XmlEvents {
  readonly rows: GridRow[] = [];
  readonly #parts: WorkbookParts;
  readonly #kept = new Map<string, string>();
  #line = 0;
  #cells: string[] = [];
  #column = 0;
  #type = '';
  #style = -1;
  #value = '';
  #takes = false;
  #pronounced = 0;
  #filled = 0;
  #blanks = 0;

  constructor(parts: WorkbookParts) {
    this.#parts = parts;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'c': {
        const place = attributes['r'];
        this.#column = place === undefined ? this.#cells.length : columnOf(place);
        if (this.#column >= mostColumns) throw new TooManyCells();
        this.#type = attributes['t'] ?? 'n';
        this.#style = Number(attributes['s'] ?? -1);
        this.#value = '';
        break;
      }
      case 'v':
      case 't':
        this.#takes = this.#pronounced === 0;
        break;
      case 'row': {
        const number = Number(attributes['r'] ?? this.#line + 1);
        if (!Number.isInteger(number) || number <= this.#line) throw new Error(`row ${attributes['r'] ?? ''} follows row ${this.#line}`);
        if (number > mostRows) throw new TooManyCells();
        if (number - this.#line <= longestGap) for (let line = this.#line + 1; line < number; line++) this.rows.push({ line, cells: [] });
        this.#line = number;
        this.#cells = [];
        break;
      }
      case 'rPh':
        this.#pronounced++;
        break;
    }
  }

  text(text: string): void {
    if (this.#takes) this.#value += text;
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#takes = false;
        break;
      case 'c':
        this.#put(this.#cell());
        break;
      case 'row':
        this.rows.push({ line: this.#line, cells: this.#cells });
        break;
      case 'rPh':
        this.#pronounced--;
        break;
      case 'sheetData':
        while (this.rows.length > 0 && this.rows.at(-1)?.cells.every((cell) => cell === '') === true) this.rows.pop();
        break;
    }
  }

  #put(text: string): void {
    if (text === '') return;
    this.#filled++;
    this.#blanks += this.#column - this.#cells.length;
    if (this.#blanks > harmlessBlanks && this.#blanks > this.#filled * blanksPerFilled) throw new TooManyCells();
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #cell(): string {
    const raw = this.#value;
    if (raw === '') return '';
    if (this.#type === 's') {
      const text = this.#parts.texts[Number(raw)];
      if (text === undefined) throw new Error(`a cell names the text ${raw}, which the workbook does not hold`);
      return this.#again(text);
    }
    if (this.#type === 'b') return raw.trim() === '1' ? 'TRUE' : 'FALSE';
    if (this.#type === 'd') return raw.trim().slice(0, 10);
    if (this.#type === 'n') return this.#parts.dateStyles.has(this.#style) ? this.#day(raw) : this.#again(raw);
    return this.#again(raw);
  }

  /** The same text is one text in memory, and does not hold the piece of the document that it was cut from. */
  #again(text: string): string {
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    const cell = cellText(text.includes('_x') ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text);
    if (this.#kept.size < textsKept) this.#kept.set(text, cell);
    return cell;
  }

  /** The number of a day as an ISO date; day 60 of 1900 never was (kept by spreadsheets for an old mistake). */
  #day(raw: string): string {
    const days = Number(raw);
    if (!Number.isFinite(days) || days < 1 || days > 2_958_465) return cellText(raw);
    const sinceEpoch = this.#parts.startsIn1904 ? days - 24_107 : days < 60 ? days - 25_568 : days - 25_569;
    return new Date(Math.floor(sinceEpoch) * 86_400_000).toISOString().slice(0, 10);
  }
}

/** "A1" is 0, "AA7" is 26. */
function columnOf(place: string): number {
  let number = 0;
  for (let index = 0; index < place.length; index++) {
    const letter = place.charCodeAt(index) & ~32;
    if (letter < 65 || letter > 90) break;
    number = number * 26 + letter - 64;
    if (number > mostColumns) return mostColumns;
  }
  return number - 1;
}
