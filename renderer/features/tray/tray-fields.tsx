import { useEffect, useState, type KeyboardEvent } from 'react';
import type { CasePlace, LocalityName, Tray, TrayContent } from '../../../electron/contract/index.ts';
import { casePlaces } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Select } from '../../ui/select.tsx';
import { AuthorisationWarning } from './authorisation-warning.tsx';
import { placeWords } from './tray-words.ts';

interface WrittenFieldProps {
  id: string;
  label: string;
  value: string;
  type?: 'text' | 'date';
  width: 'short' | 'long';
  /** A sentence where the text cannot be taken. */
  refuse?: (text: string) => string | null;
  onKeep: (text: string) => void;
}

/** A field that is kept when it is left or Enter is pressed, not with each letter: every change is a step of undo. */
function WrittenField({ id, label, value, type = 'text', width, refuse, onKeep }: WrittenFieldProps) {
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
    const refused = refuse?.(text.trim()) ?? null;
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
        type={type}
        {...(type === 'date' ? { min: '2000-01-01', max: '2099-12-31' } : { maxLength: 80, autoComplete: 'off', spellCheck: false })}
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

/** Null while they are asked for; empty without a file of practice cost indices. */
function useLocalities(): readonly LocalityName[] | null {
  const desk = useDesk();
  const catalog = desk.window.get().status?.catalog.version;
  const [localities, setLocalities] = useState<readonly LocalityName[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void desk.bridge.call('localities.list').then((answer) => {
      if (isWanted && answer.ok) setLocalities(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [desk, catalog]);
  return localities;
}

const none = 'none';

function refuseZip(text: string): string | null {
  return text === '' || /^\d{5}(?:-?\d{4})?$/.test(text) ? null : 'A ZIP code has five digits, or nine.';
}

function refuseDate(text: string): string | null {
  return text === '' || (text >= '2000-01-01' && text <= '2099-12-31') ? null : 'A day from 2000 to 2099.';
}

/** When and where the operation is, and who pays. */
export function TrayFields({ tray }: { tray: Tray }) {
  const { trays } = useDesk();
  const localities = useLocalities();
  const authorise = (side: 'from' | 'until', day: string) => void trays.edit(tray.id, ({ authorisation }) => ({ authorisation: { ...authorisation, [side]: day === '' ? null : day } }), 'Authorised days changed');
  const set = (content: Partial<TrayContent>, said: string) => void trays.edit(tray.id, () => content, said);
  return (
    <>
      <div className="tray-fields">
        <WrittenField id="tray-date" label="Date of service" type="date" width="short" value={tray.dateOfService ?? ''} refuse={refuseDate} onKeep={(day) => set({ dateOfService: day === '' ? null : day }, 'Date of service changed')} />
        <div className="tray-field">
          <Select label="Place" choices={casePlaces.map((id) => ({ id, label: placeWords[id] }))} selected={tray.place} onSelect={(place) => set({ place: place as CasePlace }, `Place: ${placeWords[place as CasePlace]}`)} />
        </div>
        <WrittenField id="tray-zip" label="ZIP code" width="short" value={tray.zip ?? ''} refuse={refuseZip} onKeep={(zip) => set({ zip: zip === '' ? null : zip }, 'ZIP code changed')} />
        {localities !== null && localities.length > 0 && (
          <div className="tray-field">
            <Select
              label="Locality"
              choices={[{ id: none, label: 'By the ZIP code, else national' }, ...localities.map(({ key, state, name }) => ({ id: key, label: `${state}: ${name}` }))]}
              selected={tray.locality ?? none}
              onSelect={(locality) => set({ locality: locality === none ? null : locality }, 'Locality changed')}
            />
          </div>
        )}
        <WrittenField id="tray-payer" label="Payer" width="long" value={tray.payer} onKeep={(payer) => set({ payer }, 'Payer changed')} />
        {!tray.isTemplate && (
          <div className="tray-authorised" role="group" aria-label="Authorised by the payer">
            <WrittenField id="tray-authorised-from" label="Authorised from" type="date" width="short" value={tray.authorisation.from ?? ''} refuse={refuseDate} onKeep={(day) => authorise('from', day)} />
            <WrittenField id="tray-authorised-until" label="Authorised until" type="date" width="short" value={tray.authorisation.until ?? ''} refuse={refuseDate} onKeep={(day) => authorise('until', day)} />
          </div>
        )}
      </div>
      {!tray.isTemplate && <AuthorisationWarning tray={tray} />}
      {localities?.length === 0 && <p className="quiet">Amounts are national: a file of practice cost indices (GPCI) brings the localities, one of ZIP codes what belongs to them.</p>}
    </>
  );
}
