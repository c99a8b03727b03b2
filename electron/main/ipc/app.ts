import type { CallDatabase } from '../../contract/threads.ts';
import { success } from '../../../db/model/result.ts';
import type { Handlers } from './handlers.ts';

/** @param notices what went wrong while the app started and was worked around, as sentences. */
export function appHandlers(database: CallDatabase, facts: { appVersion: string; home: string; notices: readonly string[] }): Pick<Handlers, 'app.status'> {
  return {
    'app.status': async () => {
      const status = await database('status');
      if (!status.ok) return status;
      const { catalog, userDataProblem, notices, settings } = status.value;
      return success({
        appVersion: facts.appVersion,
        electronVersion: process.versions.electron ?? '',
        catalog,
        userDataProblem,
        notices: [...facts.notices, ...notices],
        home: facts.home,
        firstRun: catalog.isStarter && !settings.welcomeDismissed,
      });
    },
  };
}
