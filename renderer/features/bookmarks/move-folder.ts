import type { Desk } from '../../app/desk.ts';

/** One place up (-1) or down (1) among the folders. */
export async function moveFolderByOne(desk: Desk, id: number, step: -1 | 1): Promise<void> {
  const { folders } = desk.library.store.get();
  const place = folders.findIndex((folder) => folder.id === id);
  const folder = folders[place];
  if (folder === undefined) return;
  const edge = step === -1 ? place - 1 : place + 2;
  if (edge < 0 || edge > folders.length) {
    desk.notices.say(`${folder.name} is ${step === -1 ? 'first' : 'last'} already`);
    return;
  }
  await desk.shelf.change({ kind: 'folder-move', id, before: folders[edge]?.id ?? null });
}
