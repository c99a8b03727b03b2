import type { CodePage } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';

type Description = Extract<CodePage['descriptions'], { state: 'data' }>['rows'][number];

const names: Record<Description['kind'], string> = {
  short: 'Short',
  medium: 'Medium',
  long: 'Long',
  consumer: 'For patients',
  'consumer-spanish': 'For patients, in Spanish',
  clinician: 'For clinicians',
  test: 'Laboratory test',
};

/** The publisher's descriptors, word for word, from the office's own files. */
export function Descriptions({ rows }: { rows: readonly Description[] }) {
  return (
    <table className="facts">
      <tbody>
        {rows.map((row, position) => (
          <tr key={position}>
            {/* Several of one kind stand below each other under one name. */}
            {row.kind !== rows[position - 1]?.kind && (
              <th scope="row" rowSpan={rows.filter(({ kind }) => kind === row.kind).length}>
                {names[row.kind]}
              </th>
            )}
            <td colSpan={2}>
              {row.text}
              <Cite source={row.source} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
