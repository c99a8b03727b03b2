import { ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { useRowWindow } from '../../ui/use-row-window.ts';
import { pathOf, rowBeginning, visibleRows, type TreeRow } from './visible-rows.ts';
import './browse.css';

/** Pixels; the style sheet has the same. */
const rowHeight = 30;
/** Rows drawn above and below those in sight. */
const rowsBeyond = 10;
/** Letters typed within this time are one word. */
const wordMilliseconds = 700;

function rowId(index: number): string {
  return `browse-row-${String(index)}`;
}

function Row({ row, index, isFocused, isOpen, onOpen, onToggle }: { row: TreeRow; index: number; isFocused: boolean; isOpen: boolean; onOpen: () => void; onToggle: () => void }) {
  const { node, level, position, of } = row;
  return (
    <div
      id={rowId(index)}
      className="browse-row"
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={of}
      {...(node.hasChildren ? { 'aria-expanded': isOpen } : {})}
      aria-selected={isFocused}
      tabIndex={isFocused ? 0 : -1}
      data-kind={node.kind}
      style={{ top: index * rowHeight, paddingLeft: 4 + (level - 1) * 18 }}
      title={node.title}
      onClick={onOpen}
    >
      <span
        className="browse-twist"
        aria-hidden
        onClick={(event) => {
          if (!node.hasChildren) return;
          event.stopPropagation();
          onToggle();
        }}
      >
        {node.hasChildren && <ChevronRight className="icon" size={14} data-open={isOpen} />}
      </span>
      {node.code !== '' && <span className="code browse-code">{node.code} </span>}
      <span className="browse-title">{node.title}</span>
      {node.count !== null && <span className="browse-count"> {formatCount(node.count)}<span className="unseen"> below</span></span>}
    </div>
  );
}

/** All codes by section, chapter and class: a tree of which only the rows in sight are drawn. */
export function BrowsePage() {
  const desk = useDesk();
  const { browser } = desk;
  const below = useStore(browser.store, (state) => state.below);
  const open = useStore(browser.store, (state) => state.open);
  const focused = useStore(browser.store, (state) => state.focused);
  const failure = useStore(browser.store, (state) => state.failure);
  // Whoever wants the keyboard here is heard when the rows are drawn.
  useStore(desk.window, (state) => state.pageFocusRequests);
  const rows = useMemo(() => visibleRows(below, open), [below, open]);
  const at = rows.findIndex(({ node }) => node.id === focused);
  const path = useMemo(() => pathOf(rows, focused), [rows, focused]);
  const typed = useRef({ letters: '', at: 0 });
  const { scroller, height, drawn, pageOf, follow } = useRowWindow({ count: rows.length, at, rowHeight, beyond: rowsBeyond, rowId, takesKeyboard: () => desk.takePageFocus() });

  useEffect(() => void browser.start(), [browser]);

  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[to];
    if (row === undefined) return;
    follow(to);
    browser.focus(row.node.id);
  };
  const toggle = (row: TreeRow): void => {
    const { node } = row;
    follow(rows.indexOf(row));
    browser.focus(node.id);
    if (open.has(node.id)) browser.collapse(node.id);
    else void browser.expand(node.id);
  };
  const openRow = (row: TreeRow): void => {
    follow(rows.indexOf(row));
    browser.focus(row.node.id);
    if (row.node.key !== null && !row.node.hasChildren) desk.openPlace({ kind: 'code', key: row.node.key });
    else if (row.node.hasChildren) toggle(row);
  };

  function jump(letter: string, now: number): void {
    const letters = now - typed.current.at < wordMilliseconds ? typed.current.letters + letter : letter;
    typed.current = { letters, at: now };
    const found = rowBeginning(rows, letters, at);
    if (found >= 0) moveTo(found);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[at];
    if (row === undefined) return;
    const isOpen = open.has(row.node.id);
    if (event.key === 'ArrowDown') moveTo(at + 1);
    else if (event.key === 'ArrowUp') moveTo(at - 1);
    else if (event.key === 'PageDown') moveTo(at + pageOf());
    else if (event.key === 'PageUp') moveTo(at - pageOf());
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(rows.length - 1);
    else if (event.key === 'ArrowRight') {
      if (row.node.hasChildren && !isOpen) toggle(row);
      else if (isOpen) moveTo(at + 1);
    } else if (event.key === 'ArrowLeft') {
      if (isOpen) toggle(row);
      else if (row.level > 1) moveTo(rows.findIndex(({ node }) => node.id === row.parent));
    } else if (event.key === 'Enter') {
      // Of a category both are wanted: the arrows open it, Enter reads it.
      if (row.node.key !== null) desk.openPlace({ kind: 'code', key: row.node.key });
      else openRow(row);
    } else if (event.key === ' ') openRow(row);
    else if (event.key.length === 1) jump(event.key, event.timeStamp);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const text = rows[at]?.node.text ?? null;

  return (
    <article className="browse-page" aria-labelledby="browse-heading">
      <header className="browse-head">
        <Button look="quiet" place="browse-back" onPress={() => desk.backToList()}>
          Back to the list
        </Button>
        <h1 id="browse-heading" tabIndex={-1}>Browse</h1>
        <p className="browse-path">
          {path.length === 0 ? 'All codes' : path.map(({ node }, index) => (
            <span key={node.id}>
              {index > 0 && <ChevronRight className="icon" size={12} aria-label="then" />} {node.kind === 'group' ? node.title : node.code}
            </span>
          ))}
        </p>
      </header>
      {failure !== null && <p className="browse-failure">{failure.message}</p>}
      <div ref={scroller} className="browse-tree" role="tree" aria-labelledby="browse-heading" onKeyDown={onKeyDown}>
        <div role="presentation" className="browse-rows" style={{ height }}>
          {drawn.map((index) => {
            const row = rows[index];
            return row === undefined ? null : (
              <Row key={row.node.id} row={row} index={index} isFocused={index === at} isOpen={open.has(row.node.id)} onOpen={() => openRow(row)} onToggle={() => toggle(row)} />
            );
          })}
        </div>
      </div>
      {text !== null && (
        <p className="browse-text" role="status">
          <strong>{rows[at]?.node.code} {rows[at]?.node.title}.</strong> {text}
        </p>
      )}
      <p className="browse-keys">
        <kbd>→</kbd> opens, <kbd>←</kbd> closes, <kbd>Enter</kbd> reads the code, a letter jumps
      </p>
    </article>
  );
}
