import type { LabelsPrint, Operation } from '../../electron/contract/index.ts';
import { labelSheets, placesOn, type LabelSheet } from '../../electron/contract/window.ts';
import { CodeText } from './code-text.tsx';
import { lineInShort } from './operation-words.ts';

type Line = NonNullable<Operation['check']>['lines'][number];

const sideWords = { left: 'Left', right: 'Right', both: 'Both sides' } as const;

/** Pages of labels, each label at its place on the sheet: nothing is broken or numbered, whatever the length of the titles. */
export function LabelsDocument({ document: { operation, labels } }: { document: LabelsPrint }) {
  const sheet: LabelSheet = labelSheets[labels.sheet];
  const places = placesOn(sheet);
  const printed = (operation.check?.lines ?? []).flatMap((line) => Array.from({ length: labels.copies }, () => line));
  // A sheet of fewer labels than the one that the first place was counted on begins anew.
  const before = (labels.start - 1) % places;
  const pages = Math.ceil((before + printed.length) / places);
  return (
    <>
      {Array.from({ length: pages }, (_, page) => (
        <section key={page} className="page label-page" aria-label={`Labels, sheet ${page + 1} of ${pages}`}>
          {printed.map((line, index) => {
            const place = before + index - page * places;
            return place < 0 || place >= places ? null : <Label key={index} line={line} operation={operation} sheet={sheet} place={place} />;
          })}
        </section>
      ))}
    </>
  );
}

function Label({ line, operation, sheet, place }: { line: Line; operation: Operation; sheet: LabelSheet; place: number }) {
  const { columns, left, top, columnStep, width, height } = sheet;
  const side = operation.lines[line.line]?.side ?? null;
  const { dateOfService, name } = operation;
  const at = { left: `${left + (place % columns) * columnStep}mm`, top: `${top + Math.floor(place / columns) * height}mm`, width: `${width}mm`, height: `${height}mm` };
  return (
    <article className="label" style={at}>
      <p className="label-code">
        <CodeText>{lineInShort(line)}</CodeText>
      </p>
      <p className="label-title" data-shorten>
        {`${side === null ? '' : `${sideWords[side]}: `}${line.title ?? 'no title loaded'}`}
      </p>
      {(dateOfService !== null || name !== '') && (
        <p className="label-foot" data-shorten>
          {[dateOfService ?? '', name].filter((part) => part !== '').join(' · ')}
        </p>
      )}
      <p className="label-foot" data-shorten>
        {releaseOf(line.code, operation) ?? 'No loaded file has values of it.'}
      </p>
    </article>
  );
}

/** Where the values of the code are from: the fee schedule, or whatever else knows it. */
function releaseOf(code: string, { codes, sources }: Operation): string | null {
  const cited = new Set(codes.find((one) => one.code === code)?.facts.map(({ source }) => source));
  const known = sources.filter(({ number }) => cited.has(number));
  const source = known.find(({ kind }) => kind === 'pfs-relative-values') ?? known[0];
  if (source === undefined) return null;
  return source.kind === 'pfs-relative-values' ? `Medicare fee schedule ${source.releaseLabel}` : `${source.title}, ${source.releaseLabel}`;
}

/** Takes words off the end of what does not fit into its lines, so that no letter is cut: a label has no second page. */
export function shortenTexts(place: ParentNode): void {
  for (const element of place.querySelectorAll<HTMLElement>('[data-shorten]')) {
    const words = (element.textContent ?? '').split(' ');
    while (words.length > 1 && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)) {
      words.pop();
      element.textContent = `${words.join(' ').replace(/[\s,;:·]+$/, '')}…`;
    }
  }
}
