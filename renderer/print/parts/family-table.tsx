import type { CodePage } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { CodeText } from '../code-text.tsx';

type FamilyRow = Extract<CodePage['family'], { state: 'data' }>['rows'][number];

/** The codes that are easily taken for one another, told apart in a line each; this page's own is marked, and its title stands in the head. */
export function FamilyTable({ rows }: { rows: readonly FamilyRow[] }) {
  return (
    <table className="family">
      <colgroup>
        <col className="family-code" />
        <col className="family-difference" />
        <col />
      </colgroup>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} className={row.current ? 'current' : undefined}>
            <td>
              <CodeText>{row.code}</CodeText>
            </td>
            <td colSpan={row.current ? 2 : 1}>
              {row.difference}
              <Cite source={row.source} />
              {row.current && <span className="here"> this code</span>}
            </td>
            {!row.current && <td>{row.title}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
