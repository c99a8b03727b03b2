import { useState } from 'react';
import type { CaseCheck, Tray } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { formatCount } from '../../ui/format.ts';
import { lineOf } from './entered-codes.ts';

const shownAtFirst = 12;
const headingId = 'tray-also';

/** What may turn out to be needed: neighbours and add-ons of the lines, each with a box that puts it on the tray. */
export function AlsoAuthorise({ tray, check }: { tray: Tray; check: CaseCheck }) {
  const { trays } = useDesk();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isWhole, setWhole] = useState(false);
  const { alsoAuthorise } = check;
  const ticked = alsoAuthorise.filter(({ code }) => chosen.has(code)).map(({ code }) => code);
  const shown = isWhole ? alsoAuthorise : alsoAuthorise.slice(0, shownAtFirst);

  function tick(code: string, isTicked: boolean): void {
    const next = new Set(chosen);
    if (isTicked) next.add(code);
    else next.delete(code);
    setChosen(next);
  }

  async function put(): Promise<void> {
    if (!(await trays.add(tray.id, ticked.map((code) => lineOf(code))))) return;
    setChosen(new Set());
    document.getElementById(headingId)?.focus();
  }

  return (
    <section className="part" aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1}>
        Also authorise
      </h2>
      {alsoAuthorise.length === 0 ? (
        <p className="quiet">No neighbour and no add-on of these lines is known. Add-ons come with the file of add-on code edits.</p>
      ) : (
        <>
          <p className="quiet">What the operation may turn into: neighbours that differ in number, side or approach, add-ons, and what is often done beside it.</p>
          <ul className="tray-also">
            {shown.map(({ code, title, plainName, why }) => (
              <li key={code}>
                <Checkbox isSelected={chosen.has(code)} onChange={(isTicked) => tick(code, isTicked)}>
                  <span className="code">{code}</span> {title ?? ''}
                  {plainName !== null && <>: {plainName.words}</>} <span className="soft">{why}</span>
                </Checkbox>
              </li>
            ))}
          </ul>
          <p className="tray-also-actions">
            <Button isDisabled={ticked.length === 0} onPress={() => void put()}>
              {ticked.length === 0 ? 'Put the ticked codes on the tray' : `Put ${ticked.length === 1 ? (ticked[0] ?? '') : `${formatCount(ticked.length)} codes`} on the tray`}
            </Button>
            {!isWhole && alsoAuthorise.length > shownAtFirst && (
              <Button look="quiet" onPress={() => setWhole(true)}>
                Show all {formatCount(alsoAuthorise.length)}
              </Button>
            )}
          </p>
        </>
      )}
    </section>
  );
}
