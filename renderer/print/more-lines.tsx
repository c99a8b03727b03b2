import { Fragment } from 'react';
import type { CaseCheck } from '../../electron/contract/index.ts';
import { lineInShort, moreInWords } from './operation-words.ts';

/** Codes that are listed where their lines found no room. */
const mostCodes = 40;

/** Lines that found no room: how many, where they stand, and their codes, so that none is missed. */
export function MoreLines({ lines, elsewhere }: { lines: CaseCheck['lines']; elsewhere: string }) {
  if (lines.length === 0) return null;
  const codes = lines.slice(0, mostCodes).map(lineInShort);
  return (
    <p className="more-lines">
      <strong>
        {moreInWords(lines.length, 'line', 'lines').replace(/^a/, 'A')}: {elsewhere}
      </strong>{' '}
      {codes.map((code, position) => (
        <Fragment key={position}>
          <span className="whole-word">
            {code}
            {position < lines.length - 1 && ','}
          </span>{' '}
        </Fragment>
      ))}
      {lines.length > codes.length && '…'}
    </p>
  );
}
