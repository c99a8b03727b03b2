import { Bookmark, FileDown, Pencil } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { pasteFieldId, scheduleRowId } from './paste-ids.ts';
import { PasteText } from './paste-text.tsx';
import { ScheduleColumns } from './schedule-columns.tsx';
import { ScheduleDetail } from './schedule-detail.tsx';
import { ScheduleRows } from './schedule-rows.tsx';
import './schedule.css';

const cases = (count: number): string => `${formatCount(count)} ${count === 1 ? 'case' : 'cases'}`;

/** "5 cases: 3 with a code, 2 without, 2 with a remark". */
function summaryInWords({ cases: all, withCode, withoutCode, withRemark }: { cases: number; withCode: number; withoutCode: number; withRemark: number }): string {
  return `${cases(all)}: ${formatCount(withCode)} with a procedure code, ${formatCount(withoutCode)} without, ${formatCount(withRemark)} with a remark`;
}

/** One case a line: codes checked, candidates to choose from, minutes held against the catalog's. */
export function ScheduleView() {
  const desk = useDesk();
  const { paste } = desk;
  const { schedule: day } = paste;
  const { schedule, failure, isReading, chosen, readFor } = useStore(day.store, (state) => state);
  const isFieldOpen = useStore(paste.store, (state) => state.isFieldOpen);
  const text = useStore(paste.store, (state) => state.text);
  /** The keyboard is to go to the rows: it stood in the field, or on the offer that led here. */
  const wantsRows = useRef(false);

  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) wantsRows.current = true;
  }, []);
  useEffect(() => {
    if (isFieldOpen) {
      wantsRows.current = true;
      return;
    }
    // The rows of the text before are about to go.
    if (schedule === null || readFor !== text || !wantsRows.current) return;
    wantsRows.current = false;
    document.getElementById(scheduleRowId(day.store.get().at))?.focus();
  }, [isFieldOpen, schedule, readFor, text, day]);

  const count = new Set([...chosen.values()].flat().map(({ system, code }) => `${system} ${code}`)).size;

  async function save(): Promise<void> {
    const saved = await day.save();
    if (saved !== null) desk.notices.say(`${cases(saved.cases)} saved in ${saved.path}`);
  }

  return (
    <div className="schedule">
      <div className="schedule-source" data-open={isFieldOpen}>
        {isFieldOpen ? (
          <PasteText />
        ) : (
          <Button
            look="quiet"
            onPress={() => {
              paste.openField(true);
              requestAnimationFrame(() => document.getElementById(pasteFieldId)?.focus());
            }}
          >
            <Pencil className="icon" size={14} aria-hidden /> Change the text
          </Button>
        )}
        <p id="paste-kept" className="paste-kept">
          The text stays on this computer and is not saved.
        </p>
      </div>
      <p className="unseen" role="status">
        {isReading ? 'Reading the schedule' : schedule === null ? '' : summaryInWords(schedule.summary)}
      </p>
      {failure !== null && <p className="paste-failure">{failure}</p>}
      {schedule === null && failure === null && (
        <p className="paste-empty">{isReading ? 'Reading the schedule.' : text.trim() === '' ? 'Paste the rows of a table, the lines of a csv file, or one case a line. What each column holds is guessed and can be corrected.' : ''}</p>
      )}
      {schedule !== null && (
        <>
          <ScheduleColumns />
          <div className="schedule-head">
            <h2 className="schedule-summary">{summaryInWords(schedule.summary)}</h2>
            <Button isDisabled={count === 0} onPress={() => desk.shelf.ask({ name: 'folder-of', keys: day.allChosen() })}>
              <Bookmark className="icon" size={14} aria-hidden /> Bookmark the {formatCount(count)} chosen
            </Button>
            <Button onPress={() => void save()}>
              <FileDown className="icon" size={14} aria-hidden /> Save as CSV
            </Button>
          </div>
          <ScheduleRows />
          <ScheduleDetail />
        </>
      )}
    </div>
  );
}
