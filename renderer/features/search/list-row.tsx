import { Bed, Bookmark, CircleSlash, Plus, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { optionId } from './list-ids.ts';
import type { ListItem } from './list-items.ts';
import { markedSegments } from './marks.ts';

export interface ListRowProps {
  item: ListItem;
  index: number;
  isActive: boolean;
  isBookmarked: boolean;
}

/** One row: code, title with the matched words marked, the line that tells it apart, small marks, and why it is there. */
export const ListRow = memo(function ListRow({ item, index, isActive, isBookmarked }: ListRowProps) {
  const desk = useDesk();
  const hasBadges = isBookmarked || item.addOn || item.inpatientOnly || !item.billable || !item.inCatalog;
  return (
    <li
      id={optionId(index)}
      className="list-row"
      role="option"
      aria-selected={isActive}
      data-code={item.key.code}
      title={item.why ?? undefined}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
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
        </span>
        {item.distinction !== null && <span className="list-line">{item.distinction}</span>}
        {hasBadges && (
          <span className="list-badges">
            {isBookmarked && <Badge icon={Bookmark} word="Bookmark" tone="accent" />}
            {item.addOn && <Badge icon={Plus} word="Add-on" />}
            {item.inpatientOnly && <Badge icon={Bed} word="Inpatient only" tone="warning" />}
            {!item.billable && <Badge icon={CircleSlash} word="Heading, not billable" tone="warning" />}
            {!item.inCatalog && <Badge icon={TriangleAlert} word="Not in this catalog" tone="warning" />}
          </span>
        )}
        {isActive && item.why !== null && <span className="list-line list-why">Why: {item.why}</span>}
      </span>
    </li>
  );
});
