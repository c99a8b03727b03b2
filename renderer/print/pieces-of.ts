/** Characters of a piece: some six lines of a column that is a third of the paper. */
const longestPiece = 220;

/**
 * Cuts a text so that a table can break between its pieces: at the end of a sentence where one ends in the second half of a
 * piece, else between two words.
 */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longestPiece) {
    const head = rest.slice(0, longestPiece + 1);
    const sentence = Math.max(...[...head.matchAll(/[.;:!?](?=\s)/g)].map((end) => end.index + 1), 0);
    const word = head.search(/\s\S*$/);
    // A word longer than a piece is no word of a language.
    const cut = sentence > longestPiece / 2 ? sentence : word > 0 ? word : longestPiece;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...pieces, rest];
}
