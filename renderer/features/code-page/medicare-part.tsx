import type { CodePage, RelativeValueRow } from '../../../electron/contract/index.ts';
import { formatCents, formatConversionFactor, formatTwoDecimals } from '../../ui/format.ts';
import { Citation, sharedSource } from './citation.tsx';
import { FactTable } from './facts.tsx';
import { TableFrame } from './table-frame.tsx';

type Medicare = Extract<CodePage['medicare'], { state: 'data' }>;

function amount(cents: number | null): string {
  return cents === null ? 'not priced' : formatCents(cents);
}

function RelativeValueLine({ row, showsRelease, cites }: { row: RelativeValueRow; showsRelease: boolean; cites: boolean }) {
  return (
    <tr data-current={row.current}>
      <th scope="row">
        {row.modifier === '' ? 'Whole service' : <>Modifier <span className="code">{row.modifier}</span></>}
        {showsRelease && (
          <div className="cell-name">
            {row.release}
            {row.current ? '' : ', for comparison'}
            {cites && <Citation source={row.source} />}
          </div>
        )}
        {!showsRelease && cites && <Citation source={row.source} />}
        {row.noAmountReason !== null && <div className="cell-name">{row.noAmountReason}</div>}
      </th>
      <td className="number">{formatTwoDecimals(row.work)}</td>
      <td className="number">{formatTwoDecimals(row.malpractice)}</td>
      <td className="number">{formatTwoDecimals(row.facilityPracticeExpense)}</td>
      <td className="number strong">{formatTwoDecimals(row.facilityTotal)}</td>
      <td className="number strong">{row.facilityNotApplicable ? 'not applicable' : amount(row.facilityCents)}</td>
      <td className="number">{row.nonFacilityNotApplicable ? <span title="Medicare does not expect this service in an office">n/a</span> : formatTwoDecimals(row.nonFacilityPracticeExpense)}</td>
      <td className="number">{row.nonFacilityNotApplicable ? 'n/a' : formatTwoDecimals(row.nonFacilityTotal)}</td>
      <td className="number">{row.nonFacilityNotApplicable ? 'n/a' : amount(row.nonFacilityCents)}</td>
    </tr>
  );
}

/** Relative values and national amounts (without the local adjustment), the steps behind them, and every indicator in words. */
export function MedicarePart({ indicators, relativeValues, trace, glance }: Medicare & { glance: CodePage['glance'] }) {
  const shared = sharedSource(relativeValues);
  const showsRelease = new Set(relativeValues.map((row) => row.release)).size > 1;
  const factor = relativeValues.find((row) => row.current)?.conversionFactor;
  return (
    <>
      {relativeValues.length > 0 && (
        <>
          <h3>Relative values and national amount</h3>
          <TableFrame name="Relative values and national amount" source={shared}>
            <thead>
              <tr>
                <td rowSpan={2} />
                <th scope="col" rowSpan={2} className="number">Work</th>
                <th scope="col" rowSpan={2} className="number">Mal&shy;practice</th>
                <th scope="colgroup" colSpan={3} className="group">Facility</th>
                <th scope="colgroup" colSpan={3} className="group">Office</th>
              </tr>
              <tr>
                <th scope="col" className="number">Practice expense</th>
                <th scope="col" className="number">Total RVU</th>
                <th scope="col" className="number">Amount</th>
                <th scope="col" className="number">Practice expense</th>
                <th scope="col" className="number">Total RVU</th>
                <th scope="col" className="number">Amount</th>
              </tr>
            </thead>
            <tbody>
              {relativeValues.map((row, position) => (
                <RelativeValueLine key={position} row={row} showsRelease={showsRelease} cites={shared === null} />
              ))}
            </tbody>
          </TableFrame>
          {factor !== undefined && (
            <p className="table-note">
              RVU: relative value units. Amount: total RVU times the conversion factor {formatConversionFactor(factor)}, without the local adjustment.
              {relativeValues.some((row) => row.nonFacilityNotApplicable) && ' n/a: Medicare does not expect the service in an office.'}
            </p>
          )}
        </>
      )}
      {trace.length > 0 && (
        <>
          <h3>How the facility amount is computed</h3>
          <ol className="trace">
            {trace.map((line, position) => (
              <li key={position}>{line}</li>
            ))}
          </ol>
        </>
      )}
      {indicators.length > 0 && (
        <>
          <h3>Indicators</h3>
          <FactTable facts={indicators} glance={glance} />
        </>
      )}
    </>
  );
}
