import type { Folder } from '../../../electron/contract/index.ts';
import { formatCount } from '../../ui/format.ts';
import { FolderMark } from './folder-mark.tsx';

/** A folder in the navigation: its colour, its name, how many bookmarks stand in it. */
export function FolderName({ folder, count }: { folder: Folder; count: number }) {
  return (
    <span className="folder-name" title={folder.name}>
      <FolderMark colour={folder.colour} />
      <span className="folder-initials" aria-hidden>
        {folder.name.slice(0, 2)}
      </span>
      <span className="side-word">{folder.name}</span>
      {count > 0 && <span className="side-count">{formatCount(count)}</span>}
    </span>
  );
}
