import type { HospitalPrices } from '../../../electron/contract/index.ts';
import { formatCents, formatCount } from '../../ui/format.ts';
import { Citation } from './citation.tsx';
import { TableFrame } from './table-frame.tsx';

type Range = HospitalPrices['charges'][number]['gross'];

function rangeInWords(range: NonNullable<Range>): string {
  return range.lowCents === range.highCents ? formatCents(range.lowCents) : `${formatCents(range.lowCents)} to ${formatCents(range.highCents)}`;
}

function Hospital({ hospital }: { hospital: HospitalPrices }) {
  const { name, places, updatedOn, charges, payers, morePayers, source } = hospital;
  return (
    <>
      <h3>
        {name}
        <Citation source={source} />
      </h3>
      <p className="quiet">
        {[updatedOn === null ? null : `As of ${updatedOn}`, places > 1 ? `${formatCount(places)} places` : null].filter((word) => word !== null).join(', ')}
      </p>
      {charges.map(({ use, gross, cash }) => (
        <p key={use}>
          {use === '' ? '' : `${use.charAt(0).toUpperCase()}${use.slice(1)}: `}
          {[gross === null ? null : `charge ${rangeInWords(gross)}`, cash === null ? null : `paid in cash ${rangeInWords(cash)}`].filter((word) => word !== null).join('; ')}
        </p>
      ))}
      {payers.length > 0 && (
        <TableFrame name={`Prices that ${name} and payers have agreed`}>
          <thead>
            <tr>
              <th scope="col">Payer</th>
              <th scope="col">For</th>
              <th scope="col" className="number">Lowest</th>
              <th scope="col" className="number">Middle</th>
              <th scope="col" className="number">Highest</th>
              <th scope="col">Otherwise</th>
            </tr>
          </thead>
          <tbody>
            {payers.map((row) => (
              <tr key={`${row.payer} ${row.use}`}>
                <th scope="row">
                  {row.payer}
                  {row.plans.length > 0 && <div className="cell-name">{row.plans.length > 4 ? `${formatCount(row.plans.length)} plans` : row.plans.join(', ')}</div>}
                </th>
                <td>{row.use}</td>
                <td className="number">{row.lowCents === null ? '' : formatCents(row.lowCents)}</td>
                <td className="number strong">{row.medianCents === null ? '' : formatCents(row.medianCents)}</td>
                <td className="number">{row.highCents === null ? '' : formatCents(row.highCents)}</td>
                <td>{row.otherWays.join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {morePayers > 0 && <p className="quiet">{formatCount(morePayers)} more payers in the file.</p>}
    </>
  );
}

/** What hospitals charge and what payers have agreed with them, from the hospitals' own files. */
export function PayersPart({ hospitals }: { hospitals: readonly HospitalPrices[] }) {
  return hospitals.map((hospital) => <Hospital key={hospital.source} hospital={hospital} />);
}
