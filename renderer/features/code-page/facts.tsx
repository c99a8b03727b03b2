import type { Fact } from '../../../electron/contract/index.ts';
import { Citation } from './citation.tsx';
import { Words } from './code-link.tsx';

/** The first look: the value, and under it what to do about it or else what it means. The parts below say both. */
export function FactGrid({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="fact-grid">
      {facts.map((fact) => (
        <div key={fact.id} className="fact" data-fact={fact.id}>
          <dt>{fact.label}</dt>
          <dd className="fact-value">
            {fact.value}<Citation source={fact.source} />
          </dd>
          {(fact.note ?? fact.meaning) !== null && <dd className={fact.note === null ? 'fact-meaning' : 'fact-note'}><Words>{fact.note ?? fact.meaning ?? ''}</Words></dd>}
        </div>
      ))}
    </dl>
  );
}

/** Whether the release's own value tells more than the words do: "090" beside "90-day", but not 7413.38 beside "$7,413.38". */
function tellsMore({ raw, value }: Fact): boolean {
  return raw !== null && raw !== '' && !value.replaceAll(/[$,]/g, '').split(' ').includes(String(raw));
}

interface FactTableProps {
  facts: readonly Fact[];
  /** The facts at a glance: a sentence that stands there is not said again. */
  glance: readonly Fact[];
}

/** The whole list: one fact a line, with the value as the release prints it. */
export function FactTable({ facts, glance }: FactTableProps) {
  const said = new Set(glance.map((fact) => fact.note ?? fact.meaning));
  const isNew = (sentence: string | null) => sentence !== null && !said.has(sentence);
  return (
    <dl className="fact-table">
      {facts.map((fact) => (
        <div key={fact.id} className="fact-line" data-fact={fact.id}>
          <dt>{fact.label}</dt>
          <dd>
            <span className="fact-value">{fact.value}</span>
            {tellsMore(fact) && <span className="fact-raw" title="As the release prints it">{String(fact.raw)}</span>}
            <Citation source={fact.source} />
            {isNew(fact.meaning) && <p><Words>{fact.meaning ?? ''}</Words></p>}
            {isNew(fact.note) && <p className="fact-note"><Words>{fact.note ?? ''}</Words></p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
