import type { HospitalPrices } from '../../../electron/contract/index.ts';
import { formatCents, formatCount, formatDate } from '../../ui/format.ts';
import { chargeInWords, plansInWords } from '../../ui/hospital-price-words.ts';
import { Citation } from './citation.tsx';
import { TableFrame } from './table-frame.tsx';

function Hospital({ hospital }: { hospital: HospitalPrices }) {
  const { name, places, updatedOn, charges, payers, morePayers, source } = hospital;
  return (
    <>
      <h3>
        {name}
        <Citation source={source} />
      </h3>
      <p className="quiet">
        {[updatedOn === null ? null : `As of ${formatDate(updatedOn)}`, places > 1 ? `${formatCount(places)} places` : null].filter((word) => word !== null).join(', ')}
      </p>
      {charges.map((charge) => (
        <p key={charge.use}>
          {charge.use === '' ? '' : `${charge.use.charAt(0).toUpperCase()}${charge.use.slice(1)}: `}
          {chargeInWords(charge)}
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
                  {row.plans.length > 0 && <div className="cell-name">{plansInWords(row.plans)}</div>}
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
