import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CodePage, CodePagePart } from '../../../electron/contract/index.ts';
import { codePageParts } from '../../../electron/contract/window.ts';
import { CrosswalksPart } from './crosswalks-part.tsx';
import { EditsPart } from './edits-part.tsx';
import { FactTable } from './facts.tsx';
import { FamilyPart } from './family-part.tsx';
import { FeesPart } from './fees-part.tsx';
import { MedicarePart } from './medicare-part.tsx';
import { ModifiersPart } from './modifiers-part.tsx';
import { partId } from './page-parts.ts';
import { PartSection } from './part-section.tsx';
import { Descriptions, Items, Paragraphs } from './texts.tsx';

type Loaded<Part extends CodePagePart> = Extract<CodePage[Part], { state: 'data' }>;

/** How each part is drawn once its data is there. */
const draw: { [Part in CodePagePart]: (part: Loaded<Part>, page: CodePage) => ReactNode } = {
  overview: (part) => <Paragraphs paragraphs={part.paragraphs} />,
  family: (part, page) => <FamilyPart rows={part.rows} page={page} />,
  whatIsDone: (part) => <Paragraphs paragraphs={part.paragraphs} />,
  askBeforeBooking: (part) => <Items items={part.items} />,
  toHaveReady: (part) => <Items items={part.items} />,
  clinical: (part) => <Paragraphs paragraphs={part.paragraphs} />,
  billing: (part) => <FactTable facts={part.facts} />,
  modifiers: (part) => <ModifiersPart rows={part.rows} />,
  edits: (part, page) => <EditsPart rows={part.rows} note={part.note} page={page} />,
  unitsPerDay: (part) => <FactTable facts={part.facts} />,
  medicare: (part) => <MedicarePart {...part} />,
  fees: (part) => <FeesPart localities={part.localities} />,
  hospital: (part) => <FactTable facts={part.facts} />,
  crosswalks: (part) => <CrosswalksPart {...part} />,
  classification: (part) => <FactTable facts={part.facts} />,
  descriptions: (part) => <Descriptions rows={part.rows} />,
  payers: (part) => <FactTable facts={part.facts} />,
};

/** All parts in their order; a part without data is one quiet line in its place. */
export function Parts({ page }: { page: CodePage }) {
  return codePageParts.map(([name, heading]) => {
    const part: { state: 'data' } | { state: 'missing'; sentence: string } = page[name];
    if (part.state === 'missing') {
      return (
        <section key={name} className="part" data-part={name} data-state="missing">
          <h2 id={partId(name)} tabIndex={-1}>
            {heading}
          </h2>
          <p className="quiet">
            <Info className="icon" size={14} aria-hidden /> {part.sentence}
          </p>
        </section>
      );
    }
    return (
      <PartSection key={name} name={name} heading={heading}>
        {/* The table above holds that each drawing gets its own part; only the compiler cannot follow the pair. */}
        {() => draw[name](part as never, page)}
      </PartSection>
    );
  });
}
