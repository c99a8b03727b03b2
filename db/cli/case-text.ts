import type { CaseCheck, CaseFacilityPrice, CaseFinding, CasePayerPrices } from '../model/case.ts';
import { dollars } from '../rules/amounts-in-words.ts';

const severityWords: Readonly<Record<CaseFinding['severity'], string>> = { stop: 'STOP ', check: 'CHECK', note: 'NOTE ' };

/** A checked case as text for a terminal: the lines, what was found with its ways out, the money step by step, time, package, sources. */
export function caseText(check: CaseCheck): string {
  const { payment } = check;
  const lines = [`Operation of ${check.dateOfService}, ${check.place}, ${payment.locality === null ? 'national amounts' : `locality ${payment.locality} ${payment.localityName ?? ''}`}`, ''];
  for (const line of check.lines) {
    const code = [line.code, ...line.modifiers].join('-') + (line.units === 1 ? '' : `x${line.units.toString()}`);
    lines.push(`${(line.line + 1).toString().padStart(2)}  ${code.padEnd(16)} ${amount(line.amount).padStart(12)}  ${line.title ?? ''}`.trimEnd());
    if (line.plainName !== null) lines.push(`      ${line.plainName.words} [${line.plainName.source.toString()}]`);
    if (line.isDenied) lines.push('      not paid as it stands, see below');
    lines.push(...line.reasons.map((reason) => `      ${reason}`));
  }
  lines.push('', `Total by the fee schedule: ${amount(payment.total)}${payment.isPartial ? ', without what has no amount' : ''}`);
  if (payment.totalWithoutDenied !== payment.total) lines.push(`Without the lines that are not paid as they stand: ${amount(payment.totalWithoutDenied)}`);
  lines.push('', check.findings.length === 0 ? 'Nothing was found.' : 'FOUND');
  for (const one of check.findings) {
    lines.push(`${severityWords[one.severity]} ${one.words}${one.source === null ? '' : ` [${one.source.toString()}]`}`, ...one.mend.map((way) => `        - ${way.words}.`));
  }
  lines.push('', 'HOW THE AMOUNTS COME ABOUT');
  lines.push(...payment.trace.map(stepInWords));
  for (const price of payment.facility.prices) lines.push('', ...facilityText(price));
  if (payment.facility.words !== null) lines.push('', `Facility: ${payment.facility.words}`);
  if (check.payers.length > 0) lines.push('', 'WHAT HOSPITALS HAVE AGREED WITH PAYERS', ...check.payers.map(payersInWords));
  if (check.time !== null) lines.push('', `Time: ${minutes(check.time.before)} before, ${minutes(check.time.during)} during, ${minutes(check.time.after)} after. ${check.time.words}`);
  if (check.global !== null) lines.push('', `Global period: ${check.global.words}`);
  if (check.alsoAuthorise.length > 0) lines.push('', 'ALSO AUTHORISE?', ...check.alsoAuthorise.map(({ code, title, plainName, why }) => `  ${code}  ${title ?? ''}${plainName === null ? '' : `: ${plainName.words} [${plainName.source.toString()}]`} (${why})`));
  lines.push('', 'SOURCES', ...check.sources.map(({ number, title, releaseLabel }) => `  [${number.toString()}] ${title}${title.includes(releaseLabel) ? '' : `, ${releaseLabel}`}`), '', ...check.notices);
  return lines.join('\n');
}

const facilityNames: Readonly<Record<CaseFacilityPrice['facility'], string>> = { 'hospital-outpatient': 'HOSPITAL, OUTPATIENT', 'surgery-centre': 'SURGERY CENTRE' };

function facilityText(price: CaseFacilityPrice): string[] {
  const cited = price.sources.map((number) => `[${number.toString()}]`).join(' ');
  const total = price.total === null ? 'no amount' : `${amount(price.total)}${price.isPartial ? ', without what is by report' : ''}`;
  return [`${facilityNames[price.facility]}: ${total} ${cited}`.trimEnd(), ...price.trace.filter(({ line }) => line !== null).map(stepInWords), ...price.notes];
}

function payersInWords(one: CasePayerPrices): string {
  const count = `${one.prices.toString()} ${one.prices === 1 ? 'price' : 'prices'} of ${one.payers.toString()} ${one.payers === 1 ? 'payer' : 'payers'}`;
  const spread = one.prices === 1 ? amount(one.median) : `${amount(one.low)} to ${amount(one.high)}, half of them ${amount(one.firstQuartile)} to ${amount(one.thirdQuartile)}, 90 % up to ${amount(one.ninetieth)}, median ${amount(one.median)}`;
  const share = one.medicare === null || one.medianOfMedicare === null ? withoutStop(one.medicareWords) : `${Math.round(one.medianOfMedicare * 100).toString()} % of ${amount(one.medicare)}, ${withoutStop(one.medicareWords)}`;
  const others = one.otherWays === 0 ? '' : `; ${one.otherWays.toString()} more by a percentage or a formula`;
  return `  ${one.code}  ${[one.hospital, one.use].filter((part) => part !== '').join(', ')}: ${count}, ${spread} (${share})${others} [${one.source.toString()}]`;
}

function stepInWords(step: CaseCheck['payment']['trace'][number]): string {
  const where = step.line === null ? '' : `${(step.line + 1).toString().padStart(2)}  ${step.code ?? ''}  `;
  return `${where}${withoutStop(step.rule)}${step.input === '' ? '' : `: ${step.input}`} = ${step.result}`;
}

/** A sentence goes on with what it leads to. */
function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

function amount(value: number | null): string {
  return value === null ? 'no amount' : dollars(Math.round(value * 100));
}

function minutes(value: number): string {
  return `${value.toString()} min`;
}
