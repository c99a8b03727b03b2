import { Check, CircleHelp, TriangleAlert } from 'lucide-react';
import { memo, type KeyboardEvent } from 'react';
import type { CodeKey, ScheduleCase } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { useRowWindow } from '../../ui/use-row-window.ts';
import { keyText } from '../search/list-items.ts';
import { besideChoices, caseChoices } from './case-choices.ts';
import { scheduleRowId } from './paste-ids.ts';

/** Pixels; the style sheet has the same. */
const rowHeight = 58;
/** Rows drawn above and below those in sight. */
const rowsBeyond = 6;

const noKeys: readonly CodeKey[] = [];

interface RowProps {
  one: ScheduleCase;
  index: number;
  chosen: readonly CodeKey[];
  isCurrent: boolean;
}

const Row = memo(function Row({ one, index, chosen, isCurrent }: RowProps) {
  const { paste } = useDesk();
  const { cells, line, minutes, catalogMinutes, remarks } = one;
  const isChosen = (key: CodeKey): boolean => chosen.some((other) => keyText(other) === keyText(key));
  const said = [cells.procedure, cells.laterality].filter((part) => part !== undefined && part !== '').join(', ') || one.text;
  const about = [cells.patient, cells.surgeon].filter((part) => part !== undefined && part !== '').join(', ');
  const when = [cells.start, cells.room].filter((part) => part !== undefined && part !== '');
  return (
    <div
      id={scheduleRowId(index)}
      className="schedule-row"
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
      data-line={line}
      style={{ top: index * rowHeight }}
      onClick={() => paste.schedule.moveTo(index)}
    >
      <span role="gridcell" className="schedule-line">
        {line}
      </span>
      <span role="gridcell" className="schedule-when">
        {when.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </span>
      <span role="gridcell" className="schedule-said">
        <span className="schedule-procedure">{said}</span>
        <span className="schedule-about">{about}</span>
      </span>
      <span role="gridcell" className="schedule-choices">
        {caseChoices(one).map((choice, place) => (
          <Button
            key={keyText(choice.key)}
            place="schedule-choice"
            aria-pressed={isChosen(choice.key)}
            tabIndex={isCurrent ? 0 : -1}
            title={`${choice.key.code} ${choice.title}`}
            data-meant={choice.status === null}
            onPress={() => paste.schedule.toggle(line, choice.key)}
          >
            {isChosen(choice.key) ? <Check className="icon" size={12} aria-hidden /> : choice.status === null ? <CircleHelp className="icon" size={12} aria-hidden /> : <TriangleAlert className="icon" size={12} aria-hidden />}
            {isCurrent && place < 9 && <kbd aria-hidden>{place + 1}</kbd>}
            <span className="code">{choice.key.code}</span>
            <span className="schedule-title"> {choice.title}</span>
          </Button>
        ))}
        {besideChoices(one).map((found, place) => (
          <span key={`${found.code} ${String(place)}`} className="code schedule-beside" title={found.title ?? found.remark ?? undefined}>
            {found.code}
          </span>
        ))}
      </span>
      <span role="gridcell" className="schedule-minutes">
        {minutes !== null && <span>{minutes} min</span>}
        {catalogMinutes !== null && <span className="schedule-about">Medicare {catalogMinutes}</span>}
      </span>
      <span role="gridcell" className="schedule-remark" title={remarks.join('\n')}>
        {remarks[0] !== undefined && (
          <>
            <TriangleAlert className="icon" size={12} aria-hidden /> {remarks[0]}
            {remarks.length > 1 && ` And ${String(remarks.length - 1)} more.`}
          </>
        )}
      </span>
    </div>
  );
});

/** The cases of the day, of which only those in sight are drawn. The arrows go from line to line, digits choose, Enter reads the code. */
export function ScheduleRows() {
  const desk = useDesk();
  const { schedule: day } = desk.paste;
  const schedule = useStore(day.store, (state) => state.schedule);
  const chosen = useStore(day.store, (state) => state.chosen);
  const at = useStore(day.store, (state) => state.at);
  const cases = schedule?.cases ?? [];
  const { scroller, height, drawn, pageOf, follow } = useRowWindow({ count: cases.length, at, rowHeight, beyond: rowsBeyond, rowId: scheduleRowId });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const one = cases[at];
    if (one === undefined) return;
    const isOnRow = event.target instanceof Element && event.target.matches('.schedule-row');
    const page = pageOf();
    const to = new Map([['ArrowDown', at + 1], ['ArrowUp', at - 1], ['PageDown', at + page], ['PageUp', at - page], ['Home', 0], ['End', cases.length - 1]]).get(event.key);
    const choices = caseChoices(one);
    if (to !== undefined) {
      const row = Math.max(0, Math.min(cases.length - 1, to));
      follow(row);
      day.moveTo(row);
    } else if (/^[1-9]$/.test(event.key)) {
      const choice = choices[Number(event.key) - 1];
      if (choice !== undefined) day.toggle(one.line, choice.key);
    } else if (event.key === 'Enter' && isOnRow) {
      const key = chosen.get(one.line)?.[0] ?? choices[0]?.key;
      if (key !== undefined) desk.openPlace({ kind: 'code', key });
    } else return;
    event.preventDefault();
  }

  return (
    <div
      ref={scroller}
      className="schedule-grid"
      role="grid"
      aria-label="Cases"
      aria-rowcount={cases.length}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="schedule-rows" style={{ height }}>
        {drawn.map((index) => {
          const one = cases[index];
          return one === undefined ? null : <Row key={one.line} one={one} index={index} chosen={chosen.get(one.line) ?? noKeys} isCurrent={index === at} />;
        })}
      </div>
    </div>
  );
}
