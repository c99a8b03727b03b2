import type { Fact } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';

/** Facts with the value of the release beside its meaning in words. */
export function FactTable({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <table className="facts">
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.id}>
            <th scope="row">{fact.label}</th>
            <td className="raw">{indicator(fact)}</td>
            <td>
              <strong>{fact.value}</strong>
              <Cite source={fact.source} />
              {fact.meaning !== null && <> {fact.meaning}</>}
              {fact.note !== null && <em className="advice"> {fact.note}</em>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The release's own value where it is a short mark like "090" or "J1"; amounts and phrases already stand in the words. */
function indicator(fact: Fact): string | null {
  const raw = fact.raw === null ? '' : String(fact.raw);
  return raw === '' || raw.length > 4 || fact.value === raw ? null : raw;
}
