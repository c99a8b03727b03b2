import type { CodePage, Fact } from '../model/code-page.ts';
import { changeFacts, diagnosisFacts } from './classification-facts.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';
import { endFact, findSupplyRow, supplyFacts } from './supply-facts.ts';

/** What the code system itself says of a code: of a diagnosis its title and validity (ICD-10-CM order file, column "valid"), of HCPCS Level II its record. */
export function classification(context: PageContext): CodePage['classification'] {
  if (context.record.system === 'HCPCS') return ofSupply(context);
  if (context.isProcedure) return missingPart.classification;
  const { title, titleSourceId, billable } = context.record;
  const source = context.cite(titleSourceId);
  const facts: Fact[] = [
    { id: 'title', label: 'Title', raw: title, value: title, meaning: null, note: null, source },
    {
      id: 'validForBilling',
      label: 'Billing',
      raw: billable,
      value: billable === 1 ? 'Valid for billing' : 'Header: not valid for billing',
      meaning: billable === 1 ? 'The code is complete.' : 'A claim needs one of the longer codes below it.',
      note: null,
      source,
    },
  ];
  return { state: 'data', facts: [...facts, ...changeFacts(context), ...diagnosisFacts(context)] };
}

function ofSupply(context: PageContext): CodePage['classification'] {
  const row = findSupplyRow(context);
  if (row === null) return missingPart.supply(loadedRelease(context.sources.values(), 'hcpcs'));
  const end = endFact(context, row);
  return { state: 'data', facts: [...(end === null ? [] : [end]), ...supplyFacts(context, row)] };
}
