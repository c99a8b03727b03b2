import { failure, success, type Result } from '../../model/result.ts';
import { scheduleColumns, type Schedule, type ScheduleRequest } from '../../model/schedule.ts';
import { openOfficeSearch } from '../office-search.ts';
import { readSchedule, scheduleCsv } from '../../suggest/schedule.ts';
import { createSuggester } from '../../suggest/suggest.ts';
import { refusal, type Command } from '../command.ts';
import { readDate } from '../read-date.ts';
import { readInput } from '../read-input.ts';
import { withCatalog } from '../with-catalog.ts';

/** `schedule FILE`: every case of a day, as text, as one document or as csv. */
export const scheduleCommand: Command = async (context) => {
  const { line } = context;
  if (line.csv && line.json) return refusal(failure('bad-arguments', 'Give either --json or --csv, not both.').error);
  const date = readDate(line.date);
  if (!date.ok) return refusal(date.error);
  const columns = readColumns(line.columns);
  if (!columns.ok) return refusal(columns.error);
  return withCatalog(context, async ({ db }) => {
    const text = await readInput(line.words);
    if (!text.ok) return refusal(text.error);
    const request: ScheduleRequest = { text: text.value, columns: columns.value };
    if (date.value !== null) request.on = date.value;
    const read = readSchedule(request, createSuggester(db, openOfficeSearch(db, context.home)), db);
    if (!read.ok) return refusal(read.error);
    return { exit: read.value.cases.length === 0 ? 1 : 0, json: read.value, text: line.csv ? scheduleCsv(read.value) : inWords(read.value) };
  });
};

/** "procedure=3,minutes=5", counted from 1 as people count columns. */
function readColumns(text: string | undefined): Result<NonNullable<ScheduleRequest['columns']>> {
  const columns: NonNullable<ScheduleRequest['columns']> = {};
  for (const part of text === undefined ? [] : text.split(',')) {
    const [name = '', number = ''] = part.trim().split('=');
    const column = scheduleColumns.find((one) => one === name.trim().toLowerCase());
    if (column === undefined || !/^[1-9]\d{0,2}$/.test(number) || Number(number) > 200) return failure('bad-arguments', `--columns takes name=number with ${scheduleColumns.join(', ')}, not "${part.trim()}".`);
    columns[column] = Number(number) - 1;
  }
  return success(columns);
}

function inWords({ cases, columns, summary }: Schedule): string {
  const lines = columns.length === 0 ? [] : [`Columns: ${columns.map(({ column, index }) => `${(index + 1).toString()} ${column}`).join(', ')}`, ''];
  for (const one of cases) {
    lines.push(`${one.line.toString().padStart(4)}  ${one.text}`);
    if (one.codes.length > 0) lines.push(`      ${one.codes.map(({ code, title }) => `${code} ${title ?? ''}`.trim()).join('; ')}`);
    for (const { code, title } of one.candidates) lines.push(`      ? ${code} ${title}`);
    for (const remark of one.remarks) lines.push(`      ! ${remark}`);
  }
  lines.push('', `${summary.cases.toString()} cases, ${summary.withCode.toString()} with a procedure code, ${summary.withRemark.toString()} with a remark.`);
  return lines.join('\n');
}
