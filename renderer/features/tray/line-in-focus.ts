import type { CodeKey } from '../../../electron/contract/index.ts';
import { systemOfProcedure } from './entered-codes.ts';

/** The code of the line that the keyboard stands in; null elsewhere. */
export function lineInFocus(): CodeKey | null {
  const code = document.activeElement?.closest<HTMLElement>('.tray-row')?.dataset['code'];
  return code === undefined ? null : { system: systemOfProcedure(code), code };
}
