import type { ModifierAdvice } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { CodeText } from '../code-text.tsx';

const applies: Record<ModifierAdvice['applies'], string> = {
  yes: 'Applies',
  'with-documentation': 'With documentation',
  'not-decided': 'Not decided by the release',
  no: 'Does not apply',
};

const readingOrder: readonly ModifierAdvice['applies'][] = ['yes', 'with-documentation', 'not-decided', 'no'];

/** Modifiers that apply come first; of those that do not, only the reason is printed. */
export function ModifierTable({ rows }: { rows: readonly ModifierAdvice[] }) {
  const sorted = readingOrder.flatMap((state) => rows.filter((row) => row.applies === state));
  return (
    <table className="modifiers">
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            Modifier
          </th>
          <th scope="col">For this code</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={row.modifier}>
            <td>
              <CodeText>{row.modifier}</CodeText>
            </td>
            <td>
              <strong>{row.name}</strong>
              {row.applies !== 'no' && (
                <>
                  . {row.description} <em className="advice">{row.whenToUse}</em>
                </>
              )}
            </td>
            <td>
              <strong>{applies[row.applies]}.</strong> {row.effect}
              <Cite source={row.source} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
