import { ofBestSource } from './best-rows.ts';
import type { PageContext } from './page-context.ts';

export type TextPart = 'overview' | 'whatIsDone' | 'clinical' | 'toHaveReady' | 'askBeforeBooking' | 'serviceType' | 'typicalSite' | 'anaesthesia' | 'note';

export interface PageText {
  part: TextPart;
  heading: string | null;
  text: string;
  sourceId: number;
}

const sql = `
  SELECT part, heading, text, source_id AS sourceId FROM page_text
  WHERE system = :system AND code = :code
  ORDER BY part, source_id, position`;

/** The plain-language texts of a code by part; of each part those of the layer that counts. */
export function pageTexts(context: PageContext): (part: TextPart) => PageText[] {
  const { system, code } = context.record;
  const rows = context.db.prepare<PageText>(sql).all({ system, code });
  return (part) => ofBestSource(context, rows.filter((row) => row.part === part));
}
