import type { CasePlainName } from '../../electron/contract/index.ts';
import { Cite } from './cite.tsx';

/** What a code is called: its title, and what it is in plain words where somebody has written that. @param inShort the plain words alone. */
export function CodeName({ title, plainName, inShort = false }: { title: string | null; plainName: CasePlainName | null; inShort?: boolean }) {
  if (plainName === null) return title ?? 'no title loaded';
  return (
    <>
      {!inShort && title !== null && `${title}: `}
      {plainName.words}
      <Cite source={plainName.source} />
    </>
  );
}
