import type { CodePage } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { WarningNote } from '../../ui/warning-note.tsx';
import { dayOf } from '../data/releases-in-use.ts';
import { Citation } from './citation.tsx';
import { endedReleases } from './ended-releases.ts';

/** Above the first values: that the release they come from is out of force, and whether a later one is loaded. */
export function EndedReleasesNote({ page }: { page: CodePage }) {
  const desk = useDesk();
  const ended = endedReleases(page, dayOf(new Date()));
  if (ended.length === 0) return null;
  return (
    <WarningNote about="ended" action={<Button onPress={() => desk.openPlace({ kind: 'data' })}>What is loaded</Button>}>
      {ended.map(({ source, later }) => (
        <p key={source.number}>
          {source.title}, ended on {formatDate(source.effectiveTo ?? '')}.
          <Citation source={source.number} /> Its values on this page hold for dates of service until then.
          {later !== null && ` ${later.releaseLabel} is loaded too; it stands under Medicare for comparison, because what you import comes first.`}
        </p>
      ))}
    </WarningNote>
  );
}
