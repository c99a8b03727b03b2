import { ArrowRight, Bookmark, Check, CircleHelp, CircleSlash, ClipboardPlus, Copy, Replace, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { CodeFound } from '../../../electron/contract/index.ts';
import { aimAt } from '../../app/aim.ts';
import { commandOf, runCommand, wordsAtThing, type Command } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { shorten } from '../../ui/format.ts';
import { keyText } from '../search/list-items.ts';
import { foundRowId } from './paste-ids.ts';
import type { FoundRow } from './found-rows.ts';

const statuses = {
  known: { icon: Check, word: 'In the catalog', tone: 'done' },
  unknown: { icon: CircleHelp, word: 'Not in the catalog', tone: 'warning' },
  deleted: { icon: CircleSlash, word: 'Deleted', tone: 'stop' },
  'not-valid-on-date': { icon: CircleSlash, word: 'Not valid on that day', tone: 'stop' },
  'look-alike': { icon: TriangleAlert, word: 'Looks like a code', tone: 'warning' },
} as const;

function Status({ found }: { found: CodeFound }) {
  const { icon, word, tone } = statuses[found.status];
  return <Badge icon={icon} word={found.status === 'look-alike' ? `Written ${found.text}` : word} tone={tone} />;
}

/** "RT, 2 units". */
function behindCode(modifiers: readonly string[], units: number | null): string {
  return [...modifiers, ...(units === null ? [] : [`${String(units)} units`])].join(', ');
}

const actions: readonly (readonly [id: Command['id'], icon: typeof Copy])[] = [
  ['code.open', ArrowRight],
  ['code.bookmark', Bookmark],
  ['code.tray', ClipboardPlus],
  ['code.copy', Copy],
];

function Actions({ row }: { row: FoundRow }) {
  const unaimed = useDesk();
  // What a press does depends on what is bookmarked.
  useStore(unaimed.library.store, (state) => state.bookmarked);
  const desk = aimAt(unaimed, { kind: 'codes', keys: [row.key] });
  return (
    <div className="found-actions">
      {row.found?.status === 'look-alike' && (
        <Button look="main" onPress={() => desk.paste.correct(row)}>
          <Replace className="icon" size={14} aria-hidden /> Write {row.key.code} in the text
        </Button>
      )}
      {row.hasPage &&
        actions.filter(([id]) => commandOf(id).isAvailable(desk)).map(([id, Icon]) => (
          <Button key={id} onPress={() => runCommand(desk, id)}>
            <Icon className="icon" size={14} aria-hidden /> {wordsAtThing(desk, id)}
          </Button>
        ))}
    </div>
  );
}

interface FoundRowViewProps {
  row: FoundRow;
  index: number;
  isSelected: boolean;
}

/** One code with what is known of it; the chosen one opens to the words that led there and to what can be done. */
export const FoundRowView = memo(function FoundRowView({ row, index, isSelected }: FoundRowViewProps) {
  const desk = useDesk();
  const isBookmarked = useStore(desk.library.store, (state) => state.bookmarked.has(keyText(row.key)));
  const { found, candidate, key } = row;
  const behind = found !== null ? behindCode(found.modifiers, found.units) : behindCode(candidate?.modifiers ?? [], null);
  return (
    <li
      className="found-row"
      data-selected={isSelected}
      data-found={key.code}
      {...(row.hasPage ? { 'data-go': `${key.system} ${key.code}` } : {})}
      onMouseEnter={() => desk.paste.hover(row.id)}
      onMouseLeave={() => desk.paste.hover(null)}
    >
      <button
        id={foundRowId(index)}
        type="button"
        className="found-main"
        tabIndex={isSelected ? 0 : -1}
        aria-expanded={isSelected}
        onClick={() => desk.paste.select(row.id)}
        onDoubleClick={() => row.hasPage && desk.openPlace({ kind: 'code', key })}
      >
        <span className="code found-code">{key.code}</span>
        <span className="found-body">
          <span className="found-title">{row.title === '' ? 'No title: the catalog does not have it' : row.title}</span>
          {candidate?.distinction != null && <span className="found-line"> {candidate.distinction}</span>}
          <span className="found-badges">
            {found !== null && <Status found={found} />}
            {behind !== '' && <span className="badge found-behind">{behind}</span>}
            {row.spans.length > 1 && found !== null && <span className="badge">{row.spans.length} times</span>}
            {isBookmarked && <Badge icon={Bookmark} word="Bookmarked" tone="accent" />}
          </span>
        </span>
      </button>
      {isSelected && (
        <div className="found-detail">
          {found?.remark != null && <p>{found.remark}</p>}
          {candidate !== null && (
            <ul className="found-evidence" aria-label="Words that led here">
              {candidate.evidence.map(({ span, words, because }) => (
                <li key={`${String(span[0])} ${because}`}>
                  <q>{shorten(words.replace(/\s+/g, ' '))}</q> {because}
                </li>
              ))}
            </ul>
          )}
          <Actions row={row} />
        </div>
      )}
    </li>
  );
});
