import { casePlaces, casePlaceSchema, type CaseCheck, type CaseRequest } from '../../model/case.ts';
import { failure, success, type Result } from '../../model/result.ts';
import { checkCase } from '../../queries/check-case.ts';
import { readCaseLines } from '../case-notation.ts';
import { caseText } from '../case-text.ts';
import { refusal, type Command, type CommandContext } from '../command.ts';
import { readDate, today } from '../read-date.ts';
import { withCatalog } from '../with-catalog.ts';
import { chosenLocality } from './show.ts';

/** `case CODE...`: the codes of one operation checked and priced together. */
export const caseCommand: Command = async (context) => {
  const request = readRequest(context);
  if (!request.ok) return refusal(request.error);
  return withCatalog(context, async ({ db }) => {
    const checked = checkCase(db, request.value);
    if (!checked.ok) return refusal(checked.error);
    return { exit: 0, json: checked.value satisfies CaseCheck, text: caseText(checked.value) };
  });
};

function readRequest({ line, home }: CommandContext): Result<CaseRequest> {
  const lines = readCaseLines(line.words);
  if (!lines.ok) return lines;
  const date = readDate(line.date);
  if (!date.ok) return date;
  const place = casePlaceSchema.safeParse(line.place ?? 'facility');
  if (!place.success) return failure('bad-arguments', `--place knows ${casePlaces.join(', ')}, not "${line.place ?? ''}".`);
  if (line.zip !== undefined && line.locality !== undefined) return failure('bad-arguments', 'Give either --zip or --locality, not both.');
  if (line.zip !== undefined && !/^\d{5}(?:-?\d{4})?$/.test(line.zip)) return failure('bad-arguments', `--zip takes five or nine digits, not "${line.zip}": --zip 48201.`);
  if (line.locality !== undefined && line.locality !== 'national' && !/^\d{5}-\d{2}$/.test(line.locality)) {
    return failure('bad-arguments', `--locality takes "national" or contractor and number as 08202-01, not "${line.locality}". List them: codetray locality list.`);
  }
  const locality = line.locality === 'national' || line.zip !== undefined ? null : (line.locality ?? chosenLocality(home));
  return success({ lines: lines.value, dateOfService: date.value ?? today(), place: place.data, locality, zip: line.zip ?? null, participating: !line.nonparticipating });
}
