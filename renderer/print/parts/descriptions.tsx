import type { CodePage } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';

type Description = Extract<CodePage['descriptions'], { state: 'data' }>['rows'][number];

const names: Record<Description['kind'], string> = {
  short: 'Short',
  medium: 'Medium',
  long: 'Long',
  consumer: 'For patients',
  clinician: 'For clinicians',
};

/** The publisher's descriptors, word for word, from the office's own files. */
export function Descriptions({ rows }: { rows: readonly Description[] }) {
  return (
    <table className="facts">
      <tbody>
        {rows.map((row, position) => (
          <tr key={position}>
            <th scope="row">{names[row.kind]}</th>
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
