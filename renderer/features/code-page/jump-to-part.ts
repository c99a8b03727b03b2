import type { Desk } from '../../app/desk.ts';
import { stopPlacing } from '../tabs/reading-place.ts';
import { partId, type JumpTarget } from './page-parts.ts';
import { setFolded } from './folded-parts.ts';

/** Brings a part to the upper edge and the keyboard to its heading; a folded part opens. Of a part without data, the place that says so. */
export function jumpToPart(desk: Desk, part: JumpTarget): void {
  stopPlacing();
  desk.window.set({ isReading: true });
  void setFolded(desk, [part], false);
  const heading = document.getElementById(partId(part)) ?? document.getElementById(partId('missing'));
  const target = heading?.querySelector('button') ?? heading;
  // Focus now, so that the next key finds it; the place once the part has its height.
  target?.focus({ preventScroll: true });
  requestAnimationFrame(() => heading?.scrollIntoView({ block: 'start' }));
}
