import type { Fact } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';

interface FactTableProps {
  facts: readonly Fact[];
  /** Facts that stand further up on the paper; they are named here and not explained again. */
  told?: readonly Fact[];
  /** The facts at a glance: advice that stands there is not given twice. */
  glance: readonly Fact[];
}

/** Facts with the value of the release beside its meaning in words. */
export function FactTable({ facts, told = [], glance }: FactTableProps) {
  if (facts.length === 0) return null;
  const isTold = (fact: Fact) => told.some((earlier) => earlier.id === fact.id && earlier.value === fact.value && earlier.raw === fact.raw);
  const again = facts.filter(isTold);
  return (
    <>
      <table className="facts">
        <tbody>
        {facts.filter((fact) => !isTold(fact)).map((fact) => (
          <tr key={fact.id}>
            <th scope="row">{fact.label}</th>
            <td className="raw">{indicator(fact)}</td>
            <td>
              <strong>{fact.value}</strong>
              <Cite source={fact.source} />
              {fact.meaning !== null && <> {fact.meaning}</>}
              {fact.note !== null && !glance.some((seen) => seen.id === fact.id && seen.note === fact.note) && <em className="advice"> {fact.note}</em>}
            </td>
          </tr>
        ))}
        </tbody>
      </table>
      {again.length > 0 && (
        <p className="under-table">
          As explained above:{' '}
          {again.map((fact, position) => (
            <span key={fact.id}>
              {position > 0 && '; '}
              {fact.label} <strong>{fact.value}</strong>
              {indicator(fact) !== null && !fact.value.includes(`(${indicator(fact)})`) && ` (${indicator(fact)})`}
              {again[position + 1]?.source !== fact.source && <Cite source={fact.source} />}
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}

/** The release's own value where it is a short mark like "090" or "J1"; amounts and phrases already stand in the words. */
function indicator(fact: Fact): string | null {
  const raw = fact.raw === null ? '' : String(fact.raw);
  return raw === '' || raw.length > 4 || fact.value === raw ? null : raw;
}
