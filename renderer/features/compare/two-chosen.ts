import type { CodeKey } from '../../../electron/contract/index.ts';
import type { Desk } from '../../app/desk.ts';
import { currentPlace } from '../../app/navigation.ts';
import { keyText } from '../search/list-items.ts';

/** Two rows that are chosen in the list of bookmarks or recent codes; else the page and the row beside it, when that is another code. */
export function twoChosen({ window, shelf, list }: Pick<Desk, 'window' | 'shelf' | 'list'>): readonly [CodeKey, CodeKey] | null {
  const { view, active, history } = window.get();
  const chosen = view === 'results' ? list().items.slice(Math.max(0, active), active + 1) : shelf.selectedRows();
  const [one, other] = chosen.map((row) => row.key);
  if (one === undefined || chosen.length > 2) return null;
  if (other !== undefined) return [one, other];
  const place = currentPlace(history);
  return place.kind === 'code' && keyText(place.key) !== keyText(one) ? [place.key, one] : null;
}
