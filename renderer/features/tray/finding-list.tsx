import { CircleSlash, Info, TriangleAlert } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { CaseCheck, CaseFinding, Failure, Mend, Tray } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Citation } from '../code-page/citation.tsx';
import { findingInFocus, findingsHeadingId, focusWayOutAt } from './next-way-out.ts';
import { severityWords } from './tray-words.ts';

const severityMarks = { stop: { icon: CircleSlash, tone: 'stop' }, check: { icon: TriangleAlert, tone: 'warning' }, note: { icon: Info, tone: 'plain' } } as const;

function WayOut({ way, onTake }: { way: Mend; onTake: (way: Mend) => void }) {
  // Some only a person can go: another code, a word in the record.
  return <li className="tray-way">{way.changes.length === 0 ? <span className="quiet">{way.words}</span> : <Button onPress={() => onTake(way)}>{way.words}</Button>}</li>;
}

function Finding({ finding, onTake }: { finding: CaseFinding; onTake: (way: Mend) => void }) {
  const { icon, tone } = severityMarks[finding.severity];
  return (
    <li className="tray-finding" data-severity={finding.severity} data-kind={finding.kind}>
      <p>
        <Badge icon={icon} word={severityWords[finding.severity]} tone={tone} /> {finding.words}
        {finding.source !== null && <Citation source={finding.source} />}
      </p>
      {finding.mend.length > 0 && (
        <ul className="tray-ways" aria-label="Ways out">
          {finding.mend.map((way) => (
            <WayOut key={way.words} way={way} onTake={onTake} />
          ))}
        </ul>
      )}
    </li>
  );
}

function countInWords({ findings }: CaseCheck): string {
  const count = (severity: CaseFinding['severity']) => findings.filter((one) => one.severity === severity && one.kind !== 'file-missing').length;
  const [stops, checks, notes] = [count('stop'), count('check'), count('note')];
  const parts = [stops > 0 ? `${stops} not paid so` : '', checks > 0 ? `${checks} to decide` : '', notes > 0 ? `${notes} less sure` : ''].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing against it' : parts.join(', ');
}

/** What stands against the lines, worst first, each with its ways out; below it, quietly, what could not be looked up. */
export function FindingList({ tray, check, failure }: { tray: Tray; check: CaseCheck | null; failure: Failure | null }) {
  const desk = useDesk();
  const isChecking = useStore(desk.trays.store, (state) => state.isChecking);
  /** Where the keyboard stood when a way out was taken: it goes on from there once the tray is checked anew. */
  const takenAt = useRef<number | null>(null);

  useLayoutEffect(() => {
    if (takenAt.current === null || isChecking || check === null) return;
    const place = takenAt.current;
    takenAt.current = null;
    focusWayOutAt(place);
  }, [check, isChecking]);

  async function take(way: Mend): Promise<void> {
    const place = findingInFocus();
    if (!(await desk.trays.mend(way))) return;
    takenAt.current = place < 0 ? null : place;
    // The answer may have come before this.
    if (!desk.trays.store.get().isChecking && takenAt.current !== null) {
      takenAt.current = null;
      focusWayOutAt(place);
    }
  }

  const findings = check?.findings.filter(({ kind }) => kind !== 'file-missing') ?? [];
  const missing = check?.findings.filter(({ kind }) => kind === 'file-missing') ?? [];
  return (
    <section className="part tray-findings" aria-busy={isChecking} aria-labelledby={findingsHeadingId}>
      <h2 id={findingsHeadingId} tabIndex={-1}>
        Findings{check !== null && <span className="tray-heading-count">: {countInWords(check)}</span>}
      </h2>
      {failure !== null && (
        <p className="tray-failure" role="alert">
          <TriangleAlert className="icon" size={16} aria-label="Not checked:" /> {failure.message}
        </p>
      )}
      {tray.lines.length === 0 && <p className="quiet">Put codes on the tray: they are checked against each other as they come.</p>}
      {check !== null && findings.length === 0 && <p className="quiet">No pair, unit, side, role or place of these lines stands against another, as far as the loaded files say.</p>}
      {findings.length > 0 && (
        <>
          <ul className="tray-finding-list">
            {findings.map((finding) => (
              <Finding key={`${finding.kind} ${finding.lines.join(' ')} ${finding.words}`} finding={finding} onTake={(way) => void take(way)} />
            ))}
          </ul>
          <p className="tray-grid-keys">
            <kbd>F8</kbd> goes to the first way out, then to that of the next finding; <kbd>Ctrl+Z</kbd> takes it back
          </p>
        </>
      )}
      {missing.length > 0 && (
        <div className="tray-missing">
          <h3>Not looked up: a file is missing</h3>
          <ul>
            {missing.map((finding) => (
              <li key={finding.words} className="quiet">
                {finding.words} {finding.mend.map(({ words }) => `${words}.`).join(' ')}
              </li>
            ))}
          </ul>
          <Button onPress={() => desk.openPlace({ kind: 'data' })}>Open the Data page</Button>
        </div>
      )}
    </section>
  );
}
