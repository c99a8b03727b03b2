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
import { PayersPart } from './payers-part.tsx';
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
  billing: (part, page) => <FactTable facts={part.facts} glance={page.glance} />,
  modifiers: (part) => <ModifiersPart rows={part.rows} />,
  edits: (part, page) => <EditsPart rows={part.rows} note={part.note} page={page} />,
  unitsPerDay: (part, page) => <FactTable facts={part.facts} glance={page.glance} />,
  medicare: (part, page) => <MedicarePart {...part} glance={page.glance} />,
  fees: (part) => <FeesPart localities={part.localities} />,
  hospital: (part, page) => <FactTable facts={part.facts} glance={page.glance} />,
  crosswalks: (part, page) => <CrosswalksPart {...part} of={page} />,
  classification: (part, page) => <FactTable facts={part.facts} glance={page.glance} />,
  descriptions: (part) => <Descriptions rows={part.rows} />,
  payers: (part) => <PayersPart hospitals={part.hospitals} />,
};

/** The parts that have data, in their order; `missing-part.tsx` names the others. */
export function Parts({ page }: { page: CodePage }) {
  return codePageParts.map(([name, heading]) => {
    const part = page[name];
    if (part.state === 'missing') return null;
    return (
      <PartSection key={name} name={name} heading={heading}>
        {/* The table above holds that each drawing gets its own part; only the compiler cannot follow the pair. */}
        {() => draw[name](part as never, page)}
      </PartSection>
    );
  });
}
