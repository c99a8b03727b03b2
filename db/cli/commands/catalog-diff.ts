import { existsSync } from 'node:fs';
import { findCatalog } from '../../import/named-catalog.ts';
import type { ChangeRow } from '../../model/catalog-changes.ts';
import { changeKinds, type ChangeKind } from '../../model/change-kinds.ts';
import type { CodeKey } from '../../model/code.ts';
import { failure } from '../../model/result.ts';
import { changesBetween, type CatalogChanges } from '../../queries/changes/changes-between.ts';
import { changesAsText } from '../../rules/change-text.ts';
import { openUserData } from '../../user/user-data.ts';
import { refusal, type CommandContext, type Outcome } from '../command.ts';

/** Rows of each kind in the text for people, where no other number is asked for. */
const shownRows = 10;
/** Rows that are read and written at a time. */
const pageRows = 1_000;

/**
 * `catalog diff [EARLIER LATER]`: what is different between two catalogs, else between the one before and the running one. With
 * --json every row of every kind, written as it is read: there may be a hundred thousand.
 */
export async function catalogDiff(context: CommandContext): Promise<Outcome> {
  const { line } = context;
  const [, ...words] = line.words;
  if (words.length !== 0 && words.length !== 2) return refusal(failure('bad-arguments', 'catalog diff takes the earlier and the later catalog, or nothing for the one before and the running one.').error);
  const kind = changeKinds.find((known) => known === line.kind);
  if (line.kind !== undefined && kind === undefined) return refusal(failure('bad-arguments', `--kind knows ${changeKinds.join(', ')}, not "${line.kind}".`).error);
  const [earlier = 'previous', later = 'running'] = words;
  const before = findCatalog(context.home, context.starterPath, earlier);
  if (!before.ok) return refusal(before.error);
  const now = findCatalog(context.home, context.starterPath, later);
  if (!now.ok) return refusal(now.error);
  const changes = changesBetween(before.value.path, now.value.path, officeCodes(context));
  try {
    const kinds = kind === undefined ? changeKinds : [kind];
    if (line.json) {
      await writeDocument(context, changes, kinds, line.limit);
      return { exit: 0, json: undefined, text: '' };
    }
    const limit = line.limit ?? shownRows;
    const office = changes.rows({ kind: kind ?? null, officeOnly: true, text: '', offset: 0, limit }).rows;
    const summary = kind === undefined ? changes.summary : { ...changes.summary, kinds: changes.summary.kinds.filter((one) => one.kind === kind) };
    const text = changesAsText(summary, { rows: office, total: kind === undefined ? summary.ofOffice.rows : (summary.kinds[0]?.ofOffice ?? 0) }, (one) => changes.rows({ kind: one, officeOnly: false, text: '', offset: 0, limit }).rows);
    return { exit: 0, json: undefined, text };
  } finally {
    changes.close();
  }
}

/** Bookmarked codes and codes with a note; none where the office has no file of its own, or one that cannot be read. */
function officeCodes({ home, tell }: CommandContext): CodeKey[] {
  if (!existsSync(home.userDatabase)) return [];
  const { data, problem, notices } = openUserData(home);
  for (const notice of notices) tell(notice);
  if (data === null) {
    if (problem !== null) tell(problem.message);
    return [];
  }
  try {
    const { bookmarks, notes } = data.library.read();
    return [...bookmarks, ...notes].map(({ system, code }) => ({ system, code }));
  } finally {
    data.closeQuickly();
  }
}

/** `{ summary, office: [rows], changes: { kind: [rows] } }`, page by page. @param limit rows of each list; all without one. */
async function writeDocument(context: CommandContext, changes: CatalogChanges, kinds: readonly ChangeKind[], limit = Number.POSITIVE_INFINITY): Promise<void> {
  const list = async (open: string, read: (offset: number, most: number) => ChangeRow[], close: string): Promise<void> => {
    let separator = open;
    for (let offset = 0; offset < limit; ) {
      const most = Math.min(pageRows, limit - offset);
      const rows = read(offset, most);
      for (let index = 0; index < rows.length; index += 100) {
        await context.write(`${separator}${rows.slice(index, index + 100).map((row) => JSON.stringify(row)).join(',\n')}`);
        separator = ',';
      }
      offset += rows.length;
      if (rows.length < most) break;
    }
    await context.write(separator === open ? `${open}${close}` : close);
  };
  await context.write(`{"summary":${JSON.stringify(changes.summary)},`);
  const kind = kinds.length === 1 ? (kinds[0] ?? null) : null;
  await list('"office":[', (offset, most) => changes.rows({ kind, officeOnly: true, text: '', offset, limit: most }).rows, '],');
  await context.write('"changes":{');
  for (const [index, one] of kinds.entries()) {
    await list(`${index === 0 ? '' : ','}"${one}":[`, (offset, most) => changes.rows({ kind: one, officeOnly: false, text: '', offset, limit: most }).rows, ']');
  }
  await context.write('}}');
}
