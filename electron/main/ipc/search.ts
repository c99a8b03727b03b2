import type { CallDatabase } from '../../contract/threads.ts';
import type { Handlers } from './handlers.ts';

export function searchHandlers(database: CallDatabase): Pick<Handlers, 'search.query' | 'search.ahead' | 'search.filters' | 'searches.list' | 'searches.keep' | 'searches.forget'> {
  return {
    'search.query': (request) => database('search', request),
    'searches.list': () => database('searches.list'),
    'searches.keep': (request) => database('searches.keep', request),
    'searches.forget': (request) => database('searches.forget', request),
    'search.filters': (request) => database('search.filters', request),
    'search.ahead': (request) => database('search.ahead', request),
  };
}
