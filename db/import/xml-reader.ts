import { SaxesParser } from 'saxes';
import { failure, type Failure } from '../model/result.ts';
import { stillFine } from './files/input-file.ts';
import type { TableContent } from './table-content.ts';
import { truncated } from './sources/refusals.ts';

/** What a reader is told of a document, in its order. Texts come whole, with single blanks. */
export interface XmlTextEvents {
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  /** @param text all of it that stands in this element itself, also around the elements in it. */
  close(name: string, text: string, line: number): void;
}

/** The classification nests a dozen deep; far more is an attack or a mistake. */
const deepest = 64;
const pieceLength = 65_536;

class TooDeep extends Error {}

/**
 * Reads a document from one end to the other without building a tree. Entities that a document declares itself are not known to
 * the parser, so nothing can be blown up by them. Errors: file-truncated, archive-damaged.
 */
export function readXmlText(content: TableContent, events: XmlTextEvents, step: (line: number) => void): Failure | null {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const texts: string[] = [];
  const names: string[] = [];
  let broken: string | null = null;
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', (tag) => {
    if (names.length >= deepest) throw new TooDeep();
    names.push(tag.name);
    texts.push('');
    events.open(tag.name, tag.attributes as Record<string, string>, parser.line);
  });
  const addText = (text: string): void => { if (texts.length > 0) texts[texts.length - 1] += text; };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', (tag) => {
    names.pop();
    events.close(tag.name, (texts.pop() ?? '').replaceAll(/\s+/g, ' ').trim(), parser.line);
    // The text around an element that ends is not run together.
    addText(' ');
  });
  let read = 0;
  try {
    for (const line of content.lines) {
      for (let from = 0; from < line.length || from === 0; from += pieceLength) parser.write(line.slice(from, from + pieceLength));
      parser.write('\n');
      if (++read % 4096 === 0) step(read);
    }
  } catch (error) {
    if (isOwn(error)) throw error;
    broken = error instanceof TooDeep ? 'its elements are nested too deep' : message(error);
  }
  if (broken === null && names.length > 0) return truncated(content.label, content.lines.length);
  if (broken === null) return null;
  return failure('archive-damaged', `${content.label} is damaged: line ${parser.line.toLocaleString('en')} cannot be read. Nothing of it was used. ${stillFine} Download it again and import it again.`, broken).error;
}

/** Whoever reads, or stops the import, throws on purpose; only what the parser says of the document is its fault. */
function isOwn(error: unknown): boolean {
  return !(error instanceof TooDeep) && !/^(?:\S+:)?\d+:\d+: /.test(message(error));
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
