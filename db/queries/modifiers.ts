import type { CodePage, ModifierAdvice } from '../model/code-page.ts';
import { adviseModifiers } from '../rules/modifier-advice.ts';
import type { ModifierRule, ModifierSubject } from '../rules/modifier-subject.ts';
import { reasonAt, valuesAt } from '../rules/priced-line.ts';
import { ofBestSource } from './best-rows.ts';
import type { FeeSchedule } from './fee-schedule-rows.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';
import { nationalCents } from './relative-values.ts';

interface Row {
  name: string;
  description: string;
  whenToUse: string;
  rule: string | null;
  sourceId: number;
}

interface OfficialRow {
  name: string | null;
  description: string | null;
  sourceId: number;
}

const officialSql = 'SELECT name, description, source_id AS sourceId FROM official_modifier WHERE modifier = :modifier ORDER BY source_id, position';
const sql = 'SELECT name, description, when_to_use AS whenToUse, reference AS rule, source_id AS sourceId FROM modifier WHERE modifier = :modifier';

const releasedSql = 'SELECT long_text AS description, short_text AS name, source_id AS sourceId FROM hcpcs_modifier WHERE modifier = :modifier';

/** Stands where the list of modifiers has no entry: the effect is still known. */
const unlisted = { description: 'Not explained in this version.', whenToUse: 'Not explained in this version.' };

/**
 * The modifiers of a code, derived from its fee schedule row and cited from that release: whether each applies and what it does
 * to payment. Name and use come from the list of modifiers.
 *
 * @param editIndicators the NCCI modifier indicators of the code's pairs; null when the loaded pairs cannot be all of them
 */
export function modifiers(context: PageContext, schedule: FeeSchedule | null, editIndicators: ReadonlySet<string> | null): CodePage['modifiers'] {
  if (!context.isProcedure) return missingPart.ofProcedures;
  if (schedule === null) return missingPart.feeSchedule(loadedRelease(context.sources.values(), 'pfs-relative-values'));
  const rules = adviseModifiers(subjectOf(schedule, editIndicators));
  if (rules.length === 0) return missingPart.modifiersUnpaid(schedule.main.status);
  const source = context.cite(schedule.main.sourceId);
  const official = officialNames(context);
  return {
    state: 'data',
    rows: rules.map((rule) => ({ modifier: rule.modifier, ...wordsOf(context, rule), official: official(rule.modifier), applies: rule.applies, effect: rule.effect, pays: rule.pays, source })),
  };
}

/** What the publisher of the modifiers calls one, where the office has loaded its delivery. */
function officialNames(context: PageContext): (modifier: string) => ModifierAdvice['official'] {
  if (![...context.sources.values()].some(({ kind }) => kind === 'cpt-modifiers')) return () => null;
  const statement = context.db.prepare<OfficialRow>(officialSql);
  return (modifier) => {
    const [row] = ofBestSource(context, statement.all({ modifier }));
    if (row === undefined) return null;
    const text = [row.name, row.description].filter((part, index, both) => part !== null && both.indexOf(part) === index).join(': ');
    return { text, source: context.cite(row.sourceId) };
  };
}

function wordsOf(context: PageContext, rule: ModifierRule): Omit<Row, 'sourceId'> {
  const row = context.db.prepare<Row>(sql).get({ modifier: rule.modifier });
  if (row === undefined) return { ...(rule.words ?? releasedWords(context, rule.modifier) ?? { name: `Modifier ${rule.modifier}`, ...unlisted }), rule: null };
  context.explainedBy(row.sourceId);
  return { name: row.name, description: row.description, whenToUse: row.whenToUse, rule: row.rule === '' ? null : row.rule };
}

/** The official texts of a modifier of HCPCS Level II, of the release that counts. */
function releasedWords(context: PageContext, modifier: string): Pick<Row, 'name' | 'description' | 'whenToUse'> | null {
  const [row] = ofBestSource(context, context.db.prepare<Pick<Row, 'name' | 'description' | 'sourceId'>>(releasedSql).all({ modifier }));
  if (row === undefined) return null;
  context.explainedBy(row.sourceId);
  return { name: row.name, description: row.description, whenToUse: unlisted.whenToUse };
}

/** What modifier advice is derived from. */
export function subjectOf({ main, ownRows }: Pick<FeeSchedule, 'main' | 'ownRows'>, editIndicators: ReadonlySet<string> | null): ModifierSubject {
  const place = reasonAt(main, 'facility') === null ? 'facility' : 'non-facility';
  const priced = reasonAt(main, place) === null;
  return {
    code: main.code,
    status: main.status,
    globalDays: main.globalDays,
    preOp: main.preOp,
    intraOp: main.intraOp,
    postOp: main.postOp,
    pctc: main.pctc,
    multipleProcedure: main.multipleProcedure,
    bilateral: main.bilateral,
    assistantAtSurgery: main.assistantAtSurgery,
    coSurgeons: main.coSurgeons,
    teamSurgery: main.teamSurgery,
    endoBase: main.endoBase === '' ? null : main.endoBase,
    price: priced ? { values: valuesAt(main, place), conversionFactor: main.conversionFactor, place } : null,
    ownRows: new Map(ownRows.map((row) => [row.modifier, nationalCents(row, 'facility') ?? nationalCents(row, 'non-facility')])),
    editIndicators,
  };
}
