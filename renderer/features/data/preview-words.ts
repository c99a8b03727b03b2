import type { PreviewFile } from '../../../electron/contract/index.ts';

/** How a file stands to what is loaded, as a sentence of its own. */
export function standingSentence({ kind, standing, loadedRelease }: Pick<PreviewFile, 'kind' | 'standing' | 'loadedRelease'>): string {
  if (kind === 'office-texts') {
    if (standing === 'loaded') return 'This very list is loaded.';
    return standing === 'same' ? 'Takes the place of the list of the same name.' : 'Nothing of this list is loaded yet.';
  }
  switch (standing) {
    case 'new':
      return 'Nothing of this kind is loaded yet.';
    case 'newer':
      return `Newer than ${loadedRelease ?? 'what'}, which is loaded.`;
    case 'same':
      return 'The same release as is loaded.';
    case 'older':
      return `Older than ${loadedRelease ?? 'what'}, which is loaded and goes on counting.`;
    case 'loaded':
      return 'This very file is loaded; it changes nothing.';
    case 'unknown':
      return loadedRelease === null ? 'Whether it is newer than what is loaded cannot be told.' : `Whether it is newer than ${loadedRelease}, which is loaded, cannot be told.`;
  }
}

/** "1 file", "12 files". */
export function filesInWords(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}
