import type { CatalogInfo } from '../../../electron/contract/index.ts';
import { releaseNames } from './releases-in-use.ts';

const moment = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

type Described = Pick<CatalogInfo, 'isStarter' | 'builtAt' | 'sources'>;

/** "the starter catalog", "the catalog of Nov 22, 2026, 11:52 AM, with Fee schedule October 2025": what is in it, never its number. */
export function catalogInWords({ isStarter, builtAt, sources }: Described): string {
  if (isStarter) return 'the starter catalog';
  const imported = releaseNames(sources.filter((source) => source.layer !== 'starter'));
  return `the catalog of ${moment.format(new Date(builtAt))}${imported.length === 0 ? '' : `, with ${imported.join(', ')}`}`;
}

/** Where a change to the kept catalog leads: after going back, the kept one is the later. */
export function leadsForward(running: Described, kept: Described): boolean {
  if (running.isStarter !== kept.isStarter) return running.isStarter;
  return kept.builtAt > running.builtAt;
}

/** The words of the way between the two catalogs, by where it leads; while the kept one is not known, by the common case. */
export function wayBetween(running: Described, kept: Described | null): { title: string; verb: string; done: string } {
  return kept !== null && leadsForward(running, kept)
    ? { title: 'Go forward to the later catalog', verb: 'Go forward', done: 'Forward on' }
    : { title: 'Go back to the previous catalog', verb: 'Go back', done: 'Back on' };
}
