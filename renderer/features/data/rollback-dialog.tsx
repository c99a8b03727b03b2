import { wayBetween } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { countedCodes } from '../../app/counted-codes.ts';
import { formatCount } from '../../ui/format.ts';
import { catalogInWords } from './catalog-words.ts';
import { useKeptCatalog } from './use-kept-catalog.ts';

/** The one question before the other of the two catalogs is used, with what that catalog holds. */
export function RollbackDialog() {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => state.dialog === 'rollback');
  const running = useStore(desk.window, (state) => state.status?.catalog ?? null);
  const kept = useKeptCatalog();
  const way = running === null ? null : wayBetween(running, kept);
  const close = () => desk.window.set({ dialog: null });

  async function go(): Promise<void> {
    close();
    const result = await desk.bridge.call('catalog.rollback');
    if (!result.ok) {
      desk.notices.report(result.error);
      return;
    }
    desk.notices.say(`${way?.done ?? 'Back on'} ${catalogInWords(result.value)}`);
    await desk.refreshStatus();
  }

  return (
    <Dialog title={way?.title ?? ''} isOpen={isOpen} onClose={close} role="alertdialog">
      <p>
        {kept === null
          ? 'Searches and pages will use the other catalog.'
          : `Searches and pages will use ${catalogInWords(kept)}. It holds ${countedCodes(kept.counts)}.`}
      </p>
      {kept !== null && !kept.isStarter && (
        <ul className="previous-sources">
          {kept.sources
            .filter((source) => source.layer !== 'starter')
            .map((source) => (
              <li key={source.sourceId}>
                {source.title}, {source.rowsKept === 1 ? '1 row' : `${formatCount(source.rowsKept)} rows`}
              </li>
            ))}
        </ul>
      )}
      {running !== null && (
        <p className="data-hint previous-hint">
          Bookmarks and settings stay as they are. What is in use now, {catalogInWords(running)}, is kept, so that this can be undone in the same way.
        </p>
      )}
      <div className="dialog-actions">
        <Button look="main" autoFocus onPress={() => void go()}>
          {way?.verb ?? 'Go back'}
        </Button>
        <Button onPress={close}>Keep what is in use</Button>
      </div>
    </Dialog>
  );
}
