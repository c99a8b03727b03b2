import type { CodePage } from '../model/code-page.ts';
import { bestOfEach } from './best-rows.ts';
import { missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';

type Kind = Extract<CodePage['descriptions'], { state: 'data' }>['rows'][number]['kind'];
interface Row {
  kind: Kind;
  text: string;
  sourceId: number;
}

const sql = 'SELECT kind, text, source_id AS sourceId FROM descriptor WHERE system = :system AND code = :code';

const order: readonly Kind[] = ['short', 'medium', 'long', 'consumer', 'clinician'];

/** The official descriptors of a code, of each length the one of the release that counts. */
export function descriptors(context: PageContext): CodePage['descriptions'] {
  const { system, code } = context.record;
  const rows = bestOfEach(context, context.db.prepare<Row>(sql).all({ system, code }), (row) => row.kind);
  if (rows.length === 0) return missingPart.descriptions(system);
  rows.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return { state: 'data', rows: rows.map((row) => ({ kind: row.kind, text: row.text, source: context.cite(row.sourceId) })) };
}
