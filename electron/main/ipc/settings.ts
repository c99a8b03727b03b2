import type { Settings } from '../../contract/channels.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import type { Result } from '../../../db/model/result.ts';
import type { Handlers } from './handlers.ts';

/** @param onSettings hears every settings that the window hears: part of them is main's to carry out. */
export function settingsHandlers(
  database: CallDatabase,
  onSettings: (settings: Settings) => void,
): Pick<Handlers, 'settings.get' | 'settings.set' | 'localities.list'> {
  const told = async (answer: Promise<Result<Settings>>) => {
    const settings = await answer;
    if (settings.ok) onSettings(settings.value);
    return settings;
  };
  return {
    'settings.get': () => told(database('settings.get')),
    'settings.set': (changes) => told(database('settings.set', changes)),
    'localities.list': () => database('localities.list'),
  };
}
