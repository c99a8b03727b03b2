import type { CallDatabase } from '../../contract/threads.ts';
import type { Handlers } from './handlers.ts';

export function searchHandlers(database: CallDatabase): Pick<Handlers, 'search.query' | 'search.ahead' | 'search.filters'> {
  return {
    'search.query': (request) => database('search', request),
    'search.filters': (request) => database('search.filters', request),
    'search.ahead': (request) => database('search.ahead', request),
  };
}
