import { ArrowRight } from 'lucide-react';
import type { CodePage, FamilyRow } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatTwoDecimals } from '../../ui/format.ts';
import { Citation, sharedSource } from './citation.tsx';
import { CodeLink, Words } from './code-link.tsx';
import { TableFrame } from './table-frame.tsx';
import { toldByFamily, type Told } from './told-by-family.ts';

/** "3.53 RVUs more", "same": a sign alone is easily overread. */
function beside(rvusMore: number | null): string {
  if (rvusMore === null) return '';
  if (rvusMore === 0) return 'same';
  return `${formatTwoDecimals(Math.abs(rvusMore))} RVUs ${rvusMore > 0 ? 'more' : 'less'}`;
}

function Line({ row, page, told, cites, citesSchedule }: { row: FamilyRow; page: CodePage; told: readonly Told[]; cites: boolean; citesSchedule: boolean }) {
  const desk = useDesk();
  return (
    <tr data-current={row.current} data-code={row.code}>
      <th scope="row">
        <CodeLink system={page.system} code={row.code} inCatalog={!row.current && row.title !== null} />
        {row.current && <Badge icon={ArrowRight} word="This code" tone="accent" />}
      </th>
      <td>
        <Words>{row.difference}</Words>
        {cites && <Citation source={row.source} />}
        {!row.current && row.title !== null && <div className="cell-name">{row.title}</div>}
      </td>
      {told.length > 0 && <td>{told.map((name) => row[name]).join(', ')}</td>}
      <td className="number">{row.schedule?.globalDays ?? ''}</td>
      <td className="number">
        {row.schedule !== null && formatTwoDecimals(row.schedule.facilityRvus)}
        {row.schedule !== null && citesSchedule && <Citation source={row.schedule.source} />}
      </td>
      <td className="number">{row.current ? '' : beside(row.schedule?.rvusMore ?? null)}</td>
      <td className="family-compare">
        {!row.current && row.title !== null && (
          <Button look="link" aria-label={`Compare with ${row.code}`} onPress={() => desk.compare([{ system: page.system, code: page.code }, { system: page.system, code: row.code }])}>
            Compare
          </Button>
        )}
      </td>
    </tr>
  );
}

/** The codes that differ only in number, side or approach, told apart in one line each; the one of this page is marked. */
export function FamilyPart({ rows, page }: { rows: readonly FamilyRow[]; page: CodePage }) {
  const shared = sharedSource(rows);
  const told = toldByFamily(rows);
  const schedules = rows.flatMap((row) => row.schedule ?? []);
  const sharedSchedule = sharedSource(schedules);
  return (
    <>
      <TableFrame name="Codes of this family" source={shared}>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">What tells it apart</th>
            {told.length > 0 && <th scope="col">{`${told.join(', ').slice(0, 1).toUpperCase()}${told.join(', ').slice(1)}`}</th>}
            <th scope="col" className="number">Global days</th>
            <th scope="col" className="number">
              Facility RVU
              {sharedSchedule !== null && <Citation source={sharedSchedule} />}
            </th>
            <th scope="col" className="number">Than this code</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.code} row={row} page={page} told={told} cites={shared === null} citesSchedule={sharedSchedule === null} />
          ))}
        </tbody>
      </TableFrame>
      {schedules.length === 0 && <p className="table-note">Global days and values: no loaded fee schedule has a row for these codes.</p>}
    </>
  );
}
