import type { CallDatabase } from '../../contract/threads.ts';
import type { Handlers } from './handlers.ts';

export function caseHandlers(database: CallDatabase): Pick<Handlers, 'case.check' | 'trays.read' | 'trays.change'> {
  return {
    'case.check': (request) => database('case.check', request),
    'trays.read': () => database('trays.read'),
    'trays.change': (change) => database('trays.change', change),
  };
}
