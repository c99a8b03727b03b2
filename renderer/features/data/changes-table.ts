import type { ChangeRow, ChangeSummary, Source } from '../../../electron/contract/index.ts';
import { changedValueInWords, changeKindNames, numberInWords, partInWords } from '../../../electron/contract/window.ts';

/** The label of a release, or '' where that side has none. */
export function releaseOf(sources: readonly Source[], id: number | null): string {
  const source = sources.find(({ sourceId }) => sourceId === id);
  return source === undefined ? '' : source.release === 'unknown' || source.layer === 'starter' ? source.title : source.releaseLabel;
}

/** Rows for a spreadsheet, one a difference, with tabs between the cells; each row says both releases by itself. */
export function changesAsTable(rows: readonly ChangeRow[], { before, now }: ChangeSummary): string {
  const cell = (text: string) => text.replaceAll(/[\t\r\n]+/g, ' ');
  return rows
    .flatMap((row) => {
      const head = [changeKindNames[row.kind], row.system ?? numberInWords(row.kind), row.code, row.title ?? '', partInWords(row)];
      const tail = [releaseOf(before.sources, row.beforeSource), releaseOf(now.sources, row.nowSource)];
      if (row.differences.length === 0) return [[...head, '', '', '', ...tail]];
      return row.differences.map((one) => [...head, one.label, changedValueInWords(one.before, one.beforeWords), changedValueInWords(one.now, one.nowWords), ...tail]);
    })
    .map((cells) => `${cells.map(cell).join('\t')}\n`)
    .join('');
}

export const tableHead = `${['Change', 'System', 'Code', 'Title', 'Row', 'What', 'Before', 'Now', 'Release before', 'Release now'].join('\t')}\n`;
