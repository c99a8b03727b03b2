import { ensureRuntime } from '../../scripts/setup/runtime.mjs';

/** What runs the app under test. */
export interface RuntimeFacts {
  electronPath: string;
  nativeBinding: string;
}

let facts: Promise<RuntimeFacts> | undefined;

/** Told by the command that started the tests; found out by the set-up when vitest was started by hand. */
export function runtimeFacts(): Promise<RuntimeFacts> {
  const { CODETRAY_ELECTRON: electronPath, CODETRAY_SQLITE_BINDING: nativeBinding } = process.env;
  facts ??= electronPath && nativeBinding ? Promise.resolve({ electronPath, nativeBinding }) : ensureRuntime();
  return facts;
}
