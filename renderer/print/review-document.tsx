import { noticesOf, type Cited } from '../../electron/contract/print-footer.ts';
import type { CodeReview, ReviewPrint } from '../../electron/contract/index.ts';
import { Colophon } from './colophon.tsx';
import { ReviewCover } from './review-cover.tsx';
import { ReviewSheet } from './review-sheet.tsx';
import { bySection } from './review-words.ts';
import { sheetName } from './sheet-name.ts';

/** The starter texts statement by statement, with boxes for the pen of a clinician: a cover, then the codes by section. */
export function ReviewDocument({ document }: { document: ReviewPrint }) {
  const { codes } = document.review;
  const sections = bySection(codes);
  const cited = citedBy(codes);
  return (
    <main className="summary" lang="en">
      <ReviewCover print={document} sections={sections} cited={cited} />
      {sections.flatMap((section) =>
        section.codes.map((review, position) => (
          // A section begins on a page of its own, so that it can be handed to the one who knows it best.
          <ReviewSheet key={sheetName(review)} review={review} print={document} opens={position === 0 ? section.heading : null} foot={cited}>
            {review === codes.at(-1) && <Colophon {...cited} />}
          </ReviewSheet>
        )),
      )}
    </main>
  );
}

/** The sources of all codes, each once and numbered anew, and their notices. */
function citedBy(codes: readonly CodeReview[]): Cited {
  const all = new Map(codes.flatMap(({ sources }) => sources.map((source) => [source.sourceId, source])));
  return { sources: [...all.values()].map((source, position) => ({ ...source, number: position + 1 })), notices: noticesOf(codes) };
}
