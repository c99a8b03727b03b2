import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './keys.css';

export function AboutDialog() {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => state.dialog === 'about');
  const status = useStore(desk.window, (state) => state.status);
  const close = () => desk.window.set({ dialog: null });
  const facts = status === null ? '' : `Codetray ${status.appVersion}, Electron ${status.electronVersion}, catalog ${status.catalog.version}`;
  const notices = [...new Set(status?.catalog.sources.flatMap((source) => source.notices) ?? [])];
  return (
    <Dialog title="About Codetray" isOpen={isOpen} onClose={close}>
      <div className="about">
        <p>A reference for surgical scheduling and coding that works without a network and sends nothing anywhere.</p>
        <p>{facts}</p>
        <p>Plain-language titles and texts are content of this project, not descriptors of the American Medical Association, and not billing advice.</p>
        {notices.map((notice) => (
          <p key={notice} className="soft">
            {notice}
          </p>
        ))}
      </div>
      <div className="dialog-actions">
        <Button autoFocus onPress={close}>
          Close
        </Button>
        <Button onPress={() => void desk.copyText(facts).then((done) => done && desk.notices.say('Versions copied'))}>Copy versions</Button>
      </div>
    </Dialog>
  );
}
