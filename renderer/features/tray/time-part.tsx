import type { CaseCheck } from '../../../electron/contract/index.ts';
import { formatDate } from '../../ui/format.ts';

function minutes(count: number): string {
  return `${count.toLocaleString('en-US', { maximumFractionDigits: 1 })} min`;
}

/** How long it takes, and until when what follows belongs to the operation. */
export function TimePart({ check: { time, global } }: { check: CaseCheck }) {
  return (
    <section className="part" aria-labelledby="tray-time">
      <h2 id="tray-time" tabIndex={-1}>
        Time and global period
      </h2>
      <dl className="fact-table">
        {time !== null && (
          <div className="fact-line">
            <dt>Physician time</dt>
            <dd>
              <span className="fact-value">{minutes(time.during)} of operation</span>, {minutes(time.before)} before and {minutes(time.after)} after
              <p className="quiet">{time.words}</p>
            </dd>
          </div>
        )}
        {global !== null && (
          <div className="fact-line">
            <dt>Global period</dt>
            <dd>
              <span className="fact-value">ends on {formatDate(global.endsOn)}</span>, by {global.codes.join(', ')}
              <p className="quiet">
                {global.days === 1 ? '1 day' : `${global.days} days`} from {formatDate(global.startsOn)}: what belongs to the operation is not paid apart until then.
              </p>
            </dd>
          </div>
        )}
      </dl>
      {time === null && <p className="quiet">Times come with the file of physician work time of the fee schedule.</p>}
      {global === null && <p className="quiet">No line counts global days, or no loaded fee schedule has the codes.</p>}
    </section>
  );
}
