import { ChevronRight } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
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
  const requests = useStore(desk.window, (state) => state.pageFocusRequests);
  const rows = useMemo(() => visibleRows(below, open), [below, open]);
  const at = rows.findIndex(({ node }) => node.id === focused);
  const path = useMemo(() => pathOf(rows, focused), [rows, focused]);
  const tree = useRef<HTMLDivElement>(null);
  const typed = useRef({ letters: '', at: 0 });
  /** The keyboard follows the row: set by a key, a click and whoever opened the page. */
  const follows = useRef(false);
  const [view, setView] = useState({ top: 0, height: 600 });

  useEffect(() => void browser.start(), [browser]);
  useEffect(() => {
    if (desk.takePageFocus()) follows.current = true;
  }, [desk, requests]);
  useEffect(() => {
    const element = tree.current;
    if (element === null) return undefined;
    const resized = new ResizeObserver(() => setView((before) => ({ ...before, height: element.clientHeight })));
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = tree.current;
    if (element === null || at < 0) return;
    // A row that is out of sight comes to a third of the height, with its neighbours around it.
    const top = at * rowHeight;
    if (top < element.scrollTop) element.scrollTop = element.scrollTop - top > element.clientHeight ? top - element.clientHeight / 3 : top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top - element.scrollTop > 2 * element.clientHeight ? top - element.clientHeight / 3 : top + rowHeight - element.clientHeight;
    setView({ top: element.scrollTop, height: element.clientHeight });
  }, [at, view.height]);
  useEffect(() => {
    if (!follows.current || at < 0) return;
    const row = document.getElementById(rowId(at));
    if (row === null) return;
    follows.current = false;
    row.focus({ preventScroll: true });
  });

  const moveTo = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    follows.current = true;
    browser.focus(row.node.id);
  };
  const toggle = ({ node }: TreeRow): void => {
    follows.current = true;
    browser.focus(node.id);
    if (open.has(node.id)) browser.collapse(node.id);
    else void browser.expand(node.id);
  };
  const openRow = (row: TreeRow): void => {
    browser.focus(row.node.id);
    if (row.node.key !== null && !row.node.hasChildren) desk.openPlace({ kind: 'code', key: row.node.key });
    else if (row.node.hasChildren) toggle(row);
    else follows.current = true;
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
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
    if (event.key === 'ArrowDown') moveTo(at + 1);
    else if (event.key === 'ArrowUp') moveTo(at - 1);
    else if (event.key === 'PageDown') moveTo(at + page);
    else if (event.key === 'PageUp') moveTo(at - page);
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

  const first = Math.max(0, Math.floor(view.top / rowHeight) - rowsBeyond);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + rowsBeyond);
  const drawn = rows.slice(first, last).map((row, offset) => ({ row, index: first + offset }));
  // The row with the keyboard stays, wherever the mouse has scrolled to.
  const focusedRow = rows[at];
  if (focusedRow !== undefined && (at < first || at >= last)) drawn.push({ row: focusedRow, index: at });
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
      <div ref={tree} className="browse-tree" role="tree" aria-labelledby="browse-heading" onKeyDown={onKeyDown} onScroll={(event) => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}>
        <div role="presentation" className="browse-rows" style={{ height: rows.length * rowHeight }}>
          {drawn.map(({ row, index }) => (
            <Row key={row.node.id} row={row} index={index} isFocused={index === at} isOpen={open.has(row.node.id)} onOpen={() => { follows.current = true; openRow(row); }} onToggle={() => toggle(row)} />
          ))}
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
