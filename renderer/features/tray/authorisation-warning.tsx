import { TriangleAlert } from 'lucide-react';
import type { Tray, TrayContent } from '../../../electron/contract/index.ts';
import { authorisationProblem } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { severityWords } from './tray-words.ts';

export interface AuthorisationMend {
  words: string;
  content: Partial<TrayContent>;
  /** The field that it changes: the keyboard stands there afterwards. */
  field: 'tray-date' | 'tray-authorised-from';
}

/** What mends a day of surgery outside the authorised days; null where nothing is wrong. A payer who extends them is asked by a person. */
export function authorisationMend({ dateOfService, authorisation }: Pick<Tray, 'dateOfService' | 'authorisation'>): AuthorisationMend | null {
  const { from, until } = authorisation;
  const move = (day: string | null, which: 'first' | 'last'): AuthorisationMend | null =>
    day === null ? null : { words: `Move surgery to the ${which} authorised day, ${formatDate(day)}`, content: { dateOfService: day }, field: 'tray-date' };
  switch (authorisationProblem(dateOfService, authorisation)?.kind) {
    case undefined:
      return null;
    case 'reversed':
      return { words: 'Exchange the two days', content: { authorisation: { from: until, until: from } }, field: 'tray-authorised-from' };
    case 'too-late':
      return move(until, 'last');
    case 'too-early':
      return move(from, 'first');
  }
}

/** Beside the dates that it speaks of, in the form of a finding: F8 goes to its way out first. */
export function AuthorisationWarning({ tray }: { tray: Tray }) {
  const { trays } = useDesk();
  const problem = authorisationProblem(tray.dateOfService, tray.authorisation, formatDate);
  const mend = authorisationMend(tray);

  async function take({ words, content, field }: AuthorisationMend): Promise<void> {
    if (await trays.edit(tray.id, () => content, `Mended: ${words}`)) document.getElementById(field)?.focus();
  }

  return (
    <div className="tray-authorisation" {...(problem === null ? {} : { 'data-severity': 'check' })}>
      <p role="status">
        {problem !== null && (
          <>
            <Badge icon={TriangleAlert} word={severityWords.check} tone="warning" /> {problem.words}
          </>
        )}
      </p>
      {mend !== null && (
        <ul className="tray-ways" aria-label="Ways out">
          <li className="tray-way">
            <Button onPress={() => void take(mend)}>{mend.words}</Button>
          </li>
        </ul>
      )}
    </div>
  );
}
