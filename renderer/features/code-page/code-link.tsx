import { createContext, Fragment, use } from 'react';
import type { CodeKey, CodeSystem } from '../../../electron/contract/index.ts';

/**
 * A code that leads to its page; plain text where the catalog has none. A plain anchor, of which a page may have a thousand:
 * `useCodeLinks` of the page hears the press.
 */
export function CodeLink({ system, code, inCatalog }: { system: CodeSystem; code: string; inCatalog: boolean }) {
  if (!inCatalog) return <span className="code">{code}</span>;
  return (
    <a className="code code-link" href={`#${code}`} data-go={`${system} ${code}`}>
      {code}
    </a>
  );
}

const noMentions: ReadonlyMap<string, CodeKey> = new Map();
const MentionsContext = createContext(noMentions);

/** Tells the texts below which of the codes that they name have a page. */
export const Mentions = MentionsContext.Provider;

export function mentionsOf(keys: readonly CodeKey[]): ReadonlyMap<string, CodeKey> {
  return keys.length === 0 ? noMentions : new Map(keys.map((key) => [key.code, key]));
}

/** A text in which every code that the catalog knows is a link. */
export function Words({ children }: { children: string }) {
  const known = use(MentionsContext);
  if (known.size === 0 || !/\d/.test(children)) return children;
  const pieces = children.split(/(?<![$\w-])([0-9A-Z]{5}|[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4})\b/);
  if (pieces.length === 1) return children;
  return pieces.map((piece, position) => {
    const key = position % 2 === 1 ? known.get(piece) : undefined;
    return key === undefined ? <Fragment key={position}>{piece}</Fragment> : <CodeLink key={position} system={key.system} code={key.code} inCatalog />;
  });
}
