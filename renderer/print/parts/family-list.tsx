import type { CodePage } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { CodeText } from '../code-text.tsx';

type FamilyRow = Extract<CodePage['family'], { state: 'data' }>['rows'][number];

/** The family without its titles, where room is short: code and what tells it apart, side by side. */
export function FamilyList({ rows }: { rows: readonly FamilyRow[] }) {
  return (
    <ul className="links links-paired">
      {rows.map((row) => (
        <li key={row.code} className={row.current ? 'strong' : undefined}>
          <CodeText>{row.code}</CodeText>
          <span>
            {row.difference}
            <Cite source={row.source} />
            {row.current && ' this code'}
          </span>
        </li>
      ))}
    </ul>
  );
}
