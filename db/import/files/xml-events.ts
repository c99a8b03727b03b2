import { SaxesParser } from 'saxes';
import type { ArchiveEntry } from './zip-archive.ts';

/** Attributes of an element by their names as written, prefix included. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** What is told of a document while it is read; names of elements come without the prefix of their namespace. */
export interface XmlEvents {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Deeper than any official document; a document that goes on and on is an attack. */
const deepest = 200;

/**
 * Reads a member of an archive as XML while it is inflated. Nothing outside the document is looked up and no entities of its own are
 * expanded: a document that declares any is refused. Throws an Error that says what is wrong.
 */
export async function readXmlMember(entry: ArchiveEntry, events: XmlEvents): Promise<void> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  parser.on('error', (error) => { throw error; });
  parser.on('doctype', () => { throw new Error('the document declares entities of its own'); });
  parser.on('opentag', (tag) => {
    if (++depth > deepest) throw new Error(`the document is nested more than ${deepest} deep`);
    events.open?.(localName(tag.name), tag.attributes as Record<string, string>);
  });
  if (events.text !== undefined) parser.on('text', (text) => { events.text?.(text); });
  parser.on('closetag', (tag) => {
    depth--;
    events.close?.(localName(tag.name));
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const read = await entry.chunks((chunk) => { parser.write(decoder.decode(chunk, { stream: true })); });
  if (!read.ok) throw new Error(read.error.detail ?? read.error.message);
  parser.write(decoder.decode());
  parser.close();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
