import type { CodePage, Fact } from '../model/code-page.ts';
import { missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';

/** Title and validity of a diagnosis as its classification gives them. Source of the rule: ICD-10-CM order file, column "valid". */
export function classification(context: PageContext): CodePage['classification'] {
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
  return { state: 'data', facts };
}
