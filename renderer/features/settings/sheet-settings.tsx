import { X } from 'lucide-react';
import { useId, useRef, useState, type FormEvent } from 'react';
import type { BookingField, Settings } from '../../../electron/contract/index.ts';
import { bookingFieldNames, bookingFields, longestOwnField, mostOwnFields } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** What stands on the scheduler's sheet of this office, beside what every sheet has. */
export function SheetSettings({ settings: { schedulerSheet } }: { settings: Settings }) {
  const desk = useDesk();
  const heading = useId();
  const [name, setName] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const { ownFields, without, withMoney } = schedulerSheet;
  const change = (changed: Partial<Settings['schedulerSheet']>) => desk.changeSettings({ schedulerSheet: { ...schedulerSheet, ...changed } });

  function add(event: FormEvent): void {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '' || ownFields.includes(wanted)) return;
    void change({ ownFields: [...ownFields, wanted] });
    setName('');
    form.current?.querySelector('input')?.focus();
  }

  function show(field: BookingField, isShown: boolean): void {
    void change({ without: bookingFields.filter((one) => (one === field ? !isShown : without.includes(one))) });
  }

  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>Scheduler’s sheet</h3>
      <p className="soft">Fields of your own come after those that every sheet has.</p>
      {ownFields.length > 0 && (
        <ul className="office-words">
          {ownFields.map((field) => (
            <li key={field} className="own-field">
              <span className="office-word">{field}</span>
              <Button
                look="quiet"
                aria-label={`Remove ${field}`}
                onPress={() => {
                  void change({ ownFields: ownFields.filter((one) => one !== field) });
                  form.current?.querySelector('input')?.focus();
                }}
              >
                <X className="icon" size={14} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form ref={form} className="office-word-form" onSubmit={add}>
        <TextField label="Own field" value={name} onChange={setName} maxLength={longestOwnField} />
        <Button type="submit" isDisabled={name.trim() === '' || ownFields.includes(name.trim()) || ownFields.length >= mostOwnFields}>Add</Button>
        {ownFields.length >= mostOwnFields && <span className="soft">The sheet has room for {mostOwnFields}.</span>}
      </form>
      <Checkbox isSelected={withMoney} onChange={(isSelected) => void change({ withMoney: isSelected })}>
        What the Medicare fee schedule pays
      </Checkbox>
      <Disclosure level={4} title={without.length === 0 ? 'Fields: all' : `Fields: ${bookingFields.length - without.length} of ${bookingFields.length}`}>
        <div className="sheet-fields" role="group" aria-label="Fields on the sheet">
          {bookingFields.map((field) => (
            <Checkbox key={field} isSelected={!without.includes(field)} onChange={(isSelected) => show(field, isSelected)}>
              {bookingFieldNames[field]}
            </Checkbox>
          ))}
        </div>
      </Disclosure>
    </section>
  );
}
