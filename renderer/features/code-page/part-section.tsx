import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CodePagePart } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { setFolded } from './folded-parts.ts';
import { partId } from './page-parts.ts';

/** A part that folds; which are open is the same on every page and after a restart. What is folded is not drawn. */
export function PartSection({ name, heading, children }: { name: CodePagePart; heading: string; children: () => ReactNode }) {
  const desk = useDesk();
  const isFolded = useStore(desk.window, (state) => state.settings?.foldedParts.includes(name) ?? false);
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  return (
    <section className="part" data-part={name} data-state="data" data-folded={isFolded}>
      <h2 id={partId(name)}>
        <Button look="quiet" place="part-fold" aria-expanded={!isFolded} onPress={() => void setFolded(desk, [name], !isFolded)}>
          <Chevron className="icon" size={16} aria-hidden />
          {heading}
        </Button>
      </h2>
      {!isFolded && children()}
    </section>
  );
}
