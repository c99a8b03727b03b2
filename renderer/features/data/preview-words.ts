import type { PreviewFile } from '../../../electron/contract/index.ts';
import { hasEnded } from '../../../electron/contract/window.ts';
import { formatCount, formatDate } from '../../ui/format.ts';

/** How a file stands to what is loaded, as a sentence of its own. */
export function standingSentence(file: Pick<PreviewFile, 'kind' | 'standing' | 'releaseLabel' | 'loadedRelease' | 'starterRows'>): string {
  const { kind, standing, loadedRelease, starterRows } = file;
  if (kind === 'office-texts') {
    if (standing === 'loaded') return 'This very list is loaded.';
    return standing === 'same' ? 'Takes the place of the list of the same name.' : 'Nothing of this list is loaded yet.';
  }
  if (starterRows !== null && loadedRelease !== null) {
    // The starter's own facts: what is imported comes before them, newer or not (docs/adr/0003).
    const starter = `the ${formatCount(starterRows)} starter codes`;
    const own = file.releaseLabel ?? 'the file';
    const then = `After the import they use ${own}, if it lists them`;
    if (standing === 'newer') return `Newer than ${loadedRelease}, which ${starter} use now. ${then}.`;
    if (standing === 'same') return `The release that ${starter} use already; the file brings the other codes.`;
    if (standing === 'older') return `Older than ${loadedRelease}, which ${starter} use now. ${then}; ${loadedRelease} stays beside it for comparison.`;
    if (standing === 'unknown') return `Whether it is newer than ${loadedRelease}, which ${starter} use now, cannot be told. ${then}.`;
  }
  switch (standing) {
    case 'new':
      return 'Nothing of this kind is loaded yet.';
    case 'newer':
      return `Newer than ${loadedRelease ?? 'what'}, which is loaded.`;
    case 'same':
      return 'The same release as is loaded.';
    case 'older':
      return `Older than ${loadedRelease ?? 'what'}, which is loaded and stays in use.`;
    case 'loaded':
      return 'This very file is loaded; it changes nothing.';
    case 'unknown':
      return loadedRelease === null ? 'Whether it is newer than what is loaded cannot be told.' : `Whether it is newer than ${loadedRelease}, which is loaded, cannot be told.`;
  }
}

/**
 * That a release is out of force, and what that means; null while it is not.
 * @param today ISO date.
 */
export function endSentence(file: Pick<PreviewFile, 'effectiveTo'>, today: string): string | null {
  if (file.effectiveTo === null || !hasEnded(file, today)) return null;
  return `Ended on ${formatDate(file.effectiveTo)}: its values hold for dates of service until then. Look for a later release before you book by it.`;
}

/** That a release has far fewer rows than the one that is loaded; null when it has not. */
export function halvesSentence(file: Pick<PreviewFile, 'halvesRows' | 'roughRows' | 'loadedRelease'>): string | null {
  if (file.halvesRows === null) return null;
  return `Less than half the ${formatCount(file.halvesRows)} rows of ${file.loadedRelease ?? 'what is loaded'}: it may be only a part of the release. Import the whole, or go on if it is meant to be so small.`;
}

/** "1 file", "12 files". */
export function filesInWords(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}
