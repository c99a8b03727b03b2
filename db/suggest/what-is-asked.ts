import type { Statement } from './statements.ts';

/** What a booking line says about everything but the operation: who, when, where, how long, with which anaesthesia. */
const aside: readonly RegExp[] = [
  /\b\d{1,3}\s?[- ]?(?:y\/?o|yrs?(?:\s+old)?|years?[\s-]old|year[\s-]old|mo|months?[\s-]old)\b(?:\s+(?:male|female|man|woman|boy|girl|[mf])\b)?/gi,
  /\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b/g,
  /\b\d{1,2}:\d{2}\s?(?:am|pm)?\b|\b\d{1,2}\s?(?:am|pm)\b/gi,
  /\b\d{1,3}(?:\.\d)?\s?(?:min(?:ute)?s?|hrs?|hours?|h)\b/gi,
  /\b(?:dr|doctor|surgeon|assistant)\b\.?:?\s+[A-Z][a-z]+/gi,
  /\b(?:asc|outpt|outpatient|inpt|inpatient|same[\s-]day|opd|hopd|23\s?hr|overnight|add[\s-]?on\s+case|room\s+\d+|or\s?\d+|mrn\s*[:#]?\s*\S+)\b/gi,
  /\b(?:under\s+)?(?:general|spinal|regional|local|mac|monitored|ga|lma|choice|iv\s+sedation|sedation)\s*(?:\/\s*(?:general|spinal|regional|local|mac|block))?\s*(?:an(?:a)?esth(?:esia|etic)?|anes|block)?\b(?=\s*(?:[,;.]|$|with\b|an))/gi,
  /\b(?:supine|prone|lateral\s+decubitus|beach\s+chair|lithotomy|c-?arm|fluoro(?:scopy)?\s+needed|rep\s+(?:needed|notified|to\s+be\s+present)|implants?\s+(?:ordered|needed)|npo|latex\s+allergy|needs?\s+(?:clearance|interpreter|h&p|auth(?:orization)?))\b/gi,
  /\b(?:left|right|lt|rt|rgt)\b/gi,
  /\b(?:schedule|scheduled|book|booked|please|pls|patient|pt|for|case|procedure|px|request(?:ed)?|surgery\s+for)\b:?/gi,
  /\b(?:dx|diagnosis|icd(?:-?10)?)\b.*$/gi,
  /\b(?:secondary\s+to|due\s+to|because\s+of|on\s+account\s+of)\b[^,;]*/gi,
];

const doing = /(?:ectom|otom|ostom|plast|scop|pexy|rrhaph|desis|centesis|tripsy|graft|repair|releas|replac|lengthen|transfer|excis|incis|drain|i\s?&\s?d|biops|\bbx\b|fix|orif|crpp|crif|remov|insert|plac(?:e|ing)|implant|inject|reconstruct|resect|debrid|amput|fusion|fuse|decompress|ablat|revis|clos|reduc|chole|\bappy\b|\btka\b|\btha\b|\btkr\b|\bthr\b|\baka\b|\bbka\b|\bacl\b|leep|d\s?&\s?c|cath|stent|\bpeg\b|\bport\b|egd|nail|\bpin|manipul|\bmua\b|aspir|\bblock|sutur|advance|tenodes|bypass|\bcyst(?:o)?\b|\bturp\b|\bcabg\b|section|circumcis|tubes?\b|hyst|mohs|laser|dilat|destruct|harvest|ligat|exploration|expl\b|lap\b|arthro|explor|osteot|take ?down|cut(?:ting)?\b|phaco|\biol\b|vasec|\bcast|transplant|exam under|\beua\b|ercp|hardware)/i;

const regionNames: Readonly<Record<string, string>> = { C: 'cervical', T: 'thoracic', L: 'lumbar' };

/** Whether a text names something that is done. */
export function namesAnOperation(text: string): boolean {
  return doing.test(text);
}

/** What of a statement is searched for an operation: codes, people, times and sides left out. */
export function operationQuery(statement: Statement, codeSpans: readonly (readonly [number, number])[]): string {
  let said = statement.said;
  for (const [from, to] of codeSpans) {
    const [start, end] = [from - statement.span[0], to - statement.span[0]];
    if (end <= 0 || start >= said.length) continue;
    said = said.slice(0, Math.max(0, start)) + ' '.repeat(Math.min(end, said.length) - Math.max(0, start)) + said.slice(end);
  }
  for (const pattern of aside) said = said.replace(pattern, (part) => ' '.repeat(part.length));
  said = said.replace(/\b([CTL])\d{1,2}(?:\s?[-/]\s?[CTLS]?\d{1,2})?\b/g, (_, region: string) => ` ${regionNames[region] ?? ''} `);
  // A colon would name a code set to keep to.
  return said.replace(/[\s:]+/g, ' ').trim();
}

/** "both legs", "several tendons": says where or how many, and names no disease. */
const onlyPlaces = /^(?:(?:both|left|right|bilateral|one|two|three|several|multiple|each|single|open|the|of|and|on|medial|lateral|upper|lower|l\d|c\d|t\d|-|\d+|legs?|knees?|sides?|arms?|hips?|hands?|feet|foot|eyes?|ears?|wrists?|shoulders?|ankles?|elbows?|fingers?|thumbs?|toes?|breasts?|tendons?|muscles?|levels?|lesions?|thighs?|spine|back|index|middle|ring|small)\s*)+$/i;

/** What of a statement is searched for a diagnosis, with its place in it. */
export function diagnosisQueries(statement: Statement): { query: string; from: number; to: number }[] {
  const { said, section } = statement;
  if (section === 'diagnosis after' || section === 'diagnosis before') return [{ query: clean(said), from: 0, to: said.length }];
  if (section === 'procedure' || section === 'planned' || section === 'description' || section === 'findings') return [];
  const named = /\b(?:dx|diagnosis|diagnosed\s+with|secondary\s+to|due\s+to|because\s+of|with\s+a\s+diagnosis\s+of|indication)\b\s*(?:is|of)?\s*[:#-]?\s*([^;.]+)/i.exec(said);
  if (named?.[1] !== undefined) return [{ query: clean(named[1]), from: named.index + named[0].length - named[1].length, to: named.index + named[0].length }];
  if (section === 'indications') return [];
  // "hamstring lengthening, both legs, spastic diplegia, 90 min": what stands between commas and is not done.
  const parts: { query: string; from: number; to: number }[] = [];
  for (const match of said.matchAll(/[^,;()–—]+|(?<=\bfor\b)[^,;]+/g)) {
    const forWhat = /\bfor\s+(.+)$/i.exec(match[0]);
    const words = clean(forWhat?.[1] ?? match[0]);
    if (words.length < 5 || (forWhat === null && namesAnOperation(match[0])) || (forWhat !== null && namesAnOperation(words))) continue;
    if (onlyPlaces.test(words)) continue;
    parts.push({ query: words, from: match.index + (forWhat === null ? 0 : match[0].length - (forWhat[1]?.length ?? 0)), to: match.index + match[0].length });
  }
  return parts.slice(0, 4);
}

function clean(words: string): string {
  let kept = words;
  for (const pattern of aside.slice(0, 8)) kept = kept.replace(pattern, ' ');
  return kept.replace(/\b(?:asc|with|same|s\/p)\b/gi, ' ').replace(/[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}|\d{5}/g, ' ').replace(/[\s:]+/g, ' ').trim();
}
