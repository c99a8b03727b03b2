import type { CodePage } from '../../../electron/contract/index.ts';
import { Cite } from '../cite.tsx';

type Paragraph = Extract<CodePage['overview'], { state: 'data' }>['paragraphs'][number];

/** Running text; a heading runs into its paragraph, so that it can never stand alone at the foot of a page. */
export function Paragraphs({ paragraphs }: { paragraphs: readonly Paragraph[] }) {
  return paragraphs.map((paragraph, position) => (
    <p key={position} className="prose">
      {paragraph.heading !== null && <strong>{paragraph.heading}. </strong>}
      {paragraph.text}
      <Cite source={paragraph.source} />
    </p>
  ));
}
