import { placeOfCode, type Evidence, type EvidenceSource } from './evidence.ts';
import type { QueryWord } from './query-words.ts';

/**
 * Which codes meet every word, found word by word. A text that is being typed costs its last word only, and nothing once no code
 * has the words before it: no word behind is read then.
 */
export function openMeetingAll(evidence: EvidenceSource): (words: readonly QueryWord[]) => Uint32Array {
  let steps: { of: Evidence; codes: Uint32Array }[] = [];

  return (words) => {
    let codes: Uint32Array = new Uint32Array(0);
    for (const [index, word] of words.entries()) {
      const found = evidence.of(word);
      const known = steps[index];
      if (known?.of === found) ({ codes } = known);
      else {
        codes = index === 0 ? met(found) : common(codes, found);
        steps = [...steps.slice(0, index), { of: found, codes }];
      }
      if (codes.length === 0) break;
    }
    return codes;
  };
}

function met({ codes, met: places }: Evidence): Uint32Array {
  return codes.filter((_code, index) => places[index] !== 0);
}

function common(codes: Uint32Array, { codes: others, met: places }: Evidence): Uint32Array {
  return codes.filter((code) => {
    const at = placeOfCode(others, code);
    return at >= 0 && places[at] !== 0;
  });
}
