import { TriangleAlert } from 'lucide-react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { keyText } from '../search/list-items.ts';
import { caseChoices } from './case-choices.ts';

/** The line that the keyboard stands on, whole: what a row has no room for. */
export function ScheduleDetail() {
  const desk = useDesk();
  const one = useStore(desk.paste.schedule.store, ({ schedule, at }) => schedule?.cases[at] ?? null);
  if (one === null) return null;
  return (
    <section className="schedule-detail" aria-label={`Line ${String(one.line)}`}>
      <p>
        <strong>Line {one.line}</strong> {one.text}
      </p>
      {one.remarks.map((remark) => (
        <p key={remark} className="schedule-warning">
          <TriangleAlert className="icon" size={14} aria-hidden /> {remark}
        </p>
      ))}
      <ul>
        {caseChoices(one).map(({ key, title }, index) => (
          <li key={keyText(key)}>
            <kbd aria-hidden>{index + 1}</kbd>{' '}
            <Button look="link" onPress={() => desk.openPlace({ kind: 'code', key })}>
              {key.code}
            </Button>{' '}
            {title}
          </li>
        ))}
      </ul>
    </section>
  );
}
