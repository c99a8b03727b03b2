import type { CodePage, FamilyRow } from '../model/code-page.ts';
import type { ToldApart } from '../rules/told-apart.ts';
import { tellApart } from '../rules/told-apart.ts';
import type { Link } from './code-links.ts';
import type { FamilySchedule } from './family-schedule.ts';
import { familySchedule } from './family-schedule.ts';
import { missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';
import { plainName } from './plain-names.ts';

interface Member {
  code: string;
  title: string | null;
  difference: string;
  sourceId: number;
}

type SectionRow = Omit<Member, 'difference'> & { difference: string | null; sectionId: number | null };

/** A section with more codes than this is too wide to be a family, and too long to read for every page. */
const mostOfFamily = 40;

// Without a written comparison: the codes of the narrowest section that have a line of their own.
const sectionSql = `
  SELECT code.code, code.title, code.distinction AS difference, code.title_source_id AS sourceId, code.section_id AS sectionId
  FROM section JOIN code ON code.system = section.system AND code.code BETWEEN section.first_code AND section.last_code
  WHERE section.section_id = :sectionId
  ORDER BY code.code LIMIT :limit`;

/** The codes that differ only in number, side or approach, told apart in one line each; this page's code among them. */
export function family(context: PageContext, links: readonly Link[]): CodePage['family'] {
  const { record } = context;
  if (!context.isProcedure && links.length === 0) return missingPart.familyOfDiagnosis;
  const members = links.length > 0 ? fromLinks(links) : fromSection(context);
  if (!members.some((member) => member.code !== record.code)) return record.distinction === null ? missingPart.family : missingPart.noNeighbours;
  if (!members.some((member) => member.code === record.code)) {
    members.push({ code: record.code, title: record.title, difference: record.distinction ?? 'this code', sourceId: sourceOfDistinction(context, record.code, record.titleSourceId) });
    members.sort((a, b) => (a.code < b.code ? -1 : 1));
  }
  const schedules = context.isProcedure ? familySchedule(context, members.map((member) => member.code)) : new Map<string, FamilySchedule>();
  const here = schedules.get(record.code)?.facilityTotal ?? null;
  const rows = members.map(({ sourceId, ...member }): FamilyRow => ({
    ...member,
    ...toldApart(member),
    current: member.code === record.code,
    source: context.cite(sourceId),
    schedule: scheduleOf(context, schedules.get(member.code), here),
  }));
  return { state: 'data', rows };
}

/** The line first: a title names what the line leaves out, and the two together would contradict each other. */
function toldApart({ difference, title }: Pick<Member, 'difference' | 'title'>): ToldApart {
  const line = tellApart(difference);
  const name = tellApart(title ?? '');
  return { number: line.number ?? name.number, side: line.side ?? name.side, approach: line.approach ?? name.approach };
}

function scheduleOf(context: PageContext, row: FamilySchedule | undefined, here: number | null): FamilyRow['schedule'] {
  if (row === undefined) return null;
  return {
    globalDays: row.globalDays,
    facilityRvus: row.facilityTotal / 100,
    rvusMore: here === null ? null : (row.facilityTotal - here) / 100,
    source: context.cite(row.sourceId),
  };
}

function fromLinks(links: readonly Link[]): Member[] {
  return links.map(({ code, title, note, sourceId }) => ({ code, title, difference: note ?? title ?? 'not in this catalog', sourceId }));
}

function fromSection(context: PageContext): Member[] {
  const { sectionId } = context.record;
  if (sectionId === null) return [];
  const rows = context.db.prepare<SectionRow>(sectionSql).all({ sectionId, limit: mostOfFamily + 1 });
  if (rows.length > mostOfFamily) return [];
  return rows.flatMap(({ difference, sectionId: own, ...row }) => (difference === null || own !== sectionId ? [] : [{ ...row, difference, sourceId: sourceOfDistinction(context, row.code, row.sourceId) }]));
}

function sourceOfDistinction(context: PageContext, code: string, titleSourceId: number): number {
  return plainName(context, code)?.sourceId ?? titleSourceId;
}
