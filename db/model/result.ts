/**
 * The closed set of expected failures. A code is stable and machine-readable; the sentence beside it is for people.
 * Anything that is not in this list is a bug and arrives as `internal`.
 */
export const errorCodes = [
  'bad-arguments',
  'not-found',
  'superseded',
  'cancelled',
  'busy',
  'file-not-found',
  'file-unreadable',
  'file-empty',
  'file-binary',
  'file-encoding',
  'file-truncated',
  'header-missing',
  'column-missing',
  'no-valid-rows',
  'archive-damaged',
  'archive-too-large',
  'nothing-recognised',
  'catalog-corrupt',
  'catalog-newer',
  'catalog-verify-failed',
  'no-previous-catalog',
  'user-data-corrupt',
  'user-data-newer',
  'user-data-unavailable',
  'disk-full',
  'write-failed',
  'print-failed',
  'forbidden',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A failure that the program expects: what happened, what is still fine, what to do, in one or two sentences. */
export interface Failure {
  code: ErrorCode;
  message: string;
  /** Where it happened: a file name, a line, a column. Shown with "Copy details", never instead of the message. */
  detail?: string | undefined;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; error: Failure };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(code: ErrorCode, message: string, detail?: string): { ok: false; error: Failure } {
  return { ok: false, error: detail === undefined ? { code, message } : { code, message, detail } };
}
