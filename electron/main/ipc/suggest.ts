import type { CallDatabase } from '../../contract/threads.ts';
import type { Handlers } from './handlers.ts';

export function suggestHandlers(database: CallDatabase): Pick<Handlers, 'suggest.codes' | 'suggest.schedule' | 'ask.question'> {
  return {
    'suggest.codes': (request) => database('suggest', request),
    'suggest.schedule': (request) => database('schedule', request),
    'ask.question': (request) => database('ask', { ...request, today: request.today ?? new Date().toLocaleDateString('en-CA') }),
  };
}
