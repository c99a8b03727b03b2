import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function RollbackDialog() {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => state.dialog === 'rollback');
  const previous = useStore(desk.window, (state) => state.status?.catalog.previousVersion ?? null);
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
      <p>
        Searches and pages will use version <span className="data-version">{previous}</span> again. Bookmarks and settings stay as they are. The present version is kept as the previous one, so
        this can be undone in the same way.
      </p>
      <div className="dialog-actions">
        <Button look="main" autoFocus onPress={() => void goBack()}>
          Go back
        </Button>
        <Button onPress={close}>Keep the present version</Button>
      </div>
    </Dialog>
  );
}
