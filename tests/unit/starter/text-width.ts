/**
 * How wide words are in Source Sans 3, the face of window and paper: advance widths in thousandths of the size of the type, weight
 * 400, as the browser measures them. Neighbouring letters pull together a little, so the sum errs on the wide side. That it still
 * agrees with the window is watched in tests/e2e/text-width.test.ts.
 */
const advances: readonly (readonly [width: number, characters: string])[] = [
  [200, ' '],
  [241, '|'],
  [246, 'i'],
  [247, 'j'],
  [249, '\',.:;'],
  [255, 'l'],
  [263, 'I'],
  [289, '!'],
  [292, 'f'],
  [303, '()[]{}'],
  [311, '-'],
  [338, 't'],
  [347, 'r'],
  [350, '/\\'],
  [418, '*'],
  [419, 's'],
  [425, '?z'],
  [426, '"'],
  [446, 'x'],
  [456, 'c'],
  [467, 'vy'],
  [476, 'Y'],
  [479, 'J'],
  [486, 'L'],
  [494, 'F'],
  [495, 'k'],
  [496, 'e'],
  [497, '0123456789#$+<=>^~'],
  [500, '_'],
  [504, 'ag'],
  [513, 'X'],
  [515, 'V'],
  [527, 'E'],
  [534, 'S'],
  [536, 'T'],
  [539, 'Z'],
  [542, '`o'],
  [543, 'A'],
  [544, 'hu'],
  [547, 'n'],
  [553, 'b'],
  [555, 'dpq'],
  [566, 'P'],
  [569, 'R'],
  [571, 'C'],
  [579, 'K'],
  [588, 'B'],
  [609, '&'],
  [615, 'D'],
  [617, 'G'],
  [645, 'U'],
  [647, 'N'],
  [652, 'H'],
  [664, 'OQ'],
  [719, 'w'],
  [727, 'M'],
  [786, 'W'],
  [824, '%'],
  [829, 'm'],
  [847, '@'],
];

const widthOf = new Map(advances.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)));
/** An accented letter, a dash: as wide as a wide small letter. */
const anyOther = 555;

/** Width of a text on one line, in ems: 1 is the size of the type. */
export function ems(text: string): number {
  return [...text].reduce((sum, character) => sum + (widthOf.get(character) ?? anyOther), 0) / 1000;
}

/** How many lines a text takes in a place of this width, in ems: words go over whole, as the browser does it. */
export function linesIn(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  // After a hyphen a line may end as well.
  for (const piece of text.split(/(?<= )|(?<=-)(?=\w)/)) {
    if (used > 0 && used + ems(piece.trimEnd()) > width) {
      lines += 1;
      used = 0;
    }
    used += ems(piece);
  }
  return lines;
}
