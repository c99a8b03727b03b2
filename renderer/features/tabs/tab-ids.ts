import type { Tab } from './tab-store.ts';

/** Names by which a tab and the page that it shows point at each other. */
export const pagePaneId = 'page-pane';

export function tabId({ id }: Pick<Tab, 'id'>): string {
  return `tab-${id}`;
}
