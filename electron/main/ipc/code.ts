import type { CallDatabase } from '../../contract/threads.ts';
import type { Handlers } from './handlers.ts';

export function codeHandlers(database: CallDatabase): Pick<Handlers, 'code.show' | 'code.read' | 'browse.below' | 'browse.path'> {
  return { 'code.show': (key) => database('page.open', key), 'code.read': (key) => database('page.read', key), 'browse.below': (request) => database('browse.below', request), 'browse.path': (key) => database('browse.path', key) };
}
