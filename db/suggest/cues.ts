import { tellApart, type ToldApart } from '../rules/told-apart.ts';

/** What a text says of side, number, approach and level, beside the name of the operation. */
export interface Cues extends ToldApart {
  readonly laterality: 'left' | 'right' | 'both' | null;
  /** Vertebrae, fingers, toes as they are written: "L4", "L5". */
  readonly levels: readonly string[];
}

const left = /\b(?:left|lt|l\.?\s+(?:knee|hip|leg|foot|ankle|shoulder|elbow|wrist|hand|eye|ear|breast|thigh|arm|inguinal))\b|\(L\)/i;
const right = /\b(?:right|rt|rgt|r\.?\s+(?:knee|hip|leg|foot|ankle|shoulder|elbow|wrist|hand|eye|ear|breast|thigh|arm|inguinal))\b|\(R\)/i;
const both = /\b(?:bilat(?:eral(?:ly)?)?|bil\.?|both(?=\s+(?:sides?|legs?|knees?|hips?|feet|arms?|hands?|wrists?|eyes?|ears?|breasts?|thighs?|ankles?|shoulders?|elbows?|lower|upper))|left\s+and\s+right|right\s+and\s+left|r\s?[&+]\s?l|l\s?[&+]\s?r|b\/l|blt)\b/i;
const vertebra = /\b([CTLS])(\d{1,2})(?:\s?[-/]\s?([CTLS])?(\d{1,2}))?\b/g;
const scoped = /\b(?:scope\b|arthroscop|endoscop|laparoscop|thoracoscop|robotic|lap\b)/i;
const percutaneous = /\b(?:perc\b|percutaneous|stab\s+incisions?|through\s+the\s+skin)/i;
const open = /\bopen\b(?!\s+(?:wound|fracture|fx|globe|angle))/i;
/** "the gracilis, semitendinosus and semimembranosus tendons": what is listed before a plural is several. */
const listed = /\b[a-z]{4,}(?:,\s*(?:the\s+)?[a-z]{4,})*,?\s+(?:and|&)\s+(?:the\s+)?[a-z]{4,}\s+(?:tendons|muscles|ligaments|nerves|compartments|levels|joints|toes|fingers|digits|hamstrings|lesions|bones)\b/i;

/** Reads what tells operations of one family apart. Null where the text says nothing, or both of a pair. */
export function readCues(text: string): Cues {
  const told = tellApart(text);
  const isLeft = left.test(text);
  const isRight = right.test(text);
  const laterality = both.test(text) || (isLeft && isRight) ? 'both' : isLeft ? 'left' : isRight ? 'right' : null;
  const approaches: NonNullable<ToldApart['approach']>[] = [];
  if (scoped.test(text)) approaches.push('by scope');
  if (percutaneous.test(text)) approaches.push('through the skin');
  if (open.test(text)) approaches.push('open');
  return {
    laterality,
    number: told.number ?? (listed.test(text) ? 'several' : null),
    side: laterality === 'both' ? 'both sides' : laterality === null ? told.side : 'one side',
    approach: approaches.length === 1 ? (approaches[0] ?? null) : null,
    levels: levelsIn(text),
  };
}

function levelsIn(text: string): string[] {
  const levels = new Set<string>();
  for (const [, region = '', first = '', other, last] of text.matchAll(vertebra)) {
    levels.add(`${region}${first}`);
    if (last !== undefined) levels.add(`${other ?? region}${last}`);
  }
  return [...levels];
}
