import type { CaseCheck, CaseFinding, OperationPrint } from '../../electron/contract/index.ts';
import { noticesOf } from '../../electron/contract/print-footer.ts';
import { Cite } from './cite.tsx';
import { CodeName } from './code-name.tsx';
import { CodeText } from './code-text.tsx';
import type { AlikeFindings } from './alike-findings.ts';
import { coderContent, mostOutOfCoderSheet, type LineTrace } from './coder-content.ts';
import { MoreLines } from './more-lines.tsx';
import { OfficeHead } from './office-head.tsx';
import { OperationHead } from './operation-head.tsx';
import { amountInWords, codesInShort, lineInShort, moreInWords } from './operation-words.ts';
import { PageFoot } from './page-foot.tsx';
import { Section } from './section.tsx';
import { ShortColophon } from './short-colophon.tsx';

export const coderSheetName = "coder's sheet";

const severities: Readonly<Record<CaseFinding['severity'], string>> = { stop: 'Stop', check: 'Check', note: 'Note' };

const places: Readonly<Record<CaseCheck['place'], string>> = { 'facility': 'a facility', 'inpatient': 'hospital, inpatient', 'outpatient': 'hospital, outpatient', 'surgery-centre': 'surgery centre', 'office': 'office' };

const facilities: Readonly<Record<CaseCheck['payment']['facility']['prices'][number]['facility'], string>> = { 'hospital-outpatient': 'The hospital is paid, outpatient', 'surgery-centre': 'A surgery centre is paid' };

/** Where what found no room stands. */
const elsewhere = 'in the window, or by codetray case.';

/** The lines of a claim with what was found, what mends it, and how the amounts come about, on one page. */
export function CoderSheet({ print, entriesOut }: { print: OperationPrint; entriesOut: number }) {
  const { operation } = print;
  const { check } = operation;
  const cited = { sources: check?.sources ?? [], notices: check?.notices ?? [] };
  return (
    <article className="sheet one-page operation" data-sheet={coderSheetName} data-starts-page data-can-leave-out={check === null ? 0 : mostOutOfCoderSheet(check)}>
      <div className="sheet-opening" data-whole>
        <OfficeHead office={print.office} />
        <OperationHead operation={operation} kind="Coder's sheet" />
      </div>
      <p className="strong">{settingInWords(print)}</p>
      {check === null ? <p className="strong">No codes are on this tray yet.</p> : <Checked check={check} entriesOut={entriesOut} hasDay={operation.dateOfService !== null} />}
      <ShortColophon sources={cited.sources} notices={noticesOf([cited])} />
      <PageFoot print={print} pages={[cited]} />
    </article>
  );
}

function settingInWords({ operation: { check, dateOfService, checkedFor, place, payer } }: OperationPrint): string {
  const where = check?.payment.locality == null ? 'National amounts' : `Locality ${check.payment.locality} ${check.payment.localityName ?? ''}`.trim();
  return [
    dateOfService === null ? `No date of service yet: values of ${checkedFor}` : `Date of service ${dateOfService}`,
    `Place: ${places[place ?? 'facility']}`,
    where,
    ...(payer === '' ? [] : [`Payer: ${payer}`]),
  ].join('\u00a0· ');
}

function Checked({ check, entriesOut, hasDay }: { check: CaseCheck; entriesOut: number; hasDay: boolean }) {
  const { lines, findings, withMends, traces, alsoAuthorise, withReasons, withRules, withFacility, withGlobalAndTime } = coderContent(check, entriesOut);
  const { payment, global, time } = check;
  const hasCharges = check.lines.some(({ charge }) => charge !== null);
  return (
    <>
      <Section heading="Lines" wide>
        <table className="claim-lines">
          <thead>
            <tr>
              <th scope="col">No.</th>
              <th scope="col">Code</th>
              <th scope="col">Operation</th>
              {hasCharges && <th scope="col">Charge</th>}
              <th scope="col">Fee in full</th>
              <th scope="col">Pays</th>
            </tr>
          </thead>
          <tbody>
            {lines.shown.map((line) => (
              <tr key={line.line}>
                <td>{line.line + 1}</td>
                <td>
                  <CodeText>{lineInShort(line)}</CodeText>
                </td>
                <td>
                  <CodeName title={line.title} plainName={line.plainName} />
                  {line.sources.map((source) => (
                    <Cite key={source} source={source} />
                  ))}
                  {[...(withReasons ? line.reasons : []), ...(line.isDenied ? ['Not paid as it stands.'] : [])].map((reason) => (
                    <span key={reason} className="advice">
                      {' '}
                      {reason}
                    </span>
                  ))}
                </td>
                {hasCharges && <td>{line.charge === null ? '' : amountInWords(line.charge)}</td>}
                <td>{line.base === null ? '' : amountInWords(line.base)}</td>
                <td>{amountInWords(line.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <MoreLines lines={check.lines.slice(lines.shown.length)} elsewhere={elsewhere} />
        <p className="strong claim-total">
          All lines by the fee schedule: {amountInWords(payment.total)}
          {payment.isPartial && ', without what has no amount'}.{payment.totalWithoutDenied !== payment.total && ` Without the lines that are not paid as they stand: ${amountInWords(payment.totalWithoutDenied)}.`} An estimate, not a promise.
        </p>
        {withFacility && payment.facility.prices.length > 0 && (
          <p>
            {payment.facility.prices.map(({ facility, total, isPartial }) => `${facilities[facility]}: ${amountInWords(total)}${isPartial ? ', without what has no amount' : ''}`).join('. ')}. National rates, before local adjustment.
          </p>
        )}
      </Section>
      <Section heading="Found" wide>
        {check.findings.length === 0 ? (
          <p>Nothing was found.</p>
        ) : (
          <ul className="short-lines findings">
            {findings.shown.map((found, position) => (
              <li key={position}>
                <Finding found={found} withMends={position < withMends} />
              </li>
            ))}
          </ul>
        )}
        <MoreElsewhere count={findings.more} one="finding" several="findings" />
      </Section>
      {traces.shown.length > 0 && (
        <Section heading="How the amounts come about" wide>
          <ul className="short-lines">
            {traces.shown.map((trace) => (
              <li key={trace.line ?? 'all'}>{traceInWords(trace)}</li>
            ))}
          </ul>
          {withRules && <p>Rules: {[...new Set(payment.trace.map(({ source }) => source))].join('; ')}.</p>}
        </Section>
      )}
      {withGlobalAndTime && (
        <Section heading="Global and time">
          <p>
            {global === null ? 'No line counts global days.' : `Global period of ${global.days === 1 ? 'the day of surgery' : `${global.days} days`}${hasDay ? `, from ${global.startsOn} to ${global.endsOn}` : ''}, by ${codesInShort(global.codes)}.`}{' '}
            {time === null ? 'No loaded file has the physician minutes of these codes.' : `Minutes: ${time.before} before, ${time.during} during, ${time.after} after. ${time.words}`}
          </p>
        </Section>
      )}
      {alsoAuthorise.shown.length > 0 && (
        <Section heading="Also authorise">
          <p>{groupedByWhy(alsoAuthorise.shown)}.</p>
        </Section>
      )}
      {traces.more + alsoAuthorise.more > 0 && (
        <p className="left-out">
          Left out for room: {[...(traces.more > 0 ? [`how the amounts of ${traces.more} ${traces.more === 1 ? 'line' : 'lines'} come about`] : []), ...(alsoAuthorise.more > 0 ? [`${alsoAuthorise.more} to authorise`] : [])].join(', ')}. They stand {elsewhere}
        </p>
      )}
    </>
  );
}

/** "27390, 27391 (differs from 27393 in number, side or approach)": the reason once for all codes that have it. */
function groupedByWhy(entries: readonly CaseCheck['alsoAuthorise'][number][]): string {
  const reasons = new Map<string, string[]>();
  for (const { code, why } of entries) reasons.set(why, [...(reasons.get(why) ?? []), code]);
  return [...reasons].map(([why, codes]) => `${codes.join(', ')} (${why})`).join('; ');
}

/** Of several that are alike the first in words, the others by their codes. */
function Finding({ found: { first, others }, withMends }: { found: AlikeFindings; withMends: boolean }) {
  const { severity, words, source, mend } = first;
  return (
    <>
      <strong>
        {severities[severity]}
        {others.length > 0 && ` (${others.length + 1})`}:
      </strong>{' '}
      {words}
      {source !== null && <Cite source={source} />}
      {others.length > 0 && ` The same of ${others.map((codes) => codes.join(' with ')).join(', ')}.`}
      {withMends && mend.length > 0 && <span className="advice"> {others.length > 0 && 'For the first: '}{mend.map((way) => way.words).join('; or: ')}.</span>}
    </>
  );
}

function traceInWords({ line, code, steps }: LineTrace) {
  return (
    <>
      {line !== null && (
        <>
          {line + 1} <CodeText>{code ?? ''}</CodeText>{' '}
        </>
      )}
      {steps.map(({ rule, input, result }) => `${rule}${input === '' ? '' : `: ${input}`} = ${result}`).join('. ')}.
    </>
  );
}

function MoreElsewhere({ count, one, several }: { count: number; one: string; several: string }) {
  if (count === 0) return null;
  return (
    <p className="left-out">
      {moreInWords(count, one, several).replace(/^a/, 'A')}: {elsewhere}
    </p>
  );
}
