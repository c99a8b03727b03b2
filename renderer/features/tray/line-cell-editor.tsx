import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { CaseLine } from '../../../electron/contract/index.ts';
import { chosenIn, type LineColumn } from './line-choices.ts';

interface LineCellEditorProps {
  column: LineColumn;
  line: CaseLine;
  /** The letter that began it; null: what stands there is changed. */
  typed: string | null;
  isInvalid: boolean;
  /** `leave`: the keyboard has gone elsewhere already. False where the text cannot be taken, and the field stays. */
  onCommit: (text: string, then: 'stay' | 'next' | 'previous' | 'leave') => boolean;
  onCancel: () => void;
}

/** A cell while it is written: Enter keeps, Tab keeps and goes on, Esc leaves it as it was. */
export function LineCellEditor({ column, line, typed, isInvalid, onCommit, onCancel }: LineCellEditorProps) {
  const [text, setText] = useState(typed ?? (column.choices === undefined ? (column.text?.(line) ?? '') : chosenIn(column, line)));
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  /** Esc and Enter take the field away, which the browser reports as leaving it. */
  const isOver = useRef(false);

  useEffect(() => {
    const element = field.current;
    element?.focus();
    if (element instanceof HTMLInputElement && typed === null) element.select();
  }, [typed]);

  function onKeyDown(event: KeyboardEvent): void {
    // The keys of the field are its own; the desk's shortcuts go on working.
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    const then = event.key === 'Enter' ? 'stay' : event.key === 'Tab' ? (event.shiftKey ? 'previous' : 'next') : null;
    if (then !== null) {
      event.preventDefault();
      isOver.current = true;
      isOver.current = onCommit(text, then);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      isOver.current = true;
      onCancel();
    }
  }

  const shared = {
    ref: field,
    className: 'text-field tray-editor',
    'aria-label': `${column.heading} of ${line.code}`,
    'aria-invalid': isInvalid,
    value: text,
    onKeyDown,
    onBlur: () => {
      if (!isOver.current) onCommit(text, 'leave');
    },
  };
  if (column.choices === undefined) return <input {...shared} autoComplete="off" spellCheck={false} onChange={(event) => setText(event.target.value)} />;
  return (
    <select {...shared} onChange={(event) => setText(event.target.value)}>
      {column.choices.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}
