import { failure, type Result } from '../../../db/model/result.ts';

/** What the window hears of a bug; the detail that helps goes to the log. */
export function internalFailure(name: string): Result<never> {
  return failure('internal', 'Codetray could not do this because of a fault of its own. What was saved is not touched.', name);
}
