import type { CodePage, Fact } from '../model/code-page.ts';
import { unitLimitWords } from '../rules/units-per-day.ts';
import { bestOfEach } from './best-rows.ts';
import { indicatorWords } from './indicator-fact.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';

type Setting = 'practitioner' | 'outpatient' | 'dme';

export interface UnitLimit {
  setting: Setting;
  units: number;
  mai: string;
  rationale: string | null;
  sourceId: number;
}

const sql = 'SELECT setting, units, mai, rationale, source_id AS sourceId FROM mue WHERE code = :code';

const settings: readonly Setting[] = ['practitioner', 'outpatient', 'dme'];
const settingNames: Readonly<Record<Setting, string>> = { practitioner: 'practitioner', outpatient: 'hospital outpatient', dme: 'equipment supplier' };

/** The medically unlikely edits of a code, one a setting, each from the table that counts. */
export function findUnitLimits(context: PageContext): UnitLimit[] {
  if (!context.isProcedure) return [];
  const rows = bestOfEach(context, context.db.prepare<UnitLimit>(sql).all({ code: context.record.code }), (row) => row.setting);
  return rows.sort((a, b) => settings.indexOf(a.setting) - settings.indexOf(b.setting));
}

/** "1 per day, reviewable". */
export function unitsFact(context: PageContext, limit: UnitLimit): Fact {
  const words = unitLimitWords(limit.units, limit.mai);
  return {
    id: limit.setting === 'practitioner' ? 'unitsPerDay' : `unitsPerDay-${limit.setting}`,
    label: `Units, ${settingNames[limit.setting]}`,
    raw: limit.units,
    value: words.value,
    meaning: words.meaning,
    note: indicatorWords(context, 'mai', limit.mai).note,
    source: context.cite(limit.sourceId),
  };
}

/** The limits as a part of the page, each with its adjudication indicator and rationale. */
export function unitsPerDay(context: PageContext, limits: readonly UnitLimit[]): CodePage['unitsPerDay'] {
  if (!context.isProcedure) return missingPart.ofProcedures;
  if (limits.length === 0) return missingPart.units(loadedRelease(context.sources.values(), 'mue-practitioner'));
  return { state: 'data', facts: limits.flatMap((limit) => factsOf(context, limit)) };
}

/** The indicator says in its few words what the limit above says in sentences. */
function factsOf(context: PageContext, limit: UnitLimit): Fact[] {
  const units = unitsFact(context, limit);
  const suffix = limit.setting === 'practitioner' ? '' : `-${limit.setting}`;
  const mai = indicatorWords(context, 'mai', limit.mai);
  const facts: Fact[] = [
    units,
    { id: `mai${suffix}`, label: 'Adjudication indicator (MAI)', raw: limit.mai, value: mai.short, meaning: null, note: null, source: units.source },
  ];
  if (limit.rationale !== null && limit.rationale !== '') {
    facts.push({ id: `mueRationale${suffix}`, label: 'Rationale', raw: limit.rationale, value: limit.rationale, meaning: null, note: null, source: units.source });
  }
  return facts;
}
