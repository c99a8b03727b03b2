import type { TextSpan } from '../model/suggestion.ts';

/** What a part of a note is about: what was done weighs most where the note says what was done. */
export const sectionKinds = ['booking', 'procedure', 'planned', 'diagnosis after', 'diagnosis before', 'indications', 'findings', 'description', 'history', 'implants', 'aside'] as const;
export type SectionKind = (typeof sectionKinds)[number];

export interface NoteSection {
  readonly kind: SectionKind;
  /** Of its text, behind the heading. */
  readonly span: TextSpan;
}

// A heading stands at the beginning of a line and ends with a colon, or stands alone on its line.
const headings: readonly [RegExp, SectionKind][] = [
  [/^(?:post[\s-]*op(?:erative)?|final|discharge)\s+(?:diagnos[ie]s|dx)/i, 'diagnosis after'],
  [/^(?:pre[\s-]*op(?:erative)?|admitting|referring|working)?\s*(?:diagnos[ie]s|dx)(?:\(es\))?/i, 'diagnosis before'],
  [/^(?:planned|proposed|scheduled|intended)\s+(?:procedures?|operations?|surgery)/i, 'planned'],
  [/^(?:(?:description|details?|summary|narrative)\s+of\s+(?:the\s+)?(?:procedures?|operations?)|operative\s+(?:technique|course|details?|description|narrative)|(?:procedure|surgical|operative)\s+(?:in\s+detail|details?|technique|description|note)|technique|operation\s+in\s+detail)/i, 'description'],
  [/^(?:name\s+of\s+)?(?:operations?|procedures?|surgery|surgical\s+procedures?|operative\s+procedures?)(?:\(s\))?(?:\s+(?:performed|done|note|title|name))?/i, 'procedure'],
  [/^(?:indications?|reason|history\s+of\s+present\s+illness|hpi|clinical\s+(?:note|history|indication)|brief\s+history)(?:\s+(?:for|of)\s+(?:the\s+)?(?:procedure|operation|surgery))?/i, 'indications'],
  [/^(?:operative\s+|intra-?operative\s+)?findings?/i, 'findings'],
  [/^(?:past\s+)?(?:surgical|medical|family|social)\s+history|^psh|^pmh|^history/i, 'history'],
  [/^implants?(?:\s+(?:used|placed|log))?|^(?:hardware|components?|prosthes[ie]s|devices?)/i, 'implants'],
  [/^(?:an(?:a)?esthesia|surgeons?|assistants?|attending|resident|an(?:a)?esthesiologist|crna|complications?|estimated\s+blood\s+loss|ebl|blood\s+loss|specimens?(?:\s+removed)?|drains?|fluids?|urine\s+output|uop|tourniquet(?:\s+time)?|disposition|condition|counts?|plan|post[\s-]*op(?:erative)?\s+(?:plan|care|course|instructions)|date(?:\s+of\s+(?:surgery|service|operation|procedure|birth))?|dob|dos|patient(?:\s+name)?|name|mrn|medical\s+record(?:\s+number)?|account|location|facility|antibiotics|medications?|allergies|position|consent|follow[\s-]*up|recommendations?|cpt(?:\s+codes?)?|icd(?:[\s-]*10)?(?:\s+codes?)?|dictated|signed|equipment|time|duration|age|sex|room|cultures)/i, 'aside'],
];

const headed = /^[^\S\n]*(?:\d+[.)]\s*)?([A-Za-z][A-Za-z0-9 \-/()]{1,48}?)[^\S\n]*(?::|(?=\r?\n)|$)/gm;

/** The parts of a note in order. A text without two headings is a booking line or an order: one part. */
export function noteSections(text: string): NoteSection[] {
  const found: { kind: SectionKind; from: number; body: number }[] = [];
  for (const match of text.matchAll(headed)) {
    const words = match[1]?.trim() ?? '';
    const colon = match[0].endsWith(':');
    const kind = kindOf(words, colon);
    if (kind !== null) found.push({ kind, from: match.index, body: match.index + match[0].length });
  }
  if (found.length < 2 || found.every(({ kind }) => kind === 'aside')) return [{ kind: 'booking', span: [0, text.length] }];
  const sections: NoteSection[] = [];
  const first = found[0]?.from ?? 0;
  if (text.slice(0, first).trim() !== '') sections.push({ kind: 'aside', span: [0, first] });
  found.forEach(({ kind, body }, index) => sections.push({ kind, span: [body, found[index + 1]?.from ?? text.length] }));
  return sections;
}

function kindOf(words: string, colon: boolean): SectionKind | null {
  for (const [pattern, kind] of headings) {
    const length = pattern.exec(words)?.[0].length ?? 0;
    if (length === 0) continue;
    // Without a colon the heading is the whole line; with one, a word or two may follow ("Procedure performed today:").
    if (words.length === length || (colon && words.length - length < 14)) return kind;
  }
  return null;
}
