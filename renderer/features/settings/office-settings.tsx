import { useEffect, useState } from 'react';
import type { LocalityName, PaperChoice, Settings } from '../../../electron/contract/index.ts';
import { paperChoices } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { RadioChoice } from '../../ui/radio-choice.tsx';
import { Select } from '../../ui/select.tsx';

const paperWords: Readonly<Record<PaperChoice, string>> = { Letter: 'Letter (8.5 x 11 in)', A4: 'A4 (210 x 297 mm)', printer: 'The printer’s own' };
const none = 'none';

/** Null while they are asked for, and when they cannot be read: the catalog says so elsewhere. */
function useLocalities(): readonly LocalityName[] | null {
  const desk = useDesk();
  const [localities, setLocalities] = useState<readonly LocalityName[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void desk.bridge.call('localities.list').then((answer) => {
      if (isWanted && answer.ok) setLocalities(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [desk]);
  return localities;
}

export function OfficeSettings({ settings }: { settings: Settings }) {
  const desk = useDesk();
  const localities = useLocalities();
  const chosen = localities?.find(({ key }) => key === settings.locality);
  return (
    <section aria-labelledby="settings-office">
      <h3 id="settings-office">Office</h3>
      <RadioChoice
        label="Paper"
        choices={paperChoices.map((paper) => ({ id: paper, label: paperWords[paper] }))}
        selected={settings.paper}
        onSelect={(paper) => void desk.changeSettings({ paper: paper as PaperChoice })}
      />
      {localities !== null && localities.length > 0 && (
        <Select
          label="Medicare locality"
          choices={[{ id: none, label: 'Not chosen: national amounts' }, ...localities.map(({ key, state, name }) => ({ id: key, label: `${state}: ${name}` }))]}
          selected={chosen?.key ?? none}
          onSelect={(id) => void desk.changeSettings({ locality: id === none ? null : id })}
        />
      )}
      {chosen !== undefined && chosen.counties !== null && <p className="soft">Counties of this locality: {chosen.counties}</p>}
      {localities?.length === 0 && <p className="soft">Medicare locality: to be chosen once a file of practice cost indices (GPCI) is imported.</p>}
    </section>
  );
}
