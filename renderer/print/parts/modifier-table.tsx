import type { ModifierAdvice } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { CodeText } from '../code-text.tsx';

const printed = ['yes', 'with-documentation', 'not-decided'] as const;

const conditions: Record<(typeof printed)[number], string> = {
  yes: '',
  'with-documentation': 'With documentation. ',
  'not-decided': 'Not decided by the release. ',
};

/**
 * The modifiers that can stand on this code, those that simply apply first: what each does to payment, and when to use it. The
 * general meaning of a modifier is in its name. Those that do not apply share one line.
 */
export function ModifierTable({ rows }: { rows: readonly ModifierAdvice[] }) {
  const others = rows.filter((row) => row.applies === 'no');
  const usable = printed.flatMap((state) => alike(rows.filter((row) => row.applies === state)).map((group) => ({ ...group, condition: conditions[state] })));
  return (
    <>
      {usable.length > 0 && (
        <table className="modifiers">
          <tbody>
            {usable.map(({ row, modifiers, names, condition }) => (
              <tr key={row.modifier}>
                <td>
                  <CodeText>{modifiers}</CodeText>
                </td>
                <td>
                  <strong>{names}.</strong> {condition}
                  {row.effect}
                  <Cite source={row.source} /> <em className="advice">{row.whenToUse}</em>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others.length > 0 && (
        <p className="under-table">
          <strong>Does not apply:</strong>{' '}
          {others.map((row, position) => (
            <span key={row.modifier}>
              {position > 0 && '; '}
              <CodeText>{row.modifier}</CodeText> {row.name}
              <Cite source={row.source} />
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}

interface AlikeModifiers {
  /** Stands for all of them. */
  row: ModifierAdvice;
  /** "LT RT" */
  modifiers: string;
  /** "Left side, right side" */
  names: string;
}

/** Modifiers that do the same to payment share a row: left and right. */
function alike(rows: readonly ModifierAdvice[]): AlikeModifiers[] {
  const groups = new Map<string, ModifierAdvice[]>();
  for (const row of rows) {
    const key = isSide(row) ? `${row.effect} ${row.source}` : row.modifier;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [row, ...others] = group;
    if (row === undefined) return [];
    const names = [row.name, ...others.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1))].join(', ');
    return [{ row: others.length === 0 ? row : { ...row, whenToUse: sidesAdvice }, modifiers: group.map(({ modifier }) => modifier).join(' '), names }];
  });
}

/** Left and right differ in one word of their advice; together they need it once. */
const sidesAdvice = 'On every one-sided code for paired parts: the side that is treated. It must agree with the consent and the diagnosis.';

function isSide({ modifier }: ModifierAdvice): boolean {
  return modifier === 'LT' || modifier === 'RT';
}
