import { CircleSlash, Wrench, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { CaseCheck, CaseLine, Tray } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Badge } from '../../ui/badge.tsx';
import { systemOfProcedure } from './entered-codes.ts';
import { LineCellEditor } from './line-cell-editor.tsx';
import { chosenIn, emptied, lineColumns, type LineColumn } from './line-choices.ts';
import { mendedWords } from './tray-store.ts';
import { dollars } from './tray-words.ts';

interface Spot {
  row: number;
  column: number;
}

const lastColumn = lineColumns.length - 1;

export function lineCellId(row: number, column: number): string {
  return `tray-cell-${row}-${column}`;
}

/** What the check says of a line; null while it is about other lines. */
function checkedLine(check: CaseCheck | null, index: number, line: CaseLine): CaseCheck['lines'][number] | null {
  const found = check?.lines[index];
  return found !== undefined && found.code === line.code ? found : null;
}

/** The lines of a tray. One stop for Tab; the arrows go from cell to cell, and what is written stands where it is read. */
export function LineGrid({ tray, check }: { tray: Tray; check: CaseCheck | null }) {
  const desk = useDesk();
  const { trays } = desk;
  const mended = useStore(trays.store, (state) => state.mended);
  const [wished, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<{ typed: string | null } | null>(null);
  const [error, setError] = useState<string | null>(null);
  /** The keyboard belongs to the cell at the spot: after a key, and after a line that had it went. */
  const follows = useRef(false);
  const grid = useRef<HTMLDivElement>(null);
  const { lines } = tray;
  const spot = { row: Math.max(0, Math.min(wished.row, lines.length - 1)), column: wished.column };

  useLayoutEffect(() => {
    if (!follows.current || editing !== null) return;
    follows.current = false;
    document.getElementById(lineCellId(spot.row, spot.column))?.focus();
  });

  function goTo(row: number, column: number): void {
    follows.current = true;
    setEditing(null);
    setError(null);
    setSpot({ row: Math.max(0, Math.min(lines.length - 1, row)), column: Math.max(0, Math.min(lastColumn, column)) });
  }

  function openCode(line: CaseLine): void {
    desk.openPlace({ kind: 'code', key: { system: systemOfProcedure(line.code), code: line.code } });
  }

  function remove(row: number): void {
    follows.current = true;
    void trays.removeLine(tray.id, row);
  }

  function press(line: CaseLine, column: LineColumn): void {
    if (column.name === 'remove') remove(spot.row);
    else if (column.read !== undefined || column.choices !== undefined) setEditing({ typed: null });
    else openCode(line);
  }

  /** True when the cell could take it. */
  function commit(row: number, column: LineColumn, text: string): boolean {
    const line = lines[row];
    const change = column.choices?.find(({ id }) => id === text)?.change ?? column.read?.(text);
    if (line === undefined || change === undefined) return true;
    if (typeof change === 'string') {
      setError(change);
      return false;
    }
    setError(null);
    const isSame = column.choices === undefined ? column.text?.(line) === column.text?.({ ...line, ...change }) : chosenIn(column, line) === text;
    if (!isSame) void trays.setLine(tray.id, row, change);
    return true;
  }

  /** A letter on a cell of choices takes the first one that begins with it; on a cell of text it is the first letter of the new text. */
  function typeInto(line: CaseLine, column: LineColumn, letter: string): boolean {
    if (column.choices !== undefined) {
      const found = column.choices.filter(({ label }) => label.toLowerCase().startsWith(letter.toLowerCase()));
      const next = found[(found.findIndex(({ id }) => id === chosenIn(column, line)) + 1) % Math.max(1, found.length)];
      if (next === undefined) return false;
      commit(spot.row, column, next.id);
      return true;
    }
    if (column.read === undefined) return false;
    setEditing({ typed: letter });
    return true;
  }

  function moveLine(step: -1 | 1): void {
    const to = spot.row + step;
    if (to < 0 || to >= lines.length) return;
    void trays.moveLine(tray.id, spot.row, step);
    goTo(to, spot.column);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const line = lines[spot.row];
    const column = lineColumns[spot.column];
    if (editing !== null || line === undefined || column === undefined) return;
    if (event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) moveLine(event.key === 'ArrowUp' ? -1 : 1);
    else if (event.altKey || event.metaKey || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End')) return;
    else if (event.key === 'ArrowDown') goTo(spot.row + 1, spot.column);
    else if (event.key === 'ArrowUp') goTo(spot.row - 1, spot.column);
    else if (event.key === 'ArrowRight') goTo(spot.row, spot.column + 1);
    else if (event.key === 'ArrowLeft') goTo(spot.row, spot.column - 1);
    else if (event.key === 'Home') goTo(event.ctrlKey ? 0 : spot.row, 0);
    else if (event.key === 'End') goTo(event.ctrlKey ? lines.length - 1 : spot.row, lastColumn);
    else if (event.key === 'Enter' || event.key === 'F2' || event.key === ' ') press(line, column);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      const change = emptied(column);
      if (change === null) remove(spot.row);
      else void trays.setLine(tray.id, spot.row, change);
    } else if (event.key.length !== 1 || !typeInto(line, column, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function content(line: CaseLine, column: LineColumn, row: number): ReactNode {
    const found = checkedLine(check, row, line);
    switch (column.name) {
      case 'code':
        return <span className="code">{line.code}</span>;
      case 'title': {
        const words = mendedWords({ mended }, tray.id, line);
        return (
          <>
            {found?.title ?? (found === null ? '' : <span className="soft">not in the catalog</span>)}
            {found?.plainName != null && <span className="tray-plain-name">{found.plainName.words}</span>}
            {(words !== null || found?.isDenied === true) && (
              <span className="tray-line-marks">
                {found?.isDenied === true && <Badge icon={CircleSlash} word="Not paid so" tone="stop" />}
                {words !== null && <Badge icon={Wrench} word={`Mended: ${words}`} tone="done" />}
              </span>
            )}
          </>
        );
      }
      case 'amount':
        return found === null ? '' : found.amount === null ? <span title={found.reasons.join(' ')}>none</span> : dollars(found.amount);
      case 'remove':
        return (
          <>
            <X className="icon" size={14} aria-hidden />
            <span className="unseen">Take {line.code} off</span>
          </>
        );
      default: {
        const text = column.text?.(line) ?? '';
        return <span className="tray-value">{text === '' ? <span className="unseen">none</span> : text}</span>;
      }
    }
  }

  return (
    <>
      <div ref={grid} role="grid" aria-label={`Codes on ${tray.name}`} aria-rowcount={lines.length + 1} aria-describedby="tray-grid-keys" className="tray-grid" onKeyDown={onKeyDown}>
        <div role="row" className="tray-row tray-row-head" aria-rowindex={1}>
          {lineColumns.map(({ name, heading }) => (
            <span key={name} role="columnheader" className={`tray-cell tray-cell-${name}`}>
              <span className={name === 'remove' ? 'unseen' : undefined}>{heading}</span>
            </span>
          ))}
        </div>
        {lines.map((line, row) => (
          <div key={row} role="row" className="tray-row" aria-rowindex={row + 2} data-code={line.code} data-denied={checkedLine(check, row, line)?.isDenied === true} data-here={row === spot.row}>
            {lineColumns.map((column, at) => {
              const isHere = row === spot.row && at === spot.column;
              const isEditing = isHere && editing !== null;
              return (
                <div
                  key={column.name}
                  id={lineCellId(row, at)}
                  role="gridcell"
                  tabIndex={isHere && !isEditing ? 0 : -1}
                  className={`tray-cell tray-cell-${column.name}`}
                  data-heading={column.heading}
                  data-writable={column.read !== undefined || column.choices !== undefined}
                  onFocus={(event) => {
                    if (event.target === event.currentTarget && !isHere) setSpot({ row, column: at });
                  }}
                  onClick={() => {
                    if (isEditing) return;
                    goTo(row, at);
                    if (column.name === 'remove') remove(row);
                    else if (column.name === 'code') openCode(line);
                    else if (column.read !== undefined || column.choices !== undefined) setEditing({ typed: null });
                  }}
                >
                  {isEditing ? (
                    <LineCellEditor
                      column={column}
                      line={line}
                      typed={editing.typed}
                      isInvalid={error !== null}
                      onCommit={(text, then) => {
                        const isTaken = commit(row, column, text);
                        if (then === 'leave') setEditing(null);
                        else if (isTaken) goTo(row, at + { stay: 0, next: 1, previous: -1 }[then]);
                        return isTaken;
                      }}
                      onCancel={() => goTo(row, at)}
                    />
                  ) : (
                    content(line, column, row)
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className="tray-grid-error" role="alert">
        {error}
      </p>
      <p id="tray-grid-keys" className="tray-grid-keys">
        <kbd>Enter</kbd> changes the cell, <kbd>Delete</kbd> empties it or takes the line off, <kbd>Alt+Shift+↑↓</kbd> moves the line
      </p>
    </>
  );
}
