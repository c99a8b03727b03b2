import type { CodeSystem } from '../model/code.ts';
import type { LinkedCode } from '../model/code-page.ts';
import type { Source } from '../model/source.ts';
import { loadedRelease } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';

interface Row {
  other: string | null;
  title: string | null;
  type: string;
  effectiveFrom: string | null;
  /** The first of the days on which the edit, its add-on or its primary code ends. */
  endsOn: string | null;
  instructions: string | null;
}

const rowsSql = (own: 'add_on' | 'primary_code', other: 'add_on' | 'primary_code'): string => `
  SELECT ${other} AS other, (SELECT title FROM code WHERE system IN ('CPT', 'HCPCS') AND code.code = ${other} LIMIT 1) AS title, type,
         effective_from AS effectiveFrom, nullif(min(ifnull(deleted_on, '~'), ifnull(add_on_deleted_on, '~'), ifnull(primary_deleted_on, '~')), '~') AS endsOn, instructions
  FROM add_on_edit WHERE ${own} = :code AND source_id = :sourceId ORDER BY ${other}, effective_from`;

const primariesSql = rowsSql('add_on', 'primary_code');
const addOnsSql = rowsSql('primary_code', 'add_on');

/** Some add-ons have hundreds of primary codes. */
const mostCodes = 200;

/** What Medicare's add-on list says of a code: as an add-on, in sentences, and which codes go with it, those in force alone. */
export interface AddOnEdits {
  readonly sourceId: number | null;
  readonly isAddOn: boolean;
  readonly rules: { text: string; sourceId: number }[];
  readonly codes: (Pick<LinkedCode, 'code' | 'title' | 'note'> & { system: CodeSystem; sourceId: number })[];
}

/** From the add-on list that counts: a newer release has all of an older one, with the days on which edits ended. */
export function findAddOnEdits(context: PageContext): AddOnEdits {
  const source = context.isProcedure ? loadedRelease(context.sources.values(), 'ncci-add-on-codes') : undefined;
  if (source === undefined) return { sourceId: null, isAddOn: false, rules: [], codes: [] };
  const { sourceId } = source;
  const parameters = { code: context.record.code, sourceId };
  const ofAddOn = context.db.prepare<Row>(primariesSql).all(parameters);
  const primaries = ofAddOn.filter((row) => isCurrent(row, source));
  const addOns = context.db.prepare<Row>(addOnsSql).all(parameters).filter((row) => isCurrent(row, source));
  const listed = primaries.filter((row) => row.other !== null);
  const texts = primaries.length > 0 ? rulesOf(primaries) : endOf(ofAddOn);
  const distinctCodes = new Set(listed.map((row) => row.other)).size;
  if (distinctCodes > mostCodes) texts.push(`Only the first ${mostCodes.toString()} of its ${distinctCodes.toString()} primary codes are shown.`);
  return {
    sourceId,
    isAddOn: primaries.length > 0,
    rules: texts.map((text) => ({ text, sourceId })),
    codes: [...linked(addOns, source, 'add-on of this code'), ...linked(listed, source, 'primary of this add-on')],
  };
}

/** In force on the first day of the release: a day of ending after it is still to come. */
function isCurrent({ endsOn }: Row, { effectiveFrom }: Source): boolean {
  return endsOn === null || (effectiveFrom !== null && endsOn >= effectiveFrom);
}

function rulesOf(rows: readonly Row[]): string[] {
  const types = [...new Set(rows.map((row) => row.type))].sort();
  const instructions = new Set(rows.filter((row) => row.other === null && row.type !== '2').map((row) => row.instructions).filter((text) => text !== null));
  return [...types.map(ruleOf), ...instructions];
}

/** The three types of the add-on list. Source: Medicare Claims Processing Manual chapter 12, section 30; NCCI add-on code edits. */
function ruleOf(type: string): string {
  switch (type) {
    case '1':
      return 'Medicare pays this add-on only beside one of the primary codes listed here, for the same patient, practitioner and day.';
    case '2':
      return 'Medicare lists no primary codes for this add-on: the Medicare contractor decides which ones count.';
    case '3':
      return 'Medicare lists some primary codes for this add-on; the Medicare contractor may accept others.';
    default:
      return `Add-on type: value ${type}, not explained in this version.`;
  }
}

function endOf(rows: readonly Row[]): string[] {
  const last = rows.map((row) => row.endsOn ?? '').sort().at(-1);
  return last === undefined || last === '' ? [] : [`Its add-on edits ended on ${last}.`];
}

function linked(rows: readonly Row[], source: Source, relation: string): AddOnEdits['codes'] {
  const codes = new Map<string, AddOnEdits['codes'][number]>();
  for (const row of rows) {
    const code = row.other ?? '';
    if (codes.size >= mostCodes && !codes.has(code)) continue;
    const from = row.effectiveFrom !== null && source.effectiveFrom !== null && row.effectiveFrom > source.effectiveFrom ? `from ${row.effectiveFrom}` : null;
    const until = row.endsOn === null ? null : `until ${row.endsOn}`;
    const note = [relation, from, until, row.instructions].filter((text) => text !== null).join('; ');
    codes.set(code, { system: /^[A-Z]/.test(code) ? 'HCPCS' : 'CPT', code, title: row.title, note, sourceId: source.sourceId });
  }
  return [...codes.values()];
}
