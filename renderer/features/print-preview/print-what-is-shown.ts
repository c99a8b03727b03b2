import type { CodeKey, PrintRequest } from '../../../electron/contract/index.ts';
import type { Desk } from '../../app/desk.ts';
import { currentPlace } from '../../app/navigation.ts';
import { folderTitle } from '../bookmarks/folder-title.ts';
import { keyOf } from '../bookmarks/shelf.ts';

/** Several codes come with a first page that names them, under the name of their folder when they stand in one. */
export function summaryOf({ window, library }: Desk, keys: readonly CodeKey[]): Extract<PrintRequest, { document: 'summary' }> {
  const title = window.get().view === 'bookmarks' && keys.length > 1 ? folderTitle(keys, library.store.get()) : null;
  return { document: 'summary', codes: keys.map(keyOf), extent: window.get().settings?.printExtent ?? 'whole', arrangement: 'page-each', contents: keys.length > 1, title };
}

/** The sheet of the scheduler and that of the coder, each one page. */
function traySheet(id: number): PrintRequest {
  return { document: 'tray', subject: { of: 'tray', id } };
}

/** What a command to print is about: the tray, the comparison that is shown, else the chosen codes. */
async function shownSheet(desk: Desk): Promise<PrintRequest | null> {
  const { history, isReading } = desk.window.get();
  const place = currentPlace(history);
  // Its lines have one sheet together; beside the list a row that is chosen there comes first.
  if (place.kind === 'tray' && desk.aim === null && isReading) return traySheet(place.id);
  // Codes that are chosen in the list of bookmarks come first, as for every other command.
  const keys = await desk.currentCodes();
  if (keys.length > 0) return summaryOf(desk, keys);
  if (place.kind === 'tray') return traySheet(place.id);
  if (place.kind !== 'compare') return null;
  const [left, right] = place.keys;
  return { document: 'comparison', codes: [keyOf(left), keyOf(right)], onlyDifferences: desk.comparer.store.get().onlyDifferences };
}

/** Opens the preview; pressed again in the preview, it prints. */
export async function print(desk: Desk): Promise<void> {
  if (desk.preview.isOpen()) return desk.preview.print();
  const sheet = await shownSheet(desk);
  if (sheet !== null) await desk.preview.open(sheet);
}

/** The same preview with the same choices, so that a PDF is what paper would be; pressed again in the preview, it saves. */
export async function savePdf(desk: Desk): Promise<void> {
  if (desk.preview.isOpen()) return desk.preview.savePdf();
  const sheet = await shownSheet(desk);
  if (sheet !== null) await desk.preview.open(sheet, 'pdf');
}
