import { useEffect } from 'react';
import type { Desk } from '../../app/desk.ts';

/** The two buttons at the side of a mouse, as browsers number them. */
const steps = new Map<number, 'back' | 'forward'>([
  [3, 'back'],
  [4, 'forward'],
]);

export function useMouseSteps(desk: Desk): void {
  useEffect(() => {
    function onMouseUp(event: MouseEvent): void {
      const direction = steps.get(event.button);
      if (direction === undefined) return;
      event.preventDefault();
      desk.move(direction);
    }
    window.addEventListener('mouseup', onMouseUp);
    return () => window.removeEventListener('mouseup', onMouseUp);
  }, [desk]);
}
