import type { CaseCheck } from '../../../electron/contract/index.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatConversionFactor } from '../../ui/format.ts';
import { Citation } from '../code-page/citation.tsx';
import { TableFrame } from '../code-page/table-frame.tsx';
import { dollars } from './tray-words.ts';

type Step = CaseCheck['payment']['trace'][number];
type PricedLine = CaseCheck['lines'][number];

function Steps({ steps, about }: { steps: readonly Step[]; about: string }) {
  const isOfSeveral = new Set(steps.map(({ code }) => code)).size > 1;
  return (
    <TableFrame name={`Steps of ${about}`}>
      <thead>
        <tr>
          {['Step', 'Rule', 'Input', 'Result', 'Source'].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          <tr key={index}>
            <th scope="row">
              {step.step}
              {isOfSeveral && step.code !== null && (
                <>
                  {' '}
                  <span className="code">{step.code}</span>
                </>
              )}
            </th>
            <td>{step.rule}</td>
            <td>{step.input}</td>
            <td className="tray-result">{step.result}</td>
            <td className="soft">{step.source}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function lineInWords({ code, modifiers, units, amount }: PricedLine): string {
  const name = [code, ...modifiers].join('-');
  return `${name}${units > 1 ? `, ${units} units` : ''}: ${amount === null ? 'no amount' : dollars(amount)}`;
}

/** "national amounts", "Alabama, 10112-00". */
function basisInWords({ payment }: CaseCheck): string {
  const where = payment.locality === null ? 'national amounts' : `${payment.localityName ?? 'locality'} (${payment.locality})`;
  const factors = payment.conversionFactors.map(formatConversionFactor);
  return factors.length === 0 ? where : `${where}, ${factors.join(' and ')} a relative value unit`;
}

/** Two sums that nobody is to mix: what the schedule says of all lines, and what is left when refused lines are not paid. */
function Totals({ check }: { check: CaseCheck }) {
  const { payment } = check;
  const denied = check.lines.filter(({ isDenied }) => isDenied);
  const isSame = denied.length === 0;
  return (
    <dl className="tray-totals">
      <div className="tray-total" data-total={isSame ? 'only' : 'as-entered'}>
        <dt>{isSame ? 'All lines' : 'All lines as entered'}</dt>
        <dd className="tray-amount">{dollars(payment.total)}</dd>
        <dd className="quiet">{isSame ? 'No finding says that a line is not paid.' : 'Counts lines that are not paid as they stand.'}</dd>
      </div>
      {!isSame && (
        <div className="tray-total" data-total="without-denied">
          <dt>Without what is not paid</dt>
          <dd className="tray-amount">{dollars(payment.totalWithoutDenied)}</dd>
          <dd className="quiet">Without {[...new Set(denied.map(({ code }) => code))].join(', ')}; the other lines are ranked anew. The one to expect until the findings are mended.</dd>
        </div>
      )}
    </dl>
  );
}

const facilityWords = { 'hospital-outpatient': 'hospital outpatient department', 'surgery-centre': 'surgery centre' } as const;

/** Beside the fee: what the place itself is paid, line by line. */
function FacilityPrice({ price }: { price: CaseCheck['payment']['facility']['prices'][number] }) {
  const name = facilityWords[price.facility];
  return (
    <div data-facility={price.facility}>
      <h3>
        The {name}: {price.total === null ? 'no amount' : dollars(price.total)}
        {price.sources.map((source) => (
          <Citation key={source} source={source} />
        ))}
      </h3>
      {price.isPartial && price.total !== null && <p className="quiet">Some lines have no amount: the sum leaves them out.</p>}
      <TableFrame name={`What the ${name} is paid`}>
        <thead>
          <tr>
            {['Code', 'Group', 'Rate', 'Paid', 'Why'].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {price.lines.map((line) => (
            <tr key={line.line}>
              <th scope="row">
                <span className="code">{line.code}</span>
              </th>
              <td>{[line.indicator, line.group].filter((part) => part !== null).join(', ')}</td>
              <td>{line.rate === null ? '' : dollars(line.rate)}</td>
              <td className="tray-result">{line.amount === null ? 'none' : dollars(line.amount)}</td>
              <td>{line.words}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {price.notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {price.trace.length > 0 && (
        <div className="tray-trace">
          <Disclosure title={`Steps of what the ${name} is paid`} level={4}>
            <Steps steps={price.trace} about={`the ${name}`} />
          </Disclosure>
        </div>
      )}
    </div>
  );
}

/** What the fee schedule comes to, and how, step by step. */
export function PaymentPart({ check }: { check: CaseCheck }) {
  const { payment, lines } = check;
  const ofAll = payment.trace.filter(({ line }) => line === null);
  const reasons = [...new Set(lines.flatMap((line) => line.reasons.map((reason) => `${line.code}: ${reason}`)))];
  return (
    <section className="part" aria-labelledby="tray-payment">
      <h2 id="tray-payment" tabIndex={-1}>
        Payment
      </h2>
      <p className="tray-promise">An estimate from the fee schedule, not a promise: {basisInWords(check)}, a practitioner who takes part in Medicare.</p>
      <Totals check={check} />
      {payment.isPartial && <p className="quiet">Some lines or units have no amount: both sums leave them out.</p>}
      {reasons.map((reason) => (
        <p key={reason} className="quiet">
          {reason}
        </p>
      ))}
      <div className="tray-trace">
        {lines.map((line) => {
          const steps = payment.trace.filter((step) => step.line === line.line);
          return steps.length === 0 ? (
            <p key={line.line} className="quiet">
              {lineInWords(line)}
            </p>
          ) : (
            <Disclosure key={line.line} title={lineInWords(line)} level={3}>
              <Steps steps={steps} about={line.code} />
            </Disclosure>
          );
        })}
        {ofAll.length > 0 && (
          <Disclosure title={`All lines together: ${dollars(payment.total)}`} level={3}>
            <Steps steps={ofAll} about="all lines" />
          </Disclosure>
        )}
      </div>
      {payment.facility.prices.map((price) => (
        <FacilityPrice key={price.facility} price={price} />
      ))}
      {payment.facility.words !== null && <p className="quiet">{payment.facility.words}</p>}
    </section>
  );
}
