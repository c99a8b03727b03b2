import { useEffect, useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { currentPlace } from '../../app/navigation.ts';
import { useStore } from '../../app/store.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Files dropped anywhere on the window are imported, on the Paste page read as a text; anything else that is dropped does nothing. */
export function DropTarget() {
  const desk = useDesk();
  const [isOver, setOver] = useState(false);
  const isText = useStore(desk.window, ({ history }) => currentPlace(history).kind === 'paste');

  useEffect(() => {
    function onDragOver(event: DragEvent): void {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    }
    function onDragLeave(event: DragEvent): void {
      if (event.relatedTarget === null) setOver(false);
    }
    function onDrop(event: DragEvent): void {
      setOver(false);
      if (!hasFiles(event)) return;
      // Without this the browser would try to open the file in place of the window.
      event.preventDefault();
      const [first] = event.dataTransfer?.files ?? [];
      if (currentPlace(desk.window.get().history).kind === 'paste') {
        if (first !== undefined) void desk.paste.putFile(first);
        return;
      }
      const paths = [...(event.dataTransfer?.files ?? [])].map((file) => desk.bridge.pathOfFile(file)).filter((path) => path !== '');
      if (paths.length === 0) return;
      desk.openPlace({ kind: 'data' });
      if (desk.importer.store.get().isRunning) desk.notices.say('An import is running; drop the files again when it has ended');
      else void desk.importer.look(paths);
    }
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [desk]);

  return isOver ? <div className="drop-target">{isText ? 'Drop a text to look for codes in it' : 'Drop release files to import them'}</div> : null;
}
