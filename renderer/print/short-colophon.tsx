import type { CitedSource } from '../../electron/contract/index.ts';

/** Sources and notices as one short text each, where everything stands on one page. */
export function ShortColophon({ sources, notices }: { sources: readonly CitedSource[]; notices: readonly string[] }) {
  return (
    <div className="short-colophon" data-whole>
      <p>
        <strong>Sources. </strong>
        {sources.map((source) => (
          <span key={source.number}>
            <strong>{source.number}</strong>
            {'\u00a0'}
            {source.title.includes(source.releaseLabel) ? source.title : `${source.title}, ${source.releaseLabel}`}.{' '}
          </span>
        ))}
      </p>
      {notices.length > 0 && (
        <p>
          <strong>Notices. </strong>
          {notices.join(' ')}
        </p>
      )}
    </div>
  );
}
