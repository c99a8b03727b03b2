import { useEffect, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { Office, Result } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';

/** What stands at the head of every printed document: name, phone and logo of the office. */
export function LetterheadSettings() {
  const desk = useDesk();
  const [office, setOffice] = useState<Office | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    let isWanted = true;
    void desk.bridge.call('office.get').then((answer) => {
      if (isWanted && answer.ok) setOffice(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [desk]);

  function show(answer: Result<Office>): void {
    if (answer.ok) setOffice(answer.value);
    setFailure(answer.ok ? null : answer.error.message);
  }

  /** Kept with every letter: nothing is lost when the dialog is closed in the middle of a word. */
  function write(words: { name: string; phone: string }): void {
    setOffice((before) => (before === null ? null : { ...before, ...words }));
    void desk.bridge.call('office.set', words).then((answer) => setFailure(answer.ok ? null : answer.error.message));
  }

  if (office === null) return null;
  const { name, phone } = office;
  return (
    <section aria-labelledby="settings-letterhead">
      <h3 id="settings-letterhead">Head of printed documents</h3>
      <TextField className="letterhead-field" value={name} onChange={(changed) => write({ name: changed, phone })}>
        <Label>Name of the office</Label>
        <Input className="text-field" maxLength={80} autoComplete="off" />
      </TextField>
      <TextField className="letterhead-field" value={phone} onChange={(changed) => write({ name, phone: changed })}>
        <Label>Phone</Label>
        <Input className="text-field" maxLength={40} autoComplete="off" />
      </TextField>
      <div className="letterhead-logo">
        {office.logo === null ? <p className="soft">No logo</p> : <img src={office.logo} alt="The logo of the office" />}
        <Button onPress={() => void desk.bridge.call('office.chooseLogo').then(show)}>{office.logo === null ? 'Choose a logo…' : 'Choose another…'}</Button>
        {office.logo !== null && <Button onPress={() => void desk.bridge.call('office.removeLogo').then(show)}>Remove the logo</Button>}
      </div>
      <p className="soft">PNG, JPEG or SVG, at most 512 KB.</p>
      {failure !== null && <p role="alert">{failure}</p>}
    </section>
  );
}
