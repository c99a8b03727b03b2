import { codePageParts } from '../../../electron/contract/window.ts';
import type { Desk } from '../../app/desk.ts';

/** The parts that can be folded. */
export const foldableParts: readonly string[] = codePageParts.map(([name]) => name);

/** Folds or opens parts on every page, from now on; asks nothing when they stand so already. */
export async function setFolded(desk: Desk, parts: readonly string[], folded: boolean): Promise<void> {
  const before = desk.window.get().settings?.foldedParts ?? [];
  const wanted = parts.filter((part) => foldableParts.includes(part));
  if (wanted.every((part) => before.includes(part) === folded)) return;
  const others = before.filter((part) => !wanted.includes(part));
  await desk.changeSettings({ foldedParts: folded ? [...others, ...wanted] : others });
}
