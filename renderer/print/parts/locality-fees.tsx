import type { LocalityFee } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { dollars, index } from '../format.ts';

/** More than a few localities do not belong on a summary: the office has one. */
const mostLocalities = 3;

/** The fee of the chosen locality, or one line that says how far the localities lie apart. */
export function LocalityFees({ localities }: { localities: readonly LocalityFee[] }) {
  const first = localities[0];
  if (first === undefined) return <p>No locality in the loaded file.</p>;
  if (localities.length > mostLocalities) return <Range localities={localities} source={first.source} />;
  return (
    <table className="values">
      <thead>
        <tr>
          <th scope="col">Locality</th>
          <th scope="col">Work GPCI</th>
          <th scope="col">PE GPCI</th>
          <th scope="col">MP GPCI</th>
          <th scope="col">Office</th>
          <th scope="col">Facility</th>
        </tr>
      </thead>
      <tbody>
        {localities.map((fee) => (
          <tr key={`${fee.contractor}-${fee.locality}`}>
            <th scope="row">
              {fee.name}, {fee.state} ({fee.contractor}-{fee.locality})
              <Cite source={fee.source} />
            </th>
            <td>{index(fee.workGpci)}</td>
            <td>{index(fee.practiceExpenseGpci)}</td>
            <td>{index(fee.malpracticeGpci)}</td>
            <td>{amount(fee.nonFacilityCents)}</td>
            <td>{amount(fee.facilityCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Range({ localities, source }: { localities: readonly LocalityFee[]; source: number }) {
  const facility = extremes(localities);
  return (
    <p>
      {localities.length} localities are loaded; choose one in the settings to print its fee.
      {facility !== null && (
        <>
          {' '}
          Facility fees run from {dollars(facility.lowest.cents)} ({facility.lowest.name}) to {dollars(facility.highest.cents)} ({facility.highest.name}).
        </>
      )}
      <Cite source={source} />
    </p>
  );
}

function extremes(localities: readonly LocalityFee[]) {
  const priced = localities.flatMap(({ name, state, facilityCents }) => (facilityCents === null ? [] : [{ name: `${name}, ${state}`, cents: facilityCents }]));
  const sorted = priced.toSorted((one, other) => one.cents - other.cents);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  return lowest === undefined || highest === undefined ? null : { lowest, highest };
}

function amount(cents: number | null): string {
  return cents === null ? 'none' : dollars(cents);
}
