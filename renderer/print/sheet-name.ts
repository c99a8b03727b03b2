import type { CodeKey } from '../../electron/contract/index.ts';

/** How the contents find the page on which a code begins. */
export function sheetName({ system, code }: CodeKey): string {
  return `${system} ${code}`;
}
