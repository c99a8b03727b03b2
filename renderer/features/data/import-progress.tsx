import { ProgressBar } from 'react-aria-components';
import type { ImportProgress } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { timeLeftInWords } from './time-left.ts';

const stageWords: Readonly<Record<ImportProgress['stage'], string>> = {
  looking: 'Looking at the files',
  reading: 'Reading',
  building: 'Building the catalog',
  indexing: 'Building the search index',
  verifying: 'Verifying',
  publishing: 'Switching to the new catalog',
  done: 'Done',
};

export function ImportProgressView() {
  const desk = useDesk();
  const { progress, rate, timeLeft, isCancelling } = useStore(desk.importer.store, (state) => state);
  const phase = isCancelling ? 'Cancelling' : progress === null ? 'Starting' : stageWords[progress.stage];
  // Of the search index the codes are counted, of everything before the rows that were read.
  const counted = progress?.stage === 'indexing' ? 'codes' : 'rows';
  return (
    <div className="import-progress">
      <p className="unseen" role="status">
        {phase}
      </p>
      <h3 className="import-stage" id="import-stage" tabIndex={-1}>
        {phase}
        {progress?.file != null && <span className="import-file"> {progress.file}</span>}
      </h3>
      <ProgressBar value={(progress?.fraction ?? 0) * 100} aria-labelledby="import-stage">
        {({ percentage }) => (
          <div className="progress-track">
            <div className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
          </div>
        )}
      </ProgressBar>
      <div className="import-numbers">
        {progress !== null && progress.rows > 0 && (
          <span>
            {formatCount(progress.rows)} {counted}
          </span>
        )}
        {rate !== null && (
          <span>
            {formatCount(rate)} {counted} a second
          </span>
        )}
        {timeLeft !== null && !isCancelling && <span>{timeLeftInWords(timeLeft)}</span>}
        <Button isDisabled={isCancelling} onPress={() => desk.importer.cancel()}>
          {isCancelling ? 'Cancelling' : 'Cancel'}
        </Button>
      </div>
    </div>
  );
}
