import type { TextSize } from '../../../electron/contract/index.ts';
import { textSizes } from '../../../electron/contract/window.ts';

/** The next size in a direction; null at the end. */
export function nextTextSize(size: TextSize, direction: 'larger' | 'smaller'): TextSize | null {
  return textSizes[textSizes.indexOf(size) + (direction === 'larger' ? 1 : -1)] ?? null;
}
