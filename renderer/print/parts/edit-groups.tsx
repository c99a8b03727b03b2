import { Fragment } from 'react';
import type { EditRow } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { CodeText } from '../code-text.tsx';

/** Above this many pairs of one kind, codes alone are printed: hundreds of titles would bury the summary. */
const mostRowsWithTitles = 30;

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
      {grouped(rows, meaningKey).map(([key, members]) => (
        <EditGroup key={key} code={code} rows={members} />
      ))}
      {note !== null && <p className="prose">{note}</p>}
    </>
  );
}

function EditGroup({ code, rows }: { code: string; rows: readonly EditRow[] }) {
  const first = rows[0];
  if (first === undefined) return null;
  return (
    <div className="edits">
      <h3>
        {direction(code, first)} <span className="meaning">{sharedMeaning(first)}</span>
        <Cite source={first.source} />
      </h3>
      {grouped(rows, rows.length > mostRowsWithTitles ? shortReasonOf : reasonOf).map(([reason, pairs]) => (
        <Fragment key={reason}>
          {reason !== '' && <h4 className="edits-reason">{reason}</h4>}
          <Pairs rows={pairs} bare={rows.length > mostRowsWithTitles} />
        </Fragment>
      ))}
    </div>
  );
}

function Pairs({ rows, bare }: { rows: readonly EditRow[]; bare: boolean }) {
  if (bare) {
    return (
      <ul className="bare-codes">
        {rows.map((row) => (
          <li key={row.other}>
            <CodeText>{row.other}</CodeText>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul className={rows.length > 1 ? 'links links-paired' : 'links'}>
      {rows.map((row) => (
        <li key={row.other}>
          <CodeText>{row.other}</CodeText>
          <span>{row.otherTitle}</span>
        </li>
      ))}
    </ul>
  );
}

function direction(code: string, { thisColumn, modifierIndicator }: EditRow): string {
  return thisColumn === 1 ? `${code} is paid, these are not (column two, indicator ${modifierIndicator}).` : `These are paid (column one, indicator ${modifierIndicator}), ${code} is not.`;
}

/** The meaning without the code of its own row, so that rows which mean the same are found to do so. */
function sharedMeaning({ meaning, other }: EditRow): string {
  return meaning.replaceAll(other, 'the other code');
}

function inForce({ effectiveFrom, deletedOn }: EditRow): string | null {
  if (deletedOn !== null) return effectiveFrom === null ? `deleted ${deletedOn}` : `${effectiveFrom} to ${deletedOn}`;
  return effectiveFrom === null ? null : `from ${effectiveFrom}`;
}

/** Why the pair exists and since when: said once for all pairs of which it is true. */
function reasonOf(row: EditRow): string {
  return [row.rationale, inForce(row)].filter((text) => text !== null).join('; ');
}

/** Of hundreds of pairs: since when each is in force would divide them into a heading for every few codes; the screen has the days. */
function shortReasonOf(row: EditRow): string {
  return [row.rationale, row.deletedOn === null ? null : 'ended'].filter((text) => text !== null).join('; ');
}

/** Rows of the same name together, in the order in which the names come up. */
function grouped(rows: readonly EditRow[], nameOf: (row: EditRow) => string): [name: string, rows: EditRow[]][] {
  const found = new Map<string, EditRow[]>();
  for (const row of rows) found.set(nameOf(row), [...(found.get(nameOf(row)) ?? []), row]);
  return [...found];
}

function meaningKey(row: EditRow): string {
  return [row.thisColumn, row.modifierIndicator, sharedMeaning(row), row.source].join(' ');
}
