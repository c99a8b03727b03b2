import type { LinkInbox } from '../links/link-inbox.ts';
import type { Handlers } from './handlers.ts';

export function linkHandlers(links: Pick<LinkInbox, 'take'>): Pick<Handlers, 'link.take'> {
  return { 'link.take': () => links.take() };
}
