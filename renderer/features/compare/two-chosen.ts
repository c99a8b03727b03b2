import type { CodeKey } from '../../../electron/contract/index.ts';
import { aimedKeys } from '../../app/aim.ts';
import type { Desk } from '../../app/desk.ts';
import { currentPlace } from '../../app/navigation.ts';
import { keyText } from '../search/list-items.ts';

/** Two rows that are chosen in the list; else the page and the row from where the reader went to it, when that is another code. */
export function twoChosen({ aim, window, shelf, list, chosenResults, rowLeft }: Pick<Desk, 'aim' | 'window' | 'shelf' | 'list' | 'chosenResults' | 'rowLeft'>): readonly [CodeKey, CodeKey] | null {
  const chosen = aim !== null ? aimedKeys(aim) : list().shows === 'results' ? chosenResults() : shelf.selectedRows().map((row) => row.key);
  const [one, other] = chosen;
  if (chosen.length > 2) return null;
  if (one !== undefined && other !== undefined) return [one, other];
  const beside = aim !== null ? one : (rowLeft() ?? one);
  const place = currentPlace(window.get().history);
  return beside !== undefined && place.kind === 'code' && keyText(place.key) !== keyText(beside) ? [place.key, beside] : null;
}
