import { useEffect, useState } from 'react';
import type { CasePlace, LocalityName, Tray, TrayContent } from '../../../electron/contract/index.ts';
import { casePlaces } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Select } from '../../ui/select.tsx';
import { AuthorisationWarning } from './authorisation-warning.tsx';
import { PatientFields } from './patient-fields.tsx';
import { placeWords } from './tray-words.ts';
import { WrittenField } from './written-field.tsx';

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

/** Days of operations and of what is authorised for them. */
const operationDays = { from: '2000-01-01', until: '2099-12-31', words: 'A day from 2000 to 2099.' };

function refuseZip(text: string): string | null {
  return text === '' || /^\d{5}(?:-?\d{4})?$/.test(text) ? null : 'A ZIP code has five digits, or nine.';
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
        <WrittenField id="tray-date" label="Date of service" days={operationDays} width="short" value={tray.dateOfService ?? ''} onKeep={(day) => set({ dateOfService: day === '' ? null : day }, 'Date of service changed')} />
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
            <WrittenField id="tray-authorised-from" label="Authorised from" days={operationDays} width="short" value={tray.authorisation.from ?? ''} onKeep={(day) => authorise('from', day)} />
            <WrittenField id="tray-authorised-until" label="Authorised until" days={operationDays} width="short" value={tray.authorisation.until ?? ''} onKeep={(day) => authorise('until', day)} />
          </div>
        )}
      </div>
      <PatientFields tray={tray} />
      {!tray.isTemplate && <AuthorisationWarning tray={tray} />}
      {localities?.length === 0 && <p className="quiet">Amounts are national: a file of practice cost indices (GPCI) brings the localities, one of ZIP codes what belongs to them.</p>}
    </>
  );
}
