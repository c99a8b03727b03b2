import type { CodeKey } from '../../../electron/contract/index.ts';
import type { Aim } from '../../app/aim.ts';
import type { Desk } from '../../app/desk.ts';
import { currentPlace } from '../../app/navigation.ts';
import { isSystem } from '../code-page/use-code-links.ts';
import { keyText } from '../search/list-items.ts';

/** The thing that an element belongs to, and the element that shows it whole; null where there is none. */
export function aimOf(element: Element, desk: Desk): { aim: Aim; shownBy: Element } | null {
  for (const [selector, read] of things) {
    const shownBy = element.closest<HTMLElement>(selector);
    const aim = shownBy === null ? null : read(shownBy, desk);
    if (shownBy !== null && aim !== null) return { aim, shownBy };
  }
  return null;
}

type ReadAim = (shownBy: HTMLElement, desk: Desk) => Aim | null;

const things: readonly (readonly [selector: string, read: ReadAim])[] = [
  ['.shelf-row[data-key]', shelfRow],
  ['.list-row[data-key]', resultRow],
  ['.folder-link[data-key]', (element) => ({ kind: 'folder', id: Number(element.dataset['key']) })],
  ['.tab[data-tab-id]', tab],
  ['.page-pane [data-go]', codeLink],
  ['article[data-code] .page-title-block', pageHeading],
];

/** A row among several chosen ones stands for all of them, any other one for itself. */
function resultRow({ dataset }: HTMLElement, { list, window, chosenResults }: Desk): Aim | null {
  const row = list().items.find((item) => keyText(item.key) === dataset['key']);
  if (row === undefined) return null;
  return { kind: 'codes', keys: window.get().chosen.has(keyText(row.key)) ? chosenResults() : [row.key] };
}

function shelfRow({ dataset }: HTMLElement, { shelf }: Desk): Aim | null {
  const row = shelf.content().rows.find(({ id }) => id === dataset['key']);
  if (row === undefined) return null;
  return { kind: 'codes', keys: shelf.store.get().selected.has(row.id) ? shelf.selectedRows().map(({ key }) => key) : [row.key] };
}

function tab({ dataset }: HTMLElement, { tabs }: Desk): Aim | null {
  const meant = tabs.store.get().tabs.find(({ id }) => String(id) === dataset['tabId']);
  if (meant === undefined) return null;
  const place = currentPlace(meant.history);
  return { kind: 'tab', id: meant.id, keys: place.kind === 'code' ? [place.key] : [] };
}

function codeLink({ dataset }: HTMLElement): Aim | null {
  const [system = '', code] = (dataset['go'] ?? '').split(' ');
  return code === undefined || !isSystem(system) ? null : { kind: 'codes', keys: [{ system, code }] };
}

function pageHeading(_element: HTMLElement, { page }: Desk): Aim | null {
  const { page: shown } = page.store.get();
  const key: CodeKey | null = shown === null ? null : { system: shown.system, code: shown.code };
  return key === null ? null : { kind: 'page', keys: [key] };
}
