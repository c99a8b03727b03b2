import { Bed, Bookmark, CircleSlash, Folder, Plus, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { optionId } from './list-ids.ts';
import { keyText, type ListItem } from './list-items.ts';
import { markedSegments } from './marks.ts';

export interface ListRowProps {
  item: ListItem;
  index: number;
  /** The marked row, or one of several. */
  isChosen: boolean;
  /** Where the arrows stand among several. */
  isCursor: boolean;
  /** The folder that the code is bookmarked in, '' when in none; null when it is not bookmarked. */
  bookmark: string | null;
}

/** One row: code, title with the matched words marked, the line that tells it apart and small marks. It is as high chosen as not. */
export const ListRow = memo(function ListRow({ item, index, isChosen, isCursor, bookmark }: ListRowProps) {
  const desk = useDesk();
  const hasBadges = bookmark !== null || item.addOn || item.inpatientOnly || !item.billable || !item.inCatalog;
  return (
    <li
      id={optionId(index)}
      className="list-row"
      role="option"
      aria-selected={isChosen}
      data-cursor={isCursor}
      data-code={item.key.code}
      data-key={keyText(item.key)}
      title={item.why ?? undefined}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) {
          desk.choose(index, event.shiftKey ? 'to-here' : 'toggle');
          return;
        }
        desk.keepSearch();
        desk.chooseNone();
        desk.window.set({ active: index });
        desk.openPlace({ kind: 'code', key: item.key }, { focus: false });
      }}
    >
      <span className="code list-code">{item.key.code}</span>
      <span className="list-body">
        <span className="list-title">
          {markedSegments(item.title, item.marks).map((segment, position) =>
            segment.isMarked ? <mark key={position}>{segment.text}</mark> : segment.text,
          )}
          {item.feeLine !== null && <span className="list-fee"> {item.feeLine}</span>}
        </span>
        {item.distinction !== null && <span className="list-line">{item.distinction}</span>}
        {hasBadges && (
          <span className="list-badges">
            {bookmark !== null && (bookmark === '' ? <Badge icon={Bookmark} word="Bookmarked" tone="accent" /> : <Badge icon={Folder} word={bookmark} tone="accent" />)}
            {item.addOn && <Badge icon={Plus} word="Add-on" />}
            {item.inpatientOnly && <Badge icon={Bed} word="Inpatient only" tone="warning" />}
            {!item.billable && <Badge icon={CircleSlash} word="Heading, not billable" tone="warning" />}
            {!item.inCatalog && <Badge icon={TriangleAlert} word="Not in this catalog" tone="warning" />}
          </span>
        )}
      </span>
    </li>
  );
});
