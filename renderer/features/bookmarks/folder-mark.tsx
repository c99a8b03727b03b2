import { Folder } from 'lucide-react';
import type { BookmarkColour } from '../../../electron/contract/index.ts';

/** A folder, in its colour when it has one; its name stands beside it. */
export function FolderMark({ colour }: { colour: BookmarkColour | null }) {
  return <Folder className="icon folder-mark" size={14} data-colour={colour ?? 'none'} aria-hidden />;
}
