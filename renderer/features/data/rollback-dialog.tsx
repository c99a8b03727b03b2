import { useEffect, useState } from 'react';
import type { CatalogInfo } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatCount, formatDate } from '../../ui/format.ts';

/** The one question before the previous catalog runs again, with what that catalog holds. */
export function RollbackDialog() {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => state.dialog === 'rollback');
  const close = () => desk.window.set({ dialog: null });

  async function goBack(): Promise<void> {
    close();
    const result = await desk.bridge.call('catalog.rollback');
    if (!result.ok) {
      desk.notices.report(result.error);
      return;
    }
    desk.notices.say(`Back on catalog ${result.value.version}`);
    await desk.refreshStatus();
  }

  return (
    <Dialog title="Go back to the previous catalog" isOpen={isOpen} onClose={close} role="alertdialog">
      <Previous />
      <p className="data-hint previous-hint">Bookmarks and settings stay as they are. The present catalog is kept as the previous one, so that this can be undone in the same way.</p>
      <div className="dialog-actions">
        <Button look="main" autoFocus onPress={() => void goBack()}>
          Go back
        </Button>
        <Button onPress={close}>Keep the present catalog</Button>
      </div>
    </Dialog>
  );
}

function Previous() {
  const desk = useDesk();
  const version = useStore(desk.window, (state) => state.status?.catalog.previousVersion ?? null);
  const [previous, setPrevious] = useState<CatalogInfo | null>(null);
  useEffect(() => {
    let isWanted = true;
    void desk.bridge.call('catalog.previous').then((result) => {
      if (isWanted && result.ok) setPrevious(result.value);
    });
    return () => {
      isWanted = false;
    };
  }, [desk]);

  return (
    <>
      <p>
        Searches and pages will use <span className="data-version">{version}</span> again
        {previous === null ? '.' : previous.isStarter ? ', the starter catalog.' : `, built on ${formatDate(previous.builtAt)}.`}
        {previous !== null && ` It holds ${formatCount(previous.counts.cpt)} CPT, ${formatCount(previous.counts.hcpcs)} HCPCS Level II and ${formatCount(previous.counts.icd10cm)} ICD-10-CM codes.`}
      </p>
      {previous !== null && !previous.isStarter && (
        <ul className="previous-sources">
          {previous.sources
            .filter((source) => source.layer !== 'starter')
            .map((source) => (
              <li key={source.sourceId}>
                {source.title}, {formatCount(source.rowsKept)} rows
              </li>
            ))}
        </ul>
      )}
    </>
  );
}
