import { keyText, type ListItem } from './list-items.ts';

/**
 * Several results chosen together, by the ids of their rows. Empty while the row that the arrows stand on is the only one: then
 * the list works as ever.
 */
export type Choice = ReadonlySet<string>;

export const noChoice: Choice = new Set();

/** Adds a row or takes it out. The row that was marked alone before counts as chosen first. */
export function toggled(items: readonly ListItem[], choice: Choice, marked: number, index: number): Choice {
  const idAt = (place: number) => {
    const item = items[place];
    return item === undefined ? null : keyText(item.key);
  };
  const id = idAt(index);
  if (id === null) return choice;
  const alone = idAt(marked);
  const next = new Set(choice.size > 0 || alone === null ? choice : [alone]);
  if (next.has(id) && next.size > 1) next.delete(id);
  else next.add(id);
  return severalOf(next);
}

/** Everything from one row to another. */
export function between(items: readonly ListItem[], from: number, to: number): Choice {
  return severalOf(new Set(items.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1).map((item) => keyText(item.key))));
}

/** What is still there of a choice after a new catalog answered. */
export function stillThere(items: readonly ListItem[], choice: Choice): Choice {
  return choice.size === 0 ? noChoice : severalOf(new Set(items.map((item) => keyText(item.key)).filter((id) => choice.has(id))));
}

/** One row is no choice of several. */
function severalOf(ids: Choice): Choice {
  return ids.size > 1 ? ids : noChoice;
}
