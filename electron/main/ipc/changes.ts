import { failure, success } from '../../../db/model/result.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import type { ChangesThread } from '../changes-thread.ts';
import type { Handlers } from './handlers.ts';

type ChangesChannels = 'changes.open' | 'changes.rows' | 'changes.close';

export function changesHandlers(database: CallDatabase, changes: Pick<ChangesThread, 'open' | 'rows' | 'close'>): Pick<Handlers, ChangesChannels> {
  let wanted = 0;
  return {
    'changes.open': async () => {
      wanted += 1;
      const mine = wanted;
      const pair = await database('catalog.pair');
      // Closed before the comparison began.
      if (mine !== wanted) return failure('cancelled', 'The comparison was closed.');
      return pair.ok ? changes.open(pair.value) : pair;
    },
    'changes.rows': (request) => changes.rows(request),
    'changes.close': () => {
      wanted += 1;
      changes.close();
      return success(null);
    },
  };
}
