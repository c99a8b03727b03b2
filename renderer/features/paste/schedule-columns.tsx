import type { ScheduleColumn } from '../../../electron/contract/index.ts';
import { scheduleColumns } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Select } from '../../ui/select.tsx';

const words: Readonly<Record<ScheduleColumn, string>> = {
  date: 'Date',
  start: 'Start',
  minutes: 'Minutes',
  room: 'Room',
  patient: 'Patient',
  record: 'Record number',
  surgeon: 'Surgeon',
  procedure: 'Procedure',
  code: 'Codes',
  diagnosis: 'Diagnoses',
  laterality: 'Side',
  notes: 'Notes',
};
const nothing = 'nothing';
const choices = [{ id: nothing, label: 'Not read' }, ...scheduleColumns.map((id) => ({ id, label: words[id] }))];
/** Cells of the first lines that hold something: enough to see what a column is. */
const samples = 2;

/** Over each column what it is taken for, to be corrected where the guess was wrong. */
export function ScheduleColumns() {
  const { paste } = useDesk();
  const schedule = useStore(paste.schedule.store, (state) => state.schedule);
  if (schedule === null || schedule.width < 2) return null;
  const { width, headings, columns, cases } = schedule;
  return (
    <div className="schedule-columns" role="group" aria-label="What the columns hold">
      {Array.from({ length: width }, (_, index) => {
        const heading = headings?.[index] ?? '';
        const cells = cases.flatMap(({ row }) => (row[index] === undefined || row[index] === '' ? [] : [row[index]])).slice(0, samples);
        return (
          <div key={index} className="schedule-column">
            <Select
              label={heading === '' ? `Column ${String(index + 1)}` : heading}
              choices={choices}
              selected={columns.find((one) => one.index === index)?.column ?? nothing}
              onSelect={(id) => void paste.schedule.correct(index, scheduleColumns.find((one) => one === id) ?? null)}
            />
            {cells.map((cell, place) => (
              <span key={place} className="schedule-sample">
                {cell}
              </span>
            ))}
          </div>
        );
      })}
    </div>
  );
}
