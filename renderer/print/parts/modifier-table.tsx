import { Fragment } from 'react';
import type { ModifierAdvice } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { CodeText } from '../code-text.tsx';

const groups = [
  ['yes', null],
  ['with-documentation', 'Only with documentation'],
  ['not-decided', 'Not decided by the release'],
] as const;

/**
 * The modifiers that can stand on this code, those that simply apply first: what each does to payment, and the first thing to
 * know about when to use it. The rest of the advice is on the screen. Those that do not apply share one line.
 */
export function ModifierTable({ rows }: { rows: readonly ModifierAdvice[] }) {
  const others = rows.filter((row) => row.applies === 'no');
  return (
    <>
      {groups.map(([applies, heading]) => (
        <ModifierGroup key={applies} heading={heading} rows={rows.filter((row) => row.applies === applies)} />
      ))}
      {others.length > 0 && (
        <p className="modifiers-of">
          <strong>Does not apply:</strong>{' '}
          {others.map((row, position) => (
            <span key={row.modifier}>
              {position > 0 && '; '}
              <CodeText>{row.modifier}</CodeText> {row.name}
              {/* The number stands after the last of those that it is for. */}
              {others[position + 1]?.source !== row.source && <Cite source={row.source} />}
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}

function ModifierGroup({ heading, rows }: { heading: string | null; rows: readonly ModifierAdvice[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      {heading !== null && <h3 className="modifiers-of">{heading}</h3>}
      <table className="modifiers">
        <tbody>
          {alike(rows).map(({ row, modifiers, names, advice }) => (
            <tr key={row.modifier}>
              <td>
                {/* Each by itself: a row of several goes on in a second line. */}
                {modifiers.map((modifier) => (
                  <Fragment key={modifier}>
                    <CodeText>{modifier}</CodeText>{' '}
                  </Fragment>
                ))}
              </td>
              <td>
                <strong>{names}.</strong> {row.effect}
                <Cite source={row.source} />
                {advice !== null && <em className="advice"> {advice}</em>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface AlikeModifiers {
  /** Stands for all of them. */
  row: ModifierAdvice;
  modifiers: readonly string[];
  /** "Left side; right side" */
  names: string;
  advice: string | null;
}

/** Modifiers that do the same to payment share a row: left and right, a repeat by the same or another physician. */
function alike(rows: readonly ModifierAdvice[]): AlikeModifiers[] {
  const found = new Map<string, ModifierAdvice[]>();
  for (const row of rows) {
    const key = `${row.source} ${row.effect}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()].flatMap((group) => {
    const [row] = group;
    if (row === undefined) return [];
    return [{ row, advice: row.applies === 'yes' ? adviceFor(group) : null, modifiers: group.map(({ modifier }) => modifier), names: group.map(({ name }) => name).join('; ') }];
  });
}

/** When to use it; of several modifiers for each. */
function adviceFor(group: readonly ModifierAdvice[]): string {
  if (group.every(isSide)) return sidesAdvice;
  const each = group.map((row) => ({ modifier: row.modifier, words: firstSentence(row.whenToUse) }));
  return each.map(({ modifier, words }) => (each.length > 1 ? `${modifier}: ${words}` : words)).join(' ');
}

/** Left and right differ in one word of their advice; together they need it once. */
const sidesAdvice = 'On every one-sided code for paired parts: the side that is treated.';

function isSide({ modifier }: ModifierAdvice): boolean {
  return modifier === 'LT' || modifier === 'RT';
}

function firstSentence(text: string): string {
  const end = text.search(/[.:;](?:\s|$)/);
  return end === -1 ? text : `${text.slice(0, end)}.`;
}
