import type { LinkedCode } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { CodeText } from '../code-text.tsx';

/** Codes with their titles, and why they are linked. */
export function LinkedCodes({ codes }: { codes: readonly LinkedCode[] }) {
  return (
    <ul className="links">
      {codes.map((link) => (
        <li key={`${link.system} ${link.code}`}>
          <CodeText>{link.code}</CodeText>
          <span>
            {[link.title ?? 'no title loaded', link.note].filter((text) => text !== null).join('; ')}
            <Cite source={link.source} />
          </span>
        </li>
      ))}
    </ul>
  );
}
