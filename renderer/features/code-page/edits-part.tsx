import { useState } from 'react';
import type { CodePage, EditRow } from '../../../electron/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount, formatDate } from '../../ui/format.ts';
import { Citation, sharedSource } from './citation.tsx';
import { CodeLink } from './code-link.tsx';
import { TableFrame } from './table-frame.tsx';

/** Pairs drawn at first; some codes have well over a thousand. */
const firstRows = 30;

function inForce(row: EditRow): string | null {
  if (row.deletedOn !== null) return `until ${formatDate(row.deletedOn)}`;
  return row.effectiveFrom === null ? null : `from ${formatDate(row.effectiveFrom)}`;
}

function EditTable({ rows, page, name }: { rows: readonly EditRow[]; page: CodePage; name: string }) {
  const [showsAll, setShowsAll] = useState(false);
  const shared = sharedSource(rows);
  const shown = showsAll ? rows : rows.slice(0, firstRows);
  return (
    <>
      <h3>
        {name} <span className="soft">({formatCount(rows.length)})</span>
      </h3>
      <TableFrame name={name} source={shared}>
        <thead>
          <tr>
            <th scope="col">Other code</th>
            <th scope="col">Meaning</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, position) => (
            <tr key={`${row.other}-${position}`}>
              <th scope="row">
                <CodeLink system={/^[A-V]/.test(row.other) ? 'HCPCS' : page.system} code={row.other} inCatalog={row.otherTitle !== null} />
                {row.otherTitle !== null && <div className="cell-name">{row.otherTitle}</div>}
              </th>
              <td>
                {row.meaning}
                <span className="fact-raw" title="Modifier indicator">
                  {row.modifierIndicator}
                </span>
                {shared === null && <Citation source={row.source} />}
              </td>
              <td>
                {row.rationale}
                {inForce(row) !== null && <div className="soft">{inForce(row)}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {shown.length < rows.length && <Button onPress={() => setShowsAll(true)}>Show all {formatCount(rows.length)} pairs</Button>}
    </>
  );
}

/** Pairs of the correct coding initiative in both directions, found by the code that one has in hand. */
export function EditsPart({ rows, note, page }: { rows: readonly EditRow[]; note: string | null; page: CodePage }) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toUpperCase();
  const matching = wanted === '' ? rows : rows.filter((row) => row.other.startsWith(wanted));
  const paid = matching.filter((row) => row.thisColumn === 1);
  const unpaid = matching.filter((row) => row.thisColumn === 2);
  return (
    <>
      {note !== null && <p className="prose">{note}</p>}
      {rows.length > firstRows && (
        <p className="filter">
          <label htmlFor="edits-filter">Other code begins with</label>
          <input id="edits-filter" className="text-field" value={filter} maxLength={7} autoComplete="off" onChange={(event) => setFilter(event.currentTarget.value)} />
        </p>
      )}
      {rows.length > 0 && matching.length === 0 && <p className="quiet">No pair with a code that begins with {wanted}.</p>}
      {paid.length > 0 && <EditTable name={`${page.code} is paid, the other is not`} rows={paid} page={page} />}
      {unpaid.length > 0 && <EditTable name={`The other is paid, ${page.code} is not`} rows={unpaid} page={page} />}
    </>
  );
}
