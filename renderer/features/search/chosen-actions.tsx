import { Columns2, Copy, FileDown, FolderInput, Printer, X, type LucideIcon } from 'lucide-react';
import { runCommand, type Command } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';

const actions: readonly { id: Command['id']; icon: LucideIcon; name: string }[] = [
  { id: 'bookmarks.folderOf', icon: FolderInput, name: 'Bookmark in a folder' },
  { id: 'code.copy', icon: Copy, name: 'Copy' },
  { id: 'code.print', icon: Printer, name: 'Print' },
  { id: 'code.savePdf', icon: FileDown, name: 'Save as PDF' },
];

function Action({ icon: Icon, name, isDisabled = false, onPress }: { icon: LucideIcon; name: string; isDisabled?: boolean; onPress: () => void }) {
  return (
    <span title={name}>
      <Button look="quiet" place="chosen-action" aria-label={name} isDisabled={isDisabled} onPress={onPress}>
        <Icon className="icon" size={16} aria-hidden />
      </Button>
    </span>
  );
}

/** What can be done with several results: in the head of the list, in place of the count, so that no row moves. */
export function ChosenActions({ count }: { count: number }) {
  const desk = useDesk();
  return (
    <div className="chosen-actions" role="group" aria-label={`${count} chosen`}>
      <span className="chosen-count">{count} chosen</span>
      <Action icon={Columns2} name={count === 2 ? 'Compare' : 'Compare: choose two'} isDisabled={count !== 2} onPress={() => runCommand(desk, 'compare.chosen')} />
      {actions.map(({ id, icon, name }) => (
        <Action key={id} icon={icon} name={name} onPress={() => runCommand(desk, id)} />
      ))}
      <Action
        icon={X}
        name="Choose none"
        onPress={() => {
          desk.chooseNone();
          desk.backToField();
        }}
      />
    </div>
  );
}
