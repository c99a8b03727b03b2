import type { LinkedCode } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { CodeText } from '../code-text.tsx';

/** Characters that take two lines of half the width. */
const longestPaired = 70;

/** Codes with their titles, and why they are linked; side by side where most of the titles are short. */
export function LinkedCodes({ codes }: { codes: readonly LinkedCode[] }) {
  const isPaired = codes.length > 2 && codes.filter((link) => `${link.title ?? ''}${link.note ?? ''}`.length <= longestPaired).length > codes.length / 2;
  return (
    <ul className={isPaired ? 'links links-paired' : 'links'}>
      {codes.map((link) => (
        <li key={`${link.system} ${link.code}`}>
          <CodeText>{link.code}</CodeText>
          <span>
            {[link.title, link.note].filter((text) => text !== null).join('; ') || 'no title loaded'}
            <Cite source={link.source} />
          </span>
        </li>
      ))}
    </ul>
  );
}
