import type { BookmarkColour } from '../../../electron/contract/index.ts';
import { bookmarkColourNames } from '../../../electron/contract/window.ts';

/** A patch of colour with its name beside it: colour never speaks alone. */
export function ColourWord({ colour }: { colour: BookmarkColour }) {
  return (
    <span className="badge">
      <ColourPatch colour={colour} />
      {bookmarkColourNames[colour]}
    </span>
  );
}

/** The patch alone, for where a word stands beside it anyway. */
export function ColourPatch({ colour }: { colour: BookmarkColour | null }) {
  return <span className="colour-patch" data-colour={colour ?? 'none'} aria-hidden />;
}
