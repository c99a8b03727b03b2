import { failure, type Result } from '../../db/model/result.ts';
import type { UserData, UserDataState } from '../../db/user/user-data.ts';
import type { OpenCatalog, RunningCatalog } from './running-catalog.ts';

/** What the database thread works with. */
export interface DatabaseServices {
  readonly catalog: RunningCatalog;
  readonly userData: UserDataState;
  /** Closes both; the user's data with a backup. */
  readonly close: () => Promise<void>;
  /** Resolves when the messages that have arrived meanwhile stand in the queue: true when nobody else waits. */
  readonly isIdle: () => Promise<boolean>;
  /** For what a person must not see and the keeper of the machine may. */
  readonly report: (what: string, error?: unknown) => void;
}

export function withCatalog<Value>(catalog: RunningCatalog, work: (open: OpenCatalog) => Result<Value>): Result<Value> {
  const current = catalog.current();
  return current.ok ? work(current.value) : current;
}

export function withUserData<Value>({ data, problem }: UserDataState, work: (data: UserData) => Result<Value>): Result<Value> {
  if (data === null) return problem === null ? failure('user-data-unavailable', 'Bookmarks and settings cannot be saved at the moment.') : { ok: false, error: problem };
  return work(data);
}

export function withBoth<Value>(services: DatabaseServices, work: (open: OpenCatalog, data: UserData) => Result<Value>): Result<Value> {
  return withUserData(services.userData, (data) => withCatalog(services.catalog, (open) => work(open, data)));
}
