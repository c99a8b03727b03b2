import type { RelativeValueRow } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';
import { dollars, units } from '../format.ts';

interface RelativeValuesProps {
  rows: readonly RelativeValueRow[];
  trace: readonly string[];
}

/** Relative value units and national amounts, a row a modifier and release, and how the facility amount came about. */
export function RelativeValues({ rows, trace }: RelativeValuesProps) {
  const notApplicable = rows.some((row) => row.nonFacilityNotApplicable || row.facilityNotApplicable);
  // Why there is no amount is what the mark NA says, or the last step of how it comes about.
  const reasons = [...new Set(rows.flatMap((row) => (row.noAmountReason === null || row.noAmountReason.startsWith('NA:') || trace.some((step) => step.endsWith(row.noAmountReason ?? '')) ? [] : [row.noAmountReason])))];
  return (
    <>
      {rows.length > 0 && (
        <table className="values">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>Release</th>
              <th scope="col" rowSpan={2}>Work</th>
              <th scope="colgroup" colSpan={2}>Practice expense</th>
              <th scope="col" rowSpan={2}>Mal-<br />practice</th>
              <th scope="colgroup" colSpan={2}>Total RVU</th>
              <th scope="col" rowSpan={2}>Dollars<br />per RVU</th>
              <th scope="colgroup" colSpan={2}>National amount</th>
            </tr>
            <tr>
              <th scope="col">office</th>
              <th scope="col">facility</th>
              <th scope="col">office</th>
              <th scope="col">facility</th>
              <th scope="col">office</th>
              <th scope="col">facility</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.release} ${row.modifier}`} className={row.current ? 'current' : undefined}>
                <th scope="row">
                  {row.release}
                  {row.modifier !== '' && <>, modifier {row.modifier}</>}
                  <Cite source={row.source} />
                </th>
                <td>{units(row.work)}</td>
                <td>{available(row.nonFacilityPracticeExpense, row.nonFacilityNotApplicable)}</td>
                <td>{available(row.facilityPracticeExpense, row.facilityNotApplicable)}</td>
                <td>{units(row.malpractice)}</td>
                <td>{available(row.nonFacilityTotal, row.nonFacilityNotApplicable)}</td>
                <td>{available(row.facilityTotal, row.facilityNotApplicable)}</td>
                <td>{row.conversionFactor.toFixed(4)}</td>
                <td>{amount(row.nonFacilityCents)}</td>
                <td>{amount(row.facilityCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(notApplicable || reasons.length > 0) && (
        <p className="under-table">
          {notApplicable && 'NA: the release marks the place as rarely or never used. It has no amount, and the units in brackets are no real price. '}
          {reasons.length > 0 && `No amount: ${reasons.join(' ')}`}
        </p>
      )}
      {trace.length > 0 && (
        <p className="trace">
          <strong>How the amount comes about:</strong> {trace.map((step) => step.replace(/\.$/, '')).join('; ')}.
        </p>
      )}
    </>
  );
}

function available(value: number, notApplicable: boolean): string {
  return notApplicable ? `NA (${units(value)})` : units(value);
}

function amount(cents: number | null): string {
  return cents === null ? 'none' : dollars(cents);
}
