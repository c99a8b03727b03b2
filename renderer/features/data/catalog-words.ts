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
