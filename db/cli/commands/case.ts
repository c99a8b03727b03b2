import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { SurgeryCalendar } from '../../model/calendar.ts';
import type { CaseCheck } from '../../model/case.ts';
import { failure, success, type Result } from '../../model/result.ts';
import { checkCase } from '../../queries/check-case.ts';
import { surgeryCalendar } from '../../rules/surgery-calendar.ts';
import { readAuthorisation, readCaseRequest } from '../case-request.ts';
import { caseText } from '../case-text.ts';
import { refusal, type Command } from '../command.ts';
import { withCatalog } from '../with-catalog.ts';

/** `case CODE...`: the codes of one operation checked and priced together, and the days that it sets. */
export const caseCommand: Command = async (context) => {
  const request = readCaseRequest(context);
  if (!request.ok) return refusal(request.error);
  const authorisation = readAuthorisation(context.line.authorised);
  if (!authorisation.ok) return refusal(authorisation.error);
  const ics = context.line.ics === undefined ? null : resolve(context.line.ics);
  if (ics !== null && !(existsSync(dirname(ics)) && statSync(dirname(ics)).isDirectory())) return refusal(failure('file-not-found', `There is no folder ${dirname(ics)} to write into.`).error);
  return withCatalog(context, async ({ db }) => {
    const checked = checkCase(db, request.value);
    if (!checked.ok) return refusal(checked.error);
    const calendar = surgeryCalendar(request.value.dateOfService, checked.value.global, authorisation.value);
    if (ics !== null) {
      const written = await writeCalendar(ics, calendar, [...new Set(request.value.lines.map(({ code }) => code))]);
      if (!written.ok) return refusal(written.error);
    }
    const asked = ics !== null || authorisation.value !== null;
    const json: CaseCheck & { calendar?: SurgeryCalendar } = asked ? { ...checked.value, calendar } : checked.value;
    return { exit: 0, json, text: [caseText(checked.value), ...(asked ? [calendarText(calendar)] : []), ...(ics === null ? [] : [`Written: ${ics}`])].join('\n\n') };
  });
};

async function writeCalendar(path: string, calendar: SurgeryCalendar, codes: readonly string[]): Promise<Result<null>> {
  const { icsFile } = await import('../../calendar/ics-file.ts');
  const text = icsFile({ calendar, name: '', codes });
  if (!text.ok) return text;
  try {
    await writeFile(path, text.value);
    return success(null);
  } catch (error) {
    return failure('write-failed', `${path} was not written.`, error instanceof Error ? error.message : String(error));
  }
}

function calendarText({ days, warning }: SurgeryCalendar): string {
  return ['CALENDAR', ...(warning === null ? [] : [`  ${warning}`]), ...days.map(({ day, title, words }) => `  ${day}  ${title}. ${words}`)].join('\n');
}
