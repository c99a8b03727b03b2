import { useEffect, useState } from 'react';
import type { Patient, Tray } from '../../../electron/contract/index.ts';
import { noPatient } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { todayHere } from './today-here.ts';
import { WrittenField } from './written-field.tsx';

/** Whom the operation is for, where the office keeps that; it goes on the scheduler's sheet. */
export function PatientFields({ tray }: { tray: Tray }) {
  const isKept = useStore(useDesk().window, ({ settings }) => settings?.keepsPatients === true);
  return isKept && !tray.isTemplate ? <Fields id={tray.id} /> : null;
}

function Fields({ id }: { id: number }) {
  const desk = useDesk();
  /** All of them may be deleted there. */
  const isInSettings = useStore(desk.window, ({ dialog }) => dialog === 'settings');
  const [patient, setPatient] = useState<Patient | null>(null);

  useEffect(() => {
    if (isInSettings) return undefined;
    let isWanted = true;
    void desk.bridge.call('patients.read', { tray: id }).then((answer) => {
      if (!isWanted) return;
      if (answer.ok) setPatient(answer.value ?? noPatient);
      else desk.notices.report(answer.error);
    });
    return () => {
      isWanted = false;
    };
  }, [desk, id, isInSettings]);

  if (patient === null) return null;

  async function keep(change: Partial<Patient>): Promise<void> {
    if (patient === null) return;
    // Shown before the answer: the next field that is left builds upon this one.
    const wanted = { ...patient, ...change };
    setPatient(wanted);
    const answer = await desk.bridge.call('patients.write', { tray: id, patient: wanted });
    if (answer.ok) desk.notices.say('Patient fields kept with this tray');
    else {
      setPatient(patient);
      desk.notices.report(answer.error);
    }
  }

  const today = todayHere();
  return (
    <div className="tray-patient" role="group" aria-labelledby="tray-patient-heading" aria-describedby="tray-patient-kept">
      <h2 id="tray-patient-heading" className="unseen">
        Patient
      </h2>
      <div className="tray-fields">
        <WrittenField id="tray-patient-name" label="Patient" width="long" value={patient.name} onKeep={(name) => void keep({ name })} />
        <WrittenField
          id="tray-patient-born"
          label="Born"
          days={{ from: '1900-01-01', until: today, words: 'A day since 1900, and none to come.' }}
          width="short"
          value={patient.birthDate ?? ''}
          onKeep={(day) => void keep({ birthDate: day === '' ? null : day })}
        />
        <WrittenField id="tray-patient-record" label="MRN" longest={40} width="short" value={patient.recordNumber} onKeep={(recordNumber) => void keep({ recordNumber })} />
        <WrittenField id="tray-patient-member" label="Member ID" longest={40} width="short" value={patient.memberId} onKeep={(memberId) => void keep({ memberId })} />
        <WrittenField id="tray-patient-authorisation" label="Authorisation number" longest={40} width="short" value={patient.authorisationNumber} onKeep={(authorisationNumber) => void keep({ authorisationNumber })} />
      </div>
      <p id="tray-patient-kept" className="quiet">
        Kept on this computer with the tray, and printed on the scheduler’s sheet. Not in copies, exports, mail or calendar files; undo does not bring it back.
      </p>
    </div>
  );
}
