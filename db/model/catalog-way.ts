import type { CatalogInfo } from './catalog.ts';

type Told = Pick<CatalogInfo, 'isStarter' | 'builtAt'>;

/** Where a change to the kept catalog leads: after going back, the kept one is the later. */
export function leadsForward(running: Told, kept: Told): boolean {
  if (running.isStarter !== kept.isStarter) return running.isStarter;
  return kept.builtAt > running.builtAt;
}

/** The words of the way between the two catalogs, by where it leads; while the kept one is not known, by the common case. */
export function wayBetween(running: Told, kept: Told | null): { title: string; verb: string; done: string } {
  return kept !== null && leadsForward(running, kept)
    ? { title: 'Go forward to the later catalog', verb: 'Go forward', done: 'Forward on' }
    : { title: 'Go back to the previous catalog', verb: 'Go back', done: 'Back on' };
}
