import { describe, expect, test } from 'vitest';
import { sentencesIn } from '../../../db/rules/sentences.ts';

describe('the sentences of a paragraph', () => {
  test.each([
    ['end with a full stop, a question mark or nothing', 'The wound is rinsed. Is a drain needed? Then it is led out', ['The wound is rinsed.', 'Is a drain needed?', 'Then it is led out']],
    ['are not cut after a short form', 'Strong sutures, e.g. Number 2, are used. Dr. Eggers moved them, cf. Fig. 3 there.', ['Strong sutures, e.g. Number 2, are used.', 'Dr. Eggers moved them, cf. Fig. 3 there.']],
    ['are not cut after the initial of a name', 'It was first done by G. W. Eggers in 1952. Others followed.', ['It was first done by G. W. Eggers in 1952.', 'Others followed.']],
    ['are not cut at numbers', 'A gap of 2.5 cm is left. A No. 11 blade is used. Is it new? No. It is old.', ['A gap of 2.5 cm is left.', 'A No. 11 blade is used.', 'Is it new?', 'No.', 'It is old.']],
    ['are not cut within brackets', 'It is planned (Is it staged? Ask the surgeon.) with the team. Then it is booked.', ['It is planned (Is it staged? Ask the surgeon.) with the team.', 'Then it is booked.']],
    ['end with a line', 'Left leg\nRight leg (see order\nBoth legs', ['Left leg', 'Right leg (see order', 'Both legs']],
    ['hold single blanks', '  One   tendon.\tTwo  tendons. ', ['One tendon.', 'Two tendons.']],
    ['are none where nothing is said', ' \n ', []],
  ])('%s', (_what, paragraph, sentences) => {
    expect(sentencesIn(paragraph)).toEqual(sentences);
  });
});
