import { useEffect, useState } from 'react';
import type { Settings } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { formatCount } from '../../ui/format.ts';

type Question = 'turn-off' | 'delete';

/** Whether trays have fields for the patient, and how to be rid of what was written there. */
export function PatientSettings({ settings: { keepsPatients } }: { settings: Settings }) {
  const desk = useDesk();
  const [trays, setTrays] = useState<number | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  useEffect(() => {
    let isWanted = true;
    void desk.bridge.call('patients.count').then((answer) => {
      if (isWanted && answer.ok) setTrays(answer.value.trays);
    });
    return () => {
      isWanted = false;
    };
  }, [desk]);

  const kept = trays ?? 0;
  const ofTrays = kept === 1 ? 'one tray' : `${formatCount(kept)} trays`;

  async function wipe(): Promise<boolean> {
    const answer = await desk.bridge.call('patients.wipe');
    setSaid(answer.ok ? `The patient fields of ${ofTrays} are deleted.` : answer.error.message);
    if (answer.ok) setTrays(0);
    return answer.ok;
  }

  async function carryOut(asked: Question): Promise<void> {
    setQuestion(null);
    const isDone = kept === 0 || (await wipe());
    if (asked === 'turn-off' && isDone) await desk.changeSettings({ keepsPatients: false });
  }

  function turn(isOn: boolean): void {
    setSaid(null);
    if (isOn) void desk.changeSettings({ keepsPatients: true });
    else if (kept > 0) setQuestion('turn-off');
    else void carryOut('turn-off');
  }

  return (
    <section aria-labelledby="settings-patients">
      <h3 id="settings-patients">Patients</h3>
      <Checkbox isSelected={keepsPatients} onChange={turn}>
        Fields for the patient on each tray
      </Checkbox>
      <p className="soft">
        Name, date of birth, record number, member ID and authorisation number. They stay in the file user.db of this computer, unencrypted: without them nothing of a patient is kept. No copy, export, backup, mail or calendar file has them.
      </p>
      {kept > 0 && question === null && (
        <p className="patients-kept">
          <span>Written for {ofTrays}.</span> <Button onPress={() => setQuestion('delete')}>Delete all patient fields…</Button>
        </p>
      )}
      {question !== null && (
        <div className="patients-question" role="alertdialog" aria-labelledby="patients-question">
          <p id="patients-question">
            {question === 'turn-off' ? `Turning them off deletes what is written for ${ofTrays}` : `This deletes what is written for ${ofTrays}`}, and damaged copies of the file that were kept for a rescue. It cannot be undone. The trays stay.
          </p>
          <Button look="main" onPress={() => void carryOut(question)}>
            {question === 'turn-off' ? 'Turn off and delete' : 'Delete'}
          </Button>
          <Button autoFocus onPress={() => setQuestion(null)}>
            Keep them
          </Button>
        </div>
      )}
      <p role="status" className="soft">
        {said}
      </p>
    </section>
  );
}
