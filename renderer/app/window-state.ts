import type { AppStatus, CatalogInfo, Settings } from '../../electron/contract/index.ts';
import type { Choice } from '../features/search/choice.ts';
import type { ListView } from '../features/search/list-items.ts';
import type { Aim } from './aim.ts';
import type { History } from './navigation.ts';

export type DialogName = 'keys' | 'palette' | 'settings' | 'about' | 'rollback' | 'compare' | 'changes';

export interface ContextMenuState {
  aim: Aim;
  /** In the window: where the pointer was, or below the thing. */
  at: { x: number; y: number };
  byKey: boolean;
}

/** What the window shows, besides what the stores of its features hold. */
export interface WindowState {
  status: AppStatus | null;
  settings: Settings | null;
  /** The catalog beside the running one, once somebody asked for it; `keptCatalog` says whether it still is. */
  kept: CatalogInfo | null;
  history: History;
  view: ListView;
  /** Selected row of the list; -1 when none is. */
  active: number;
  /** Several results chosen together; empty while only the selected row is meant. */
  chosen: Choice;
  /** The page was opened to be read: in a narrow window the list folds away. */
  isReading: boolean;
  dialog: DialogName | null;
  /** The menu of a thing, while it is open. */
  contextMenu: ContextMenuState | null;
  /** Counts the wishes to move the keyboard into the page. */
  pageFocusRequests: number;
}

/** Of the pair before a change the kept one is the running one now. */
export function keptCatalog({ status, kept }: WindowState): CatalogInfo | null {
  return kept !== null && kept.version === status?.catalog.previousVersion ? kept : null;
}
