import type { HospitalPrices } from '../../../electron/contract/index.ts';
import { formatCents, formatCount } from '../../ui/format.ts';
import { chargeInWords, plansInWords } from '../../ui/hospital-price-words.ts';
import { Cite } from '../cite.tsx';

const amount = (cents: number | null): string => (cents === null ? '' : formatCents(cents));

/** By hospital: its charge, then a row a payer with the lowest, middle and highest of the agreed prices. */
export function HospitalPriceTables({ hospitals }: { hospitals: readonly HospitalPrices[] }) {
  return hospitals.map((hospital) => (
    <div key={hospital.source}>
      <h3>
        {hospital.name}
        {hospital.updatedOn !== null && `, as of ${hospital.updatedOn}`}
        <Cite source={hospital.source} />
      </h3>
      <table>
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
          {hospital.charges.map((charge) => (
            <tr key={charge.use}>
              <td>Without a payer</td>
              <td>{charge.use}</td>
              <td colSpan={4}>{chargeInWords(charge)}</td>
            </tr>
          ))}
          {hospital.payers.map((row) => (
            <tr key={`${row.payer} ${row.use}`}>
              <td>{row.plans.length === 0 ? row.payer : `${row.payer}: ${plansInWords(row.plans)}`}</td>
              <td>{row.use}</td>
              <td className="number">{amount(row.lowCents)}</td>
              <td className="number">{amount(row.medianCents)}</td>
              <td className="number">{amount(row.highCents)}</td>
              <td>{row.otherWays.join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hospital.morePayers > 0 && <p className="under-table">{formatCount(hospital.morePayers)} more payers in the file.</p>}
    </div>
  ));
}
