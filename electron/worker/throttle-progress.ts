import type { ImportProgress } from '../../db/model/catalog.ts';

/** Milliseconds between two messages about the same stage: a bar moves smoothly enough, and the window has its frames for typing. */
const interval = 150;

/** Passes a change of stage or file on at once, and what lies between at a pace that a window can paint. */
export function throttleProgress(send: (progress: ImportProgress) => void, now: () => number): (progress: ImportProgress) => void {
  let heading = '';
  let sentAt = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const nextHeading = `${progress.stage} ${progress.file ?? ''}`;
    const time = now();
    if (nextHeading === heading && time - sentAt < interval) return;
    heading = nextHeading;
    sentAt = time;
    send(progress);
  };
}
