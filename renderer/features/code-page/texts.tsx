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

const kindWords = { short: 'Short', medium: 'Medium', long: 'Long', consumer: 'For patients', clinician: 'For clinicians' } as const;

export function Descriptions({ rows }: { rows: readonly { kind: keyof typeof kindWords; text: string; source: number }[] }) {
  return (
    <dl className="fact-table">
      {rows.map((row, position) => (
        <div key={position} className="fact-line">
          <dt>{kindWords[row.kind]}</dt>
          <dd>
            {row.text}<Citation source={row.source} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
