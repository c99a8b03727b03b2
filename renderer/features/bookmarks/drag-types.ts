/** What is dragged within the window: the key of a code as JSON, and the id of a folder. */
export const bookmarkDragType = 'application/x-codetray-code';
export const folderDragType = 'application/x-codetray-folder';
