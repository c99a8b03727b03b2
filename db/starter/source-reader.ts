import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readTable } from './read-table.ts';
import type { StarterFile, StarterMistake } from './types.ts';

/** An ISO day. */
export const isoDate = z.iso.date();
/** Words that must be there. */
export const words = z.string().trim().min(1);

/** Reads files below one folder, keeps their hashes, and collects mistakes. */
export class SourceReader {
  readonly errors: StarterMistake[] = [];
  readonly #folder: string;
  readonly #read = new Map<string, { sha256: string; rows: number }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  mistake(file: string, line: number, message: string): void {
    this.errors.push({ file, line, message });
  }

  /** Null, with a mistake, when the file cannot be read or is not UTF-8. */
  text(file: string): string | null {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(this.#folder, file));
    } catch (error) {
      this.mistake(file, 1, `Cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
    this.#read.set(file, { sha256: createHash('sha256').update(bytes).digest('hex'), rows: 1 });
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      this.mistake(file, 1, 'Not UTF-8.');
      return null;
    }
  }

  /** File names in a folder that end in `extension`, sorted. */
  list(folder: string, extension: string): string[] {
    try {
      return readdirSync(join(this.#folder, folder))
        .filter((name) => name.endsWith(extension))
        .sort();
    } catch (error) {
      this.mistake(folder, 1, `Cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  }

  /** Rows of a table that must have exactly these columns, built by `build`; a row for which it returns null is left out. */
  table<Column extends string, Row>(
    file: string | undefined,
    columns: readonly Column[],
    build: (cells: Readonly<Record<Column, string>>, note: (message: string) => void) => Row | null,
    keyOf: (row: Row) => string,
  ): Row[] {
    if (file === undefined) return [];
    const content = this.text(file);
    if (content === null) return [];
    const rows: Row[] = [];
    const seen = new Set<string>();
    for (const { line, cells } of readTable(file, content, columns, file.endsWith('.tsv') ? '\t' : ',', this.errors)) {
      const row = build(cells, (message) => this.mistake(file, line, message));
      if (row === null) continue;
      const key = keyOf(row);
      if (seen.has(key)) this.mistake(file, line, `${key} stands here a second time.`);
      seen.add(key);
      rows.push(row);
    }
    this.#countRows(file, rows.length);
    return rows;
  }

  json<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | null {
    const content = this.text(file);
    if (content === null) return null;
    let data: unknown;
    try {
      data = JSON.parse(content);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const position = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
      this.mistake(file, content.slice(0, position).split('\n').length, `Not JSON: ${message}`);
      return null;
    }
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) this.mistake(file, 1, `${issue.path.join('.')}: ${issue.message}`);
    return null;
  }

  #countRows(file: string, rows: number): void {
    const known = this.#read.get(file);
    if (known !== undefined) this.#read.set(file, { ...known, rows });
  }

  /** Says how many rows a list in a JSON file has. */
  counted<Row>(file: string, rows: Row[]): Row[] {
    this.#countRows(file, rows.length);
    return rows;
  }

  files(): StarterFile[] {
    return [...this.#read.entries()].map(([file, read]) => ({ file, ...read })).sort((a, b) => (a.file < b.file ? -1 : 1));
  }
}
