import { failure, type Result } from '../../db/model/result.ts';
import type { DatabaseArguments, DatabaseRequestName, DatabaseResult } from '../contract/threads.ts';
import type { DatabaseServices } from './database-services.ts';
import { sqliteFailure, type Side } from './sqlite-failure.ts';

/** What a request is answered with. */
export type Answer<Name extends DatabaseRequestName> = Result<DatabaseResult<Name>>;
/** Answers one kind of request. */
export type Work<Name extends DatabaseRequestName> = (services: DatabaseServices, args: DatabaseArguments<Name>) => Answer<Name> | Promise<Answer<Name>>;

/** Some of the requests, each with what answers it and the database that it works on. */
export type RequestTable<Names extends DatabaseRequestName> = { readonly [Name in Names]: { readonly side: Side; readonly work: Work<Name> } };

/**
 * Answers one request of main. Expected failures and those of SQLite are values; a bug answers `internal`, and its detail goes to
 * `report`.
 */
export async function answerRequest<Name extends DatabaseRequestName>(
  requests: RequestTable<Name>,
  services: DatabaseServices,
  request: { readonly name: Name; readonly args: DatabaseArguments<Name> },
): Promise<Answer<Name>> {
  const { side, work } = requests[request.name];
  try {
    return await work(services, request.args);
  } catch (error) {
    const expected = sqliteFailure(error, side);
    services.report(`the request ${request.name} failed`, error);
    if (expected !== null) return { ok: false, error: expected };
    return failure('internal', 'Codetray could not do this because of a fault of its own. What was saved is not touched.', request.name);
  }
}
