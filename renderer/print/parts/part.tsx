import type { CodePage, CodePagePart, Fact } from '../../../electron/contract/index.ts';
import { Section } from '../section.tsx';
import { CrosswalkLists } from './crosswalk-lists.tsx';
import { Descriptions } from './descriptions.tsx';
import { EditGroups } from './edit-groups.tsx';
import { FactTable } from './fact-table.tsx';
import { FamilyTable } from './family-table.tsx';
import { HospitalPriceTables } from './hospital-prices.tsx';
import { LocalityFees } from './locality-fees.tsx';
import { ModifierTable } from './modifier-table.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { RelativeValues } from './relative-values.tsx';
import { TickList } from './tick-list.tsx';

/** Tables that need the whole width of the paper: their heading stands above, not beside. */
const wideParts: ReadonlySet<CodePagePart> = new Set(['family', 'billing', 'modifiers', 'edits', 'medicare']);

interface PartProps {
  part: CodePagePart;
  heading: string;
  page: CodePage;
}

/** A part with data under its heading; nothing for a part without, which stands in the list of what is not loaded. */
export function Part({ part, heading, page }: PartProps) {
  const content = contentOf(part, page);
  return content === null ? null : (
    <Section heading={heading} wide={wideParts.has(part)}>
      {content}
    </Section>
  );
}

function contentOf(part: CodePagePart, page: CodePage) {
  switch (part) {
    case 'overview':
    case 'whatIsDone':
    case 'clinical':
      return page[part].state === 'data' ? <Paragraphs paragraphs={page[part].paragraphs} /> : null;
    case 'askBeforeBooking':
    case 'toHaveReady':
      return page[part].state === 'data' ? <TickList items={page[part].items} /> : null;
    case 'hospital':
      return page.hospital.state === 'data' ? <FactTable glance={page.glance} facts={page.hospital.facts} told={billingFacts(page)} /> : null;
    case 'billing':
    case 'unitsPerDay':
    case 'classification':
      return page[part].state === 'data' ? <FactTable glance={page.glance} facts={page[part].facts} /> : null;
    case 'payers':
      return page.payers.state === 'data' ? <HospitalPriceTables hospitals={page.payers.hospitals} /> : null;
    case 'family':
      return page.family.state === 'data' ? <FamilyTable rows={page.family.rows} /> : null;
    case 'modifiers':
      return page.modifiers.state === 'data' ? <ModifierTable rows={page.modifiers.rows} /> : null;
    case 'edits':
      return page.edits.state === 'data' ? <EditGroups code={page.code} rows={page.edits.rows} note={page.edits.note} /> : null;
    case 'medicare':
      return page.medicare.state === 'data' ? (
        <>
          <RelativeValues rows={page.medicare.relativeValues} trace={page.medicare.trace} />
          {/* What stands at a glance is explained there by its advice, and in the modifiers by what it pays. */}
          <FactTable glance={page.glance} facts={page.medicare.indicators} told={[...billingFacts(page), ...page.glance]} />
        </>
      ) : null;
    case 'fees':
      return page.fees.state === 'data' ? <LocalityFees localities={page.fees.localities} /> : null;
    case 'crosswalks':
      return page.crosswalks.state === 'data' ? <CrosswalkLists crosswalks={page.crosswalks} of={page} /> : null;
    case 'descriptions':
      return page.descriptions.state === 'data' ? <Descriptions rows={page.descriptions.rows} /> : null;
  }
}

/** The billing overview stands first and explains some of the facts that the release's own parts list again. */
function billingFacts(page: CodePage): readonly Fact[] {
  return page.billing.state === 'data' ? page.billing.facts : [];
}
