import type { CallDatabase } from '../../contract/threads.ts';
import type { Handlers } from './handlers.ts';

export function settingsHandlers(database: CallDatabase): Pick<Handlers, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': () => database('settings.get'),
    'settings.set': (changes) => database('settings.set', changes),
  };
}
