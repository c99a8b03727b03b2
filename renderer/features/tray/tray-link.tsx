import { ClipboardPlus } from 'lucide-react';
import { useDesk } from '../../app/desk-context.ts';
import { currentPlace } from '../../app/navigation.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';

/** Under "Trays": the one that codes go to, with how many it holds. */
export function TrayLink() {
  const desk = useDesk();
  const tray = useStore(desk.trays.store, ({ trays, shownId, currentId }) => trays.find(({ id }) => id === shownId) ?? trays.find(({ id }) => id === currentId) ?? null);
  const isCurrent = useStore(desk.window, ({ history }) => {
    const place = currentPlace(history);
    return place.kind === 'tray' && place.id === tray?.id;
  });
  if (tray === null) return null;
  const { length } = tray.lines;
  return (
    <li>
      <Button look="quiet" place="side-link side-tray" title={tray.name} data-current={isCurrent} {...(isCurrent ? { 'aria-current': 'true' as const } : {})} onPress={() => desk.openPlace({ kind: 'tray', id: tray.id })}>
        <ClipboardPlus className="icon side-tray-icon" size={16} aria-hidden />
        <span className="side-word">{tray.name}</span>
        <span className="side-count">
          {formatCount(length)}
          <span className="unseen"> {length === 1 ? 'code' : 'codes'}</span>
        </span>
      </Button>
    </li>
  );
}
