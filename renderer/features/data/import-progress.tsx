import { ProgressBar } from 'react-aria-components';
import type { ImportProgress } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount, formatSeconds } from '../../ui/format.ts';
import { rowsPerSecond, secondsLeft } from './import-store.ts';

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
  const { progress, elapsedSeconds, isCancelling } = useStore(desk.importer.store, (state) => state);
  const phase = progress === null ? 'Starting' : stageWords[progress.stage];
  const fraction = progress?.fraction ?? 0;
  const rate = rowsPerSecond(progress?.rows ?? 0, elapsedSeconds);
  const left = secondsLeft(fraction, elapsedSeconds);
  return (
    <div className="import-progress">
      <h3 className="import-stage" id="import-stage" tabIndex={-1}>
        {phase}
        {progress?.file != null && <span className="import-file"> {progress.file}</span>}
      </h3>
      <ProgressBar value={fraction * 100} aria-labelledby="import-stage">
        {({ percentage }) => (
          <div className="progress-track">
            <div className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
          </div>
        )}
      </ProgressBar>
      <div className="import-numbers">
        <span>{formatCount(progress?.rows ?? 0)} rows</span>
        {rate !== null && <span>{formatCount(rate)} rows a second</span>}
        {left !== null && <span>{left < 10 ? 'less than' : 'about'} {formatSeconds(Math.max(10, Math.ceil(left)))} left</span>}
        <Button isDisabled={isCancelling} onPress={() => desk.importer.cancel()}>
          {isCancelling ? 'Cancelling' : 'Cancel'}
        </Button>
      </div>
    </div>
  );
}
