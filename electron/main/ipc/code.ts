import type { CallDatabase } from '../../contract/threads.ts';
import type { Handlers } from './handlers.ts';

export function codeHandlers(database: CallDatabase): Pick<Handlers, 'code.show'> {
  return { 'code.show': (key) => database('page.open', key) };
}
