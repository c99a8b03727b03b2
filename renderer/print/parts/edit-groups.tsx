import type { EditRow } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { CodeText } from '../code-text.tsx';

/** Above this many pairs of one kind, codes alone are printed: hundreds of titles would bury the summary. */
const mostRowsWithTitles = 30;
/** Bare codes of one row of the table: a page may end between two rows. */
const codesInRow = 40;

interface EditGroupsProps {
  code: string;
  rows: readonly EditRow[];
  note: string | null;
}

/** NCCI pairs, those with the same meaning together, so that each meaning is said once. */
export function EditGroups({ code, rows, note }: EditGroupsProps) {
  return (
    <>
      {rows.length === 0 && <p>No pair with this code in the loaded edits.</p>}
      {groups(rows).map((group) => (
        <EditGroup key={group.key} code={code} rows={group.rows} />
      ))}
      {note !== null && <p className="prose">{note}</p>}
    </>
  );
}

function EditGroup({ code, rows }: { code: string; rows: readonly EditRow[] }) {
  const first = rows[0];
  if (first === undefined) return null;
  return (
    <table className="edits">
      <colgroup>
        <col className="edit-code" />
        <col />
        <col className="edit-reason" />
      </colgroup>
      <thead>
        <tr>
          <th colSpan={3} scope="colgroup">
            {direction(code, first)}, indicator {first.modifierIndicator}: <span className="meaning">{sharedMeaning(first)}</span>
            <Cite source={first.source} />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.length > mostRowsWithTitles ? (
          inRows(rows).map((some) => (
            <tr key={some[0]?.other}>
              <td colSpan={3}>
                {some.map((row) => (
                  <span key={rowKey(row)}>
                    <CodeText>{row.other}</CodeText>
                    {row.deletedOn !== null && ` (deleted ${row.deletedOn})`}{' '}
                  </span>
                ))}
              </td>
            </tr>
          ))
        ) : (
          rows.map((row) => (
            <tr key={rowKey(row)}>
              <td>
                <CodeText>{row.other}</CodeText>
              </td>
              <td>{row.otherTitle}</td>
              <td>{[row.rationale, inForce(row)].filter((text) => text !== null).join('; ')}</td>
            </tr>
          ))
        )}
      </tbody>
    </table>
  );
}

function inRows(rows: readonly EditRow[]): EditRow[][] {
  return Array.from({ length: Math.ceil(rows.length / codesInRow) }, (_, position) => rows.slice(position * codesInRow, (position + 1) * codesInRow));
}

function direction(code: string, { thisColumn }: EditRow): string {
  return thisColumn === 1 ? `${code} in column one, these in column two` : `These in column one, ${code} in column two`;
}

/** The meaning without the code of its own row, so that rows which mean the same are found to do so. */
function sharedMeaning({ meaning, other }: EditRow): string {
  return meaning.replaceAll(other, 'the other code');
}

function inForce({ effectiveFrom, deletedOn }: EditRow): string | null {
  if (deletedOn !== null) return effectiveFrom === null ? `deleted ${deletedOn}` : `${effectiveFrom} to ${deletedOn}`;
  return effectiveFrom === null ? null : `from ${effectiveFrom}`;
}

function rowKey(row: EditRow): string {
  return `${row.other} ${row.effectiveFrom ?? ''} ${row.deletedOn ?? ''}`;
}

function groups(rows: readonly EditRow[]): { key: string; rows: EditRow[] }[] {
  const found = new Map<string, EditRow[]>();
  for (const row of rows) {
    const key = [row.thisColumn, row.modifierIndicator, sharedMeaning(row), row.source].join(' ');
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found].map(([key, members]) => ({ key, rows: members }));
}
