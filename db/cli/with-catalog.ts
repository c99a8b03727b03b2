import type { Owned, ReadDb } from '../open/database.ts';
import { openRunningCatalog } from '../import/catalog-store.ts';
import { refusal, type CommandContext, type Outcome } from './command.ts';

export interface OpenedCatalog {
  db: Owned<ReadDb>;
  path: string;
  isStarter: boolean;
  previousVersion: string | null;
  warnings: string[];
}

/** Opens the running catalog for the work and closes it after; what was mended at opening goes to stderr. */
export async function withCatalog(context: CommandContext, work: (catalog: OpenedCatalog) => Promise<Outcome>): Promise<Outcome> {
  const opened = openRunningCatalog(context.home, context.starterPath);
  if (!opened.ok) return refusal(opened.error);
  for (const warning of opened.value.warnings) context.tell(warning);
  try {
    return await work(opened.value);
  } finally {
    opened.value.db.close();
  }
}
