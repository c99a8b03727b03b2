import { Check, CircleHelp, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { CodeKey, ScheduleCase } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
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
  const grid = useRef<HTMLDivElement>(null);
  /** The keyboard follows the row: set by a key. */
  const follows = useRef(false);
  const [view, setView] = useState({ top: 0, height: 400 });
  const cases = schedule?.cases ?? [];

  useEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    const resized = new ResizeObserver(() => setView((before) => ({ ...before, height: element.clientHeight })));
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const top = at * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
    setView({ top: element.scrollTop, height: element.clientHeight });
  }, [at, view.height]);
  useEffect(() => {
    if (!follows.current) return;
    const row = document.getElementById(scheduleRowId(at));
    if (row === null) return;
    follows.current = false;
    row.focus({ preventScroll: true });
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const one = cases[at];
    if (one === undefined) return;
    const isOnRow = event.target instanceof Element && event.target.matches('.schedule-row');
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
    const to = new Map([['ArrowDown', at + 1], ['ArrowUp', at - 1], ['PageDown', at + page], ['PageUp', at - page], ['Home', 0], ['End', cases.length - 1]]).get(event.key);
    const choices = caseChoices(one);
    if (to !== undefined) {
      follows.current = true;
      day.moveTo(to);
    } else if (/^[1-9]$/.test(event.key)) {
      const choice = choices[Number(event.key) - 1];
      if (choice !== undefined) day.toggle(one.line, choice.key);
    } else if (event.key === 'Enter' && isOnRow) {
      const key = chosen.get(one.line)?.[0] ?? choices[0]?.key;
      if (key !== undefined) desk.openPlace({ kind: 'code', key });
    } else return;
    event.preventDefault();
  }

  const first = Math.max(0, Math.floor(view.top / rowHeight) - rowsBeyond);
  const last = Math.min(cases.length, Math.ceil((view.top + view.height) / rowHeight) + rowsBeyond);
  const drawn = cases.slice(first, last).map((one, offset) => ({ one, index: first + offset }));
  const current = cases[at];
  if (current !== undefined && (at < first || at >= last)) drawn.push({ one: current, index: at });

  return (
    <div
      ref={grid}
      className="schedule-grid"
      role="grid"
      aria-label="Cases"
      aria-rowcount={cases.length}
      onKeyDown={onKeyDown}
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
    >
      <div role="presentation" className="schedule-rows" style={{ height: cases.length * rowHeight }}>
        {drawn.map(({ one, index }) => (
          <Row key={one.line} one={one} index={index} chosen={chosen.get(one.line) ?? noKeys} isCurrent={index === at} />
        ))}
      </div>
    </div>
  );
}
