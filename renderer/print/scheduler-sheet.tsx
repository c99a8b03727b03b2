import type { CasePlainName, Fact, Operation, OperationPrint } from '../../electron/contract/index.ts';
import { noticesOf } from '../../electron/contract/print-footer.ts';
import { BookingFields } from './booking-fields.tsx';
import { Cite } from './cite.tsx';
import { CodeName } from './code-name.tsx';
import { CodeText } from './code-text.tsx';
import { OfficeHead } from './office-head.tsx';
import { OperationHead } from './operation-head.tsx';
import { MoreLines } from './more-lines.tsx';
import { amountInWords, codesInShort, inShort, lineInShort, moreInWords } from './operation-words.ts';
import { PageFoot } from './page-foot.tsx';
import { mostOutOfSchedulerSheet, schedulerContent } from './scheduler-content.ts';
import { Section } from './section.tsx';
import { ShortColophon } from './short-colophon.tsx';

export const schedulerSheetName = 'scheduler sheet';

/** Values of the table of several codes, under short heads. */
const columns = [['globalDays', 'Global'], ['site', 'Site'], ['bilateral', 'Both sides'], ['assistantAtSurgery', 'Assistant'], ['coSurgeons', 'Co-surgeon'], ['unitsPerDay', 'Units']] as const;

/** Hospital outpatient status of codes that Medicare pays to inpatients alone. */
const inpatientOnly = 'C';

type Content = ReturnType<typeof schedulerContent>;

/** What goes with a booking, on one page that is filled in with a pen. */
export function SchedulerSheet({ print, entriesOut }: { print: OperationPrint; entriesOut: number }) {
  const { operation, schedulerSheet } = print;
  const content = schedulerContent(operation, entriesOut);
  const { sources, notices } = operation;
  return (
    <article className="sheet one-page operation" data-sheet={schedulerSheetName} data-starts-page data-can-leave-out={mostOutOfSchedulerSheet(operation)}>
      <div className="sheet-opening" data-whole>
        <OfficeHead office={print.office} />
        <OperationHead operation={operation} kind="Scheduler's sheet" />
      </div>
      <Glance operation={operation} lines={content.lines} withMoney={schedulerSheet.withMoney} />
      <BookingFields operation={operation} patient={print.patient} choices={schedulerSheet} />
      {content.settle.shown.length + content.settle.more > 0 && (
        <Section heading="To settle first">
          <ul className="short-lines">
            {content.settle.shown.map(({ words, source }, position) => (
              <li key={position}>
                {words}
                {source !== null && <Cite source={source} />}
              </li>
            ))}
          </ul>
          <More count={content.settle.more} one="thing to settle" several="things to settle" />
        </Section>
      )}
      <Section heading="Also authorise">
        <TickCodes entries={content.alsoAuthorise.shown} />
        <More count={content.alsoAuthorise.more} one="code" several="codes" />
        {content.partners.shown.length > 0 && (
          <>
            <h3>As separate work, only with a modifier of NCCI:</h3>
            <TickCodes entries={content.partners.shown} />
          </>
        )}
        <More count={content.partners.more} one="operation with a modifier of NCCI" several="operations with a modifier of NCCI" />
        {content.alsoAuthorise.shown.length + content.alsoAuthorise.more + content.partners.shown.length + content.partners.more === 0 && <p>Nothing that the loaded files name.</p>}
      </Section>
      <Section heading="Not together">
        {content.never.shown.length + content.never.more === 0 ? (
          <p>No operation that a loaded NCCI file names.</p>
        ) : (
          <p>
            {content.never.shown.length === 0 && 'None of the same chapter; '}
            <span className="code-run">{content.never.shown.map(({ code }) => code).join(' ')}</span> {content.never.more > 0 && <span className="left-out">{moreInWords(content.never.more, 'operation', 'operations', content.never.shown.length)}: see the page of the code.</span>}
          </p>
        )}
      </Section>
      <Section heading="Modifiers">
        {content.modifiers.shown.length + content.modifiers.more === 0 ? <p>No loaded file says which apply.</p> : <ModifierRun operation={operation} modifiers={content.modifiers} />}
      </Section>
      <ShortColophon sources={sources} notices={noticesOf([{ sources, notices }])} />
      <PageFoot print={print} pages={[{ sources, notices }]} />
    </article>
  );
}

/** One code as a grid of its values, several as a table with a line each. */
function Glance({ operation, lines, withMoney }: { operation: Operation; lines: Content['lines']; withMoney: boolean }) {
  const { check, codes } = operation;
  if (check === null) return <p className="strong">No codes are on this tray yet.</p>;
  const factsOf = new Map(codes.map(({ code, facts }) => [code, facts]));
  const [only] = lines.shown;
  const isAlone = check.lines.length === 1 && only !== undefined;
  return (
    <section className="glance" aria-label="At a glance" data-whole>
      <h2>At a glance</h2>
      {isAlone ? (
        <dl>
          {operation.name !== '' && (
            <div>
              <dt>{lineInShort(only)}</dt>
              <dd>
                <CodeName title={only.title} plainName={only.plainName} />
              </dd>
            </div>
          )}
          {(factsOf.get(only.code) ?? []).map((fact) => (
            <div key={fact.id}>
              <dt>{fact.label}</dt>
              <dd>
                {fact.value}
                <Cite source={fact.source} />
              </dd>
            </div>
          ))}
          {withMoney && (
            <div>
              <dt>Fee schedule</dt>
              <dd>{amountInWords(only.amount)}</dd>
            </div>
          )}
        </dl>
      ) : (
        <table className="glance-lines">
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Operation</th>
              {columns.map(([id, name]) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
              {withMoney && <th scope="col">Fee</th>}
            </tr>
          </thead>
          <tbody>
            {lines.shown.map((line) => {
              const facts = factsOf.get(line.code) ?? [];
              return (
                <tr key={line.line}>
                  <td>
                    <CodeText>{lineInShort(line)}</CodeText>
                  </td>
                  <td>
                    <CodeName title={line.title} plainName={line.plainName} />
                  </td>
                  {columns.map(([id]) => (
                    <td key={id}>{valueOf(facts, id)}</td>
                  ))}
                  {withMoney && <td>{amountInWords(line.amount)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <MoreLines lines={check.lines.slice(lines.shown.length)} elsewhere="see the coder's sheet." />
      <p className="glance-said">
        <GlobalEnd operation={operation} />
      </p>
      <p className="glance-said">{timeInWords(check.time)}</p>
      {withMoney && !isAlone && <p className="glance-said">By the Medicare fee schedule {amountInWords(check.payment.total)}{check.payment.isPartial && ', without what has no amount'}: an estimate, not a promise.</p>}
    </section>
  );
}

/** Where Medicare pays the code to inpatients alone, that is the site, whatever the fee schedule says of offices. */
function valueOf(facts: readonly Fact[], id: (typeof columns)[number][0]): string {
  const fact = facts.find((one) => (id === 'site' ? one.id === 'outpatientStatus' && one.raw === inpatientOnly : one.id === id)) ?? facts.find((one) => one.id === id);
  return fact === undefined ? '' : inShort(fact);
}

/** With a day of surgery the date, without one a line for the pen. */
function GlobalEnd({ operation: { check, dateOfService } }: { operation: Operation }) {
  const global = check?.global ?? null;
  if (global === null) return 'Global period: none that counts days.';
  const whose = `${global.days === 1 ? 'the day of surgery' : `${global.days} days`}, by ${codesInShort(global.codes)}`;
  if (dateOfService !== null) return (
    <>
      Global period ends on <strong className="date">{global.endsOn}</strong> ({whose}, from {global.startsOn}).
    </>
  );
  return (
    <>
      Global period ends on <span className="pen-line" /> ({whose}).
    </>
  );
}

function timeInWords(time: NonNullable<Operation['check']>['time']): string {
  if (time === null) return 'Typical minutes: no loaded file has them for these codes.';
  return `Typical physician minutes: ${time.before} before, ${time.during} during, ${time.after} after. Room time is longer.`;
}

function TickCodes({ entries }: { entries: readonly { code: string; title: string | null; plainName: CasePlainName | null }[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className="ticks">
      {entries.map(({ code, title, plainName }) => (
        <li key={code}>
          <span>
            <CodeText>{code}</CodeText> <CodeName title={title} plainName={plainName} inShort />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Those that pay alike together: a table would take a line each. Codes are named where not all of the operation take the modifier. */
function ModifierRun({ operation, modifiers: { shown, more } }: { operation: Operation; modifiers: Content['modifiers'] }) {
  const groups = new Map<string, string[]>();
  for (const { modifier, pays, needsRecord, codes } of shown) {
    const words = [pays, needsRecord ? 'with record' : null, codes.length < operation.codes.length ? codesInShort(codes) : null].filter((word) => word !== null).join('; ');
    groups.set(words, [...(groups.get(words) ?? []), modifier]);
  }
  return (
    <p>
      {[...groups].map(([words, modifiers]) => (
        <span key={words}>
          <CodeText>{modifiers.join(' ')}</CodeText>
          {words === '' ? '' : ` (${words})`}{' '}
        </span>
      ))}
      {more > 0 && <span className="left-out">{moreInWords(more, 'modifier', 'modifiers', shown.length)}{shown.length === 0 && ' may be used'}: see the page of the code.</span>}
    </p>
  );
}

function More({ count, one, several }: { count: number; one: string; several: string }) {
  if (count === 0) return null;
  return <p className="left-out">{capitalised(moreInWords(count, one, several))}: see the coder&#39;s sheet.</p>;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
