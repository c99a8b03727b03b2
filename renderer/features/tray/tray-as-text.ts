import type { CaseCheck, Tray } from '../../../electron/contract/index.ts';
import { authorisationProblem } from '../../../electron/contract/window.ts';
import { formatDate } from '../../ui/format.ts';
import { tableText } from '../../ui/table-text.ts';
import { dollars, placeWords, severityWords } from './tray-words.ts';

/** The tray for somebody who is asked by mail: lines, findings and sums, each sum with what it counts. */
export function trayAsText({ name, dateOfService, place, payer, authorisation }: Pick<Tray, 'name' | 'dateOfService' | 'place' | 'payer' | 'authorisation'>, { lines, findings, payment, sources }: CaseCheck): string {
  const head = [name, dateOfService === null ? 'no date of service' : formatDate(dateOfService), placeWords[place], payer].filter((part) => part !== '').join(', ');
  const line = (one: CaseCheck['lines'][number]): string =>
    `${[one.code, ...one.modifiers].join('-')}${one.units > 1 ? ` x ${one.units}` : ''}  ${one.title ?? 'not in the catalog'}${one.plainName === null ? '' : ` (${one.plainName.words} [${one.plainName.source}])`}: ${one.amount === null ? 'no amount' : dollars(one.amount)}${one.isDenied ? ', not paid so' : ''}`;
  const finding = ({ severity, words, source }: CaseCheck['findings'][number]): string => `- ${severityWords[severity]}: ${words}${source === null ? '' : ` [${source}]`}`;
  const sums = lines.some(({ isDenied }) => isDenied)
    ? [`All lines as entered: ${dollars(payment.total)}`, `Without what is not paid: ${dollars(payment.totalWithoutDenied)}`]
    : [`All lines: ${dollars(payment.total)}`];
  const problem = authorisationProblem(dateOfService, authorisation, formatDate);
  const parts = [
    [head],
    problem === null ? [] : [problem.words],
    lines.map(line),
    findings.length === 0 ? ['No finding.'] : ['Findings, worst first', ...findings.map(finding)],
    ['An estimate from the fee schedule, not a promise', ...sums],
    sources.length === 0 ? [] : ['Sources', ...sources.map(({ number, title, releaseLabel }) => `[${number}] ${title}, ${releaseLabel}`)],
  ];
  return parts.filter((part) => part.length > 0).map((part) => part.join('\n')).join('\n\n');
}

const columns = ['Code', 'Modifiers', 'Units', 'Title', 'Charge', 'Fee schedule', 'Finding', 'Global days', 'Sources'];

/** The lines for a spreadsheet: a row each, amounts as numbers, with the worst that was found of it and the releases that its values are from. */
export function trayAsTable({ lines, findings, sources }: CaseCheck): string {
  const rows = lines.map((one) => {
    const worst = findings.find((finding) => finding.lines.includes(one.line));
    const cited = sources.filter(({ number }) => one.sources.includes(number)).map(({ title, releaseLabel }) => `${title}, ${releaseLabel}`);
    return [one.code, one.modifiers.join(' '), String(one.units), one.title ?? 'not in the catalog', one.charge?.toFixed(2) ?? '', one.amount?.toFixed(2) ?? '', worst === undefined ? '' : `${severityWords[worst.severity]}: ${worst.words}`, one.globalDays ?? '', cited.join('; ')];
  });
  return tableText([columns, ...rows]);
}
