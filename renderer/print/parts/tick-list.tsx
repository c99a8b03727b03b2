import { Cite } from '../cite.tsx';

/** Things to ask or to have ready, with a box for the pen. */
export function TickList({ items }: { items: readonly { text: string; source: number }[] }) {
  return (
    <ul className="ticks">
      {items.map((item, position) => (
        <li key={position}>
          <span>
            {item.text}
            <Cite source={item.source} />
          </span>
        </li>
      ))}
    </ul>
  );
}
