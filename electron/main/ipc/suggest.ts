import type { CallDatabase } from '../../contract/threads.ts';
import type { Handlers } from './handlers.ts';

export function suggestHandlers(database: CallDatabase): Pick<Handlers, 'suggest.codes'> {
  return { 'suggest.codes': (request) => database('suggest', request) };
}
