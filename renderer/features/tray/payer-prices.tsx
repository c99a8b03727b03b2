import type { CaseCheck } from '../../../electron/contract/index.ts';
import { formatCount } from '../../ui/format.ts';
import { Citation } from '../code-page/citation.tsx';
import { TableFrame } from '../code-page/table-frame.tsx';
import { dollars } from './tray-words.ts';

/** What hospitals have agreed with payers for the codes of the tray; nothing where no price file has any of them. */
export function PayerPrices({ payers }: { payers: CaseCheck['payers'] }) {
  if (payers.length === 0) return null;
  return (
    <section className="part" aria-labelledby="tray-payers">
      <h2 id="tray-payers" tabIndex={-1}>
        Agreed with payers
      </h2>
      <p className="quiet">What hospitals have agreed for each code alone, by their own price files. Not what this operation comes to.</p>
      <TableFrame name="Prices that hospitals and payers have agreed">
        <thead>
          <tr>
            {['Code', 'Hospital and use', 'Prices', 'Lowest', 'Median', 'Highest', 'Beside Medicare'].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {payers.map((one) => (
            <tr key={`${one.code} ${one.hospital} ${one.use}`}>
              <th scope="row">
                <span className="code">{one.code}</span>
              </th>
              <td>
                {one.hospital}, {one.use}
                <Citation source={one.source} />
              </td>
              <td>
                {formatCount(one.prices)} of {one.payers === 1 ? '1 payer' : `${formatCount(one.payers)} payers`}
              </td>
              <td>{dollars(one.low)}</td>
              <td className="tray-result">{dollars(one.median)}</td>
              <td>{dollars(one.high)}</td>
              <td>
                {one.medianOfMedicare !== null && one.medicare !== null && `The median is ${Math.round(one.medianOfMedicare * 100)} % of ${dollars(one.medicare)}. `}
                {one.medicareWords}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  );
}
