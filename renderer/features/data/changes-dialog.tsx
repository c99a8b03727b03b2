import { useEffect } from 'react';
import type { ChangeRow, ChangeSummary, Difference, Source } from '../../../electron/contract/index.ts';
import { changedValueInWords, changeKindNames, partInWords } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { OneOf } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatCount } from '../../ui/format.ts';
import { stopWhileItScrolls } from '../../ui/scroll-stop.ts';
import { catalogInWords } from './catalog-words.ts';
import { pageOfChanges, type ChangeView } from './changes-store.ts';
import { releaseOf, tableHead } from './changes-table.ts';
import './changes.css';

/** What a new release brought: the office's codes first, then kind by kind. */
export function ChangesDialog() {
  const desk = useDesk();
  const isOpen = useStore(desk.window, (state) => state.dialog === 'changes');
  useEffect(() => {
    if (!isOpen) return;
    void desk.changes.open();
    return () => desk.changes.close();
  }, [desk, isOpen]);
  const close = () => desk.window.set({ dialog: null });
  return (
    <Dialog title="What changed" isOpen={isOpen} onClose={close} width="wide">
      <Compared />
      <div className="dialog-actions">
        <PrintButton />
        <CopyButton />
        <Button autoFocus onPress={close}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}

/** On paper with the codes of the office first; the preview takes the place of the dialog. */
function PrintButton() {
  const desk = useDesk();
  const isAny = useStore(desk.changes.store, (state) => (state.shown?.total ?? 0) > 0);
  if (!isAny) return null;
  function print(): void {
    const { view, text } = desk.changes.store.get();
    desk.window.set({ dialog: null });
    void desk.preview.open({ document: 'changes', kind: view === 'office' ? null : view, text });
  }
  return <Button onPress={print}>Print the list</Button>;
}

function CopyButton() {
  const desk = useDesk();
  const total = useStore(desk.changes.store, (state) => state.shown?.total ?? 0);
  if (total === 0) return null;
  async function copy(): Promise<void> {
    const table = await desk.changes.asTable();
    if (table === null || !(await desk.copyText(`${tableHead}${table.text}`))) return;
    desk.notices.say(table.rows < table.total ? `Copied the first ${formatCount(table.rows)} of ${formatCount(table.total)} rows` : `Copied ${formatCount(table.rows)} ${table.rows === 1 ? 'row' : 'rows'} as a table`);
  }
  return <Button onPress={() => void copy()}>Copy the list as a table</Button>;
}

function Compared() {
  const desk = useDesk();
  const summary = useStore(desk.changes.store, (state) => state.summary);
  const failure = useStore(desk.changes.store, (state) => state.failure);
  if (failure !== null) return <p role="alert">{failure.message}</p>;
  if (summary === null) {
    return (
      <p role="status" className="changes-waiting">
        Comparing the two catalogs.
      </p>
    );
  }
  const isAny = summary.kinds.some(({ rows }) => rows > 0);
  return (
    <>
      <p className="changes-lead">
        From {catalogInWords(summary.before)} to {catalogInWords(summary.now)}, which is in use.
      </p>
      {summary.conversionFactors.map(({ before, now, codes }) => (
        <p key={`${before.source} ${now.source}`}>
          Conversion factor: {before.factor} in {releaseOf(summary.before.sources, before.source)}, <strong>{now.factor}</strong> in {releaseOf(summary.now.sources, now.source)}
          {summary.conversionFactors.length > 1 && ` (${formatCount(codes)} codes)`}.
        </p>
      ))}
      <ComparedSources summary={summary} />
      {isAny ? <Lists summary={summary} /> : <p className="changes-none">Nothing that both catalogs have is different.</p>}
    </>
  );
}

/** The files that count on each side, and what only one side can know. */
function ComparedSources({ summary }: { summary: ChangeSummary }) {
  const title = (sources: readonly Source[], id: number | null) => sources.find(({ sourceId }) => sourceId === id)?.title ?? null;
  const pairs = summary.compared.map(({ kind, before, now }) => ({ kind, before: title(summary.before.sources, before), now: title(summary.now.sources, now) })).filter(({ before, now }) => before !== now);
  if (pairs.length === 0 && summary.notCompared.length === 0) return null;
  return (
    <div className="changes-compared">
      <Disclosure title="What is compared" level={3}>
        <ul className="changes-sources">
          {pairs.map(({ kind, before, now }) => (
            <li key={kind}>{before === null ? `Only now: ${now ?? ''}` : now === null ? `Only before: ${before}` : `${before}, now ${now}`}</li>
          ))}
          {summary.notCompared.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function Lists({ summary }: { summary: ChangeSummary }) {
  const desk = useDesk();
  const view = useStore(desk.changes.store, (state) => state.view);
  const text = useStore(desk.changes.store, (state) => state.text);
  const choices: { id: ChangeView; label: string }[] = [
    { id: 'office', label: `Bookmarks and notes: ${formatCount(summary.ofOffice.rows)}` },
    ...summary.kinds.filter(({ rows }) => rows > 0).map(({ kind, rows }) => ({ id: kind, label: `${changeKindNames[kind]}: ${formatCount(rows)}` })),
  ];
  return (
    <div className="changes-body">
      <div className="changes-kinds">
        <OneOf label="Show" choices={choices} selected={view} onSelect={(id) => desk.changes.choose(id)} />
      </div>
      <div className="changes-list">
        <p className="changes-filter">
          <label htmlFor="changes-filter">Code or title</label>
          <input id="changes-filter" className="text-field" value={text} maxLength={80} autoComplete="off" spellCheck={false} onChange={(event) => desk.changes.filter(event.currentTarget.value)} />
        </p>
        <Rows summary={summary} view={view} />
      </div>
    </div>
  );
}

function Rows({ summary, view }: { summary: ChangeSummary; view: ChangeView }) {
  const desk = useDesk();
  const shown = useStore(desk.changes.store, (state) => state.shown);
  const offset = useStore(desk.changes.store, (state) => state.offset);
  const text = useStore(desk.changes.store, (state) => state.text);
  if (shown === null) return null;
  const { rows, total } = shown;
  if (total === 0) {
    return (
      <p role="status" className="quiet">
        {text.trim() !== '' ? `Nothing found for ${text.trim()}.` : 'Nothing that you have bookmarked or written about has changed.'}
      </p>
    );
  }
  const releases = (side: 'before' | 'now') => new Set(rows.map((row) => releaseOf(summary[side].sources, side === 'before' ? row.beforeSource : row.nowSource)));
  const [before, now] = [releases('before'), releases('now')];
  const isOne = before.size === 1 && now.size === 1;
  return (
    <>
      <div ref={stopWhileItScrolls} className="changes-rows" role="group" aria-label="Changes">
        <table>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">What</th>
              <th scope="col">Before{isOne && <span className="changes-release">{[...before][0]}</span>}</th>
              <th scope="col">Now{isOne && <span className="changes-release">{[...now][0]}</span>}</th>
            </tr>
          </thead>
          {rows.map((row) => (
            <RowBody
              key={`${row.kind} ${row.system ?? ''} ${row.code} ${row.part ?? ''} ${row.nowSource ?? row.beforeSource ?? ''}`}
              row={row}
              withKind={view === 'office'}
              releases={isOne ? null : [releaseOf(summary.before.sources, row.beforeSource), releaseOf(summary.now.sources, row.nowSource)]}
            />
          ))}
        </table>
      </div>
      <div className="changes-pages">
        <span role="status">
          {formatCount(offset + 1)} to {formatCount(offset + rows.length)} of {formatCount(total)}
        </span>
        {total > pageOfChanges && (
          <>
            <Button isDisabled={offset === 0} onPress={() => desk.changes.go(Math.max(0, offset - pageOfChanges))}>
              Previous
            </Button>
            <Button isDisabled={offset + rows.length >= total} onPress={() => desk.changes.go(offset + pageOfChanges)}>
              Next
            </Button>
          </>
        )}
      </div>
    </>
  );
}

/** The kinds of which the row itself says all: there is no value before and now. */
const standings: Partial<Record<ChangeRow['kind'], [before: string, now: string]>> = {
  added: ['not listed', 'listed'],
  deleted: ['listed', 'not listed any more'],
  revived: ['ended', 'listed again'],
};

function RowBody({ row, withKind, releases }: { row: ChangeRow; withKind: boolean; releases: readonly [string, string] | null }) {
  const desk = useDesk();
  const [wasListed, isListed] = standings[row.kind] ?? ['', ''];
  const differences: readonly Difference[] =
    row.differences.length > 0 ? row.differences : [{ field: row.kind, label: withKind ? changeKindNames[row.kind] : 'Code', before: wasListed, now: isListed, beforeWords: null, nowWords: null }];
  const part = partInWords(row);
  function read(): void {
    if (row.system === null) return;
    desk.window.set({ dialog: null });
    desk.openPlace({ kind: 'code', key: { system: row.system, code: row.code } });
  }
  return (
    <tbody>
      {differences.map((one, index) => (
        <tr key={one.field}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={differences.length}>
              {row.system === null ? (
                <span className="code">{row.code}</span>
              ) : (
                <Button look="quiet" onPress={read}>
                  <span className="code">{row.code}</span>
                </Button>
              )}
              {part !== '' && <span className="changes-part">{part}</span>}
              {row.title !== null && <span className="changes-title">{row.title}</span>}
            </th>
          )}
          <td>{one.label}</td>
          <td>
            {changedValueInWords(one.before, one.beforeWords)}
            {releases !== null && index === 0 && <span className="changes-release">{releases[0]}</span>}
          </td>
          <td>
            {changedValueInWords(one.now, one.nowWords)}
            {releases !== null && index === 0 && <span className="changes-release">{releases[1]}</span>}
          </td>
        </tr>
      ))}
    </tbody>
  );
}
