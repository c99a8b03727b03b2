import { useState, type KeyboardEvent } from 'react';

interface WrittenFieldProps {
  id: string;
  label: string;
  value: string;
  /** A day between these two, ISO; `words` say so. Text without. */
  days?: { from: string; until: string; words: string };
  /** Characters of a text. */
  longest?: number;
  width: 'short' | 'long';
  /** A sentence where the text cannot be taken. */
  refuse?: (text: string) => string | null;
  onKeep: (text: string) => void;
}

/** A field that is kept when it is left or Enter is pressed, not with each letter: every change is one step. */
export function WrittenField({ id, label, value, days, longest = 80, width, refuse, onKeep }: WrittenFieldProps) {
  const [text, setText] = useState(value);
  const [error, setError] = useState<string | null>(null);
  // Undo, and the answer to a change, bring another value.
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
    setError(null);
  }

  function keep(): void {
    const isOutside = days !== undefined && text !== '' && (text < days.from || text > days.until);
    const refused = isOutside ? days.words : (refuse?.(text.trim()) ?? null);
    setError(refused);
    if (refused === null && text.trim() !== value) onKeep(text.trim());
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape' && text !== value) {
      setText(value);
      setError(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={`tray-field tray-field-${width}`}>
      <label className="labelled-name" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="text-field"
        {...(days !== undefined ? { type: 'date', min: days.from, max: days.until } : { type: 'text', maxLength: longest, autoComplete: 'off', spellCheck: false })}
        value={text}
        aria-invalid={error !== null}
        {...(error === null ? {} : { 'aria-describedby': `${id}-error` })}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
      {error !== null && (
        <p id={`${id}-error`} className="labelled-error">
          {error}
        </p>
      )}
    </div>
  );
}
