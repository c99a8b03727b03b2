import { Citation } from './citation.tsx';
import { Words } from './code-link.tsx';

export function Paragraphs({ paragraphs }: { paragraphs: readonly { heading: string | null; text: string; source: number }[] }) {
  return (
    <div className="prose">
      {paragraphs.map((paragraph, position) => (
        <div key={position}>
          {paragraph.heading !== null && <h3>{paragraph.heading}</h3>}
          <p>
            <Words>{paragraph.text}</Words><Citation source={paragraph.source} />
          </p>
        </div>
      ))}
    </div>
  );
}

export function Items({ items }: { items: readonly { text: string; source: number }[] }) {
  return (
    <ul className="items">
      {items.map((item, position) => (
        <li key={position}>
          <Words>{item.text}</Words><Citation source={item.source} />
        </li>
      ))}
    </ul>
  );
}

const kindWords = {
  short: 'Short', medium: 'Medium', long: 'Long', consumer: 'For patients', 'consumer-spanish': 'For patients, in Spanish', clinician: 'For clinicians', test: 'Laboratory test',
} as const;

export function Descriptions({ rows }: { rows: readonly { kind: keyof typeof kindWords; text: string; source: number }[] }) {
  return (
    <dl className="fact-table">
      {(Object.keys(kindWords) as (keyof typeof kindWords)[]).map((kind) => {
        const ofKind = rows.filter((row) => row.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <div key={kind} className="fact-line">
            <dt>{kindWords[kind]}</dt>
            {ofKind.map((row, position) => (
              <dd key={position}>
                {row.text}<Citation source={row.source} />
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
