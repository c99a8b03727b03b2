import type { ChangeRow, ChangeSummary, Difference } from '../model/catalog-changes.ts';
import { changedValueInWords, changeKindNames, partInWords, type ChangeKind } from '../model/change-kinds.ts';
import type { Source } from '../model/source.ts';

/** "Global period: 000, same day -> 010, 10-day (minor)". */
export function differenceInOneLine({ label, before, now, beforeWords, nowWords }: Difference): string {
  return `${label}: ${changedValueInWords(before, beforeWords)} -> ${changedValueInWords(now, nowWords)}`;
}

/** What has changed as lines for a terminal: the office's codes first, then kind by kind, the first rows of each. */
export function changesAsText(summary: ChangeSummary, office: { rows: readonly ChangeRow[]; total: number }, rowsOf: (kind: ChangeKind) => readonly ChangeRow[]): string {
  const { before, now } = summary;
  const lines = [`Earlier: catalog ${before.version}${before.isStarter ? ' (the embedded starter catalog)' : ''}, built ${before.builtAt}`, `Later:   catalog ${now.version}${now.isStarter ? ' (the embedded starter catalog)' : ''}, built ${now.builtAt}`];
  const name = (sources: readonly Source[], id: number | null) => (id === null ? 'not loaded' : (sources.find(({ sourceId }) => sourceId === id)?.title ?? 'unknown'));
  for (const one of summary.compared) {
    const [former, later] = [name(before.sources, one.before), name(now.sources, one.now)];
    if (former !== later) lines.push(`  ${former} -> ${later}`);
  }
  for (const { before: former, now: later, codes } of summary.conversionFactors) {
    lines.push(`  Conversion factor: ${former.factor} -> ${later.factor} (${codes.toString()} codes)`);
  }
  for (const sentence of summary.notCompared) lines.push(`  ${sentence}`);
  const changed = summary.kinds.filter(({ rows }) => rows > 0);
  if (changed.length === 0) return [...lines, '', 'Nothing has changed.'].join('\n');
  if (office.total > 0) lines.push('', `BOOKMARKS AND NOTES: ${office.total.toString()}`, ...shown(office.rows, office.total, true));
  for (const { kind, rows } of changed) lines.push('', `${changeKindNames[kind].toUpperCase()}: ${rows.toString()}`, ...shown(rowsOf(kind), rows, false));
  return lines.join('\n');
}

function shown(rows: readonly ChangeRow[], total: number, withKind: boolean): string[] {
  const lines = rows.map((row) => {
    const head = [row.code, partInWords(row)].filter((part) => part !== '').join(' ');
    const differences = row.differences.map(differenceInOneLine);
    return `  ${head}  ${withKind ? `${changeKindNames[row.kind]}${differences.length === 0 ? '' : ': '}` : ''}${differences.length === 0 && !withKind ? (row.title ?? '') : differences.join('; ')}`.trimEnd();
  });
  return rows.length < total ? [...lines, `  and ${(total - rows.length).toString()} more`] : lines;
}
