import { Check, TriangleAlert } from 'lucide-react';
import type { Source } from '../../../electron/contract/index.ts';
import { hasEnded } from '../../../electron/contract/window.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatCount, formatDate } from '../../ui/format.ts';
import { stopWhileItScrolls } from '../../ui/scroll-stop.ts';
import { releaseAge, wantsNewer } from './release-age.ts';
import { dayOf, rankOfSource, type RankOfSource } from './releases-in-use.ts';
import { kindUses } from './source-facts.ts';

const layerWords = { starter: 'Starter', release: 'Release', office: 'Office' } as const;

/** What people have imported first, then the starter's dated facts, then its own texts, which have no date to grow old by. */
function inReadingOrder(sources: readonly Source[]): Source[] {
  const rank = (source: Source) => (source.layer !== 'starter' ? 0 : source.effectiveFrom !== null ? 1 : 2);
  return sources.toSorted((one, other) => rank(one) - rank(other) || one.sourceId - other.sourceId);
}

function SourceLine({ source, used, isOld, today }: { source: Source; used: RankOfSource; isOld: boolean; today: Date }) {
  const ended = hasEnded(source, dayOf(today)) ? source.effectiveTo : null;
  const age = releaseAge(source, today);
  const nameOnly = source.releaseBasis === 'file-name' || source.releaseBasis === 'folder-name';
  return (
    <tr>
      <th scope="row">
        {source.title}
        <div className="data-uses">{kindUses[source.kind]}</div>
        <div className="data-file">
          {layerWords[source.layer]}
          {source.layer === 'starter' && source.effectiveFrom !== null ? ' (its own codes only)' : ''}, {source.container === null ? '' : `${source.container}, `}
          {source.fileName}
        </div>
      </th>
      <td>
        {source.release === 'unknown' ? 'Not stated' : source.releaseLabel}
        {nameOnly && <div className="data-file">read from the name</div>}
        {used.use === 'first' && (
          <div>
            <Badge icon={Check} word="In use" tone="done" />
          </div>
        )}
        {used.use === 'behind' && <div className="data-file">used only for what {used.first.releaseLabel} does not list</div>}
      </td>
      <td className="nowrap">
        {source.effectiveFrom === null ? <span className="soft">{source.layer === 'starter' ? 'With Codetray' : 'Not stated'}</span> : formatDate(source.effectiveFrom)}
        {ended !== null && <div className="data-file">ended {formatDate(ended)}</div>}
      </td>
      <td className="nowrap">
        {age?.words ?? <span className="soft">{source.layer === 'release' ? 'Unknown' : ''}</span>}
        {isOld && (
          <div>
            <Badge icon={TriangleAlert} word="Old" tone="warning" />
          </div>
        )}
      </td>
      <td className="number">
        {formatCount(source.rowsKept)}
        {source.rowsRejected > 0 && <div className="data-file">{formatCount(source.rowsRejected)} rejected</div>}
      </td>
    </tr>
  );
}

/** Every source of the running catalog with its release, date and age. */
export function SourcesTable({ sources }: { sources: readonly Source[] }) {
  const today = new Date();
  return (
    <section className="data-part" aria-labelledby="data-sources">
      <h2 id="data-sources">Loaded</h2>
      <div ref={stopWhileItScrolls} className="data-table" role="group" aria-label="Loaded sources">
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Release</th>
              <th scope="col">In force from</th>
              <th scope="col">Age</th>
              <th scope="col" className="number">
                Rows
              </th>
            </tr>
          </thead>
          <tbody>
            {inReadingOrder(sources).map((source) => (
              <SourceLine key={source.sourceId} source={source} used={rankOfSource(source, sources)} isOld={wantsNewer(source, sources, today)} today={today} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
