import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface BuiltFile {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** By the path of the URL, with the leading slash: "/index.html", "/assets/index-1a2b.js". */
export type BuiltFileTable = ReadonlyMap<string, BuiltFile>;

const pageType = 'text/html; charset=utf-8';
// What a build can contain. A file of any other kind (a source map, an editor's leftover) has no business in the window.
const contentTypes: Readonly<Record<string, string>> = {
  '.html': pageType,
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export type BuiltFileLookup = Pick<BuiltFileTable, 'get'>;

export const pagePath = '/index.html';

/**
 * The page of the window, read at once, and every other built file when one is asked for or when there is time (`readOthers`): what the
 * window does not need to open must not keep it waiting.
 * @throws when the folder has no index.html: the app is not built.
 */
export function openBuiltFiles(folder: string): BuiltFileLookup & { readOthers(): void } {
  const path = join(folder, 'index.html');
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) throw new Error(`${folder} has no index.html: the app is not built`);
  const page: BuiltFile = { contentType: pageType, bytes: new Uint8Array(readFileSync(path)) };
  let others: BuiltFileTable | null = null;
  const all = (): BuiltFileTable => (others ??= readBuiltFiles(folder));
  return { get: (asked) => (asked === pagePath ? page : all().get(asked)), readOthers: () => void all() };
}

/**
 * Reads every built file of the renderer once. What is not in the table does not exist for the window, whatever happens in
 * the folder later: no path of a request ever reaches the file system.
 * @throws when the folder cannot be read or has no index.html: the app is not built.
 */
export function readBuiltFiles(folder: string): BuiltFileTable {
  const table = new Map<string, BuiltFile>();
  addFolder(table, folder, '');
  if (!table.has(pagePath)) throw new Error(`${folder} has no index.html: the app is not built`);
  return table;
}

// Walked by hand: Node's recursive listing follows links to folders, and a link could lead out of the build.
function addFolder(table: Map<string, BuiltFile>, folder: string, urlPath: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const entryUrlPath = `${urlPath}/${encodeURIComponent(entry.name)}`;
    // Neither is true of a link.
    if (entry.isDirectory()) addFolder(table, path, entryUrlPath);
    if (!entry.isFile()) continue;
    const contentType = contentTypes[extname(entry.name)];
    if (contentType === undefined) continue;
    table.set(entryUrlPath, Object.freeze({ contentType, bytes: new Uint8Array(readFileSync(path)) }));
  }
}
