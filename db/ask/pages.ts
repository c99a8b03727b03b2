import type { CodeKey } from '../model/code.ts';
import type { CodePage, Fact } from '../model/code-page.ts';
import type { AskFact, AskFollow } from '../model/ask.ts';
import type { CitedSource } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import { readCodePage } from '../queries/code-page.ts';

/** What an answer is made of; every number of `answer` stands in one of `facts`. */
export interface Answered {
  readonly state: 'answered' | 'not-loaded' | 'needs';
  readonly answer: string;
  readonly facts: readonly AskFact[];
  readonly follow?: readonly AskFollow[];
}

/** Pages that one question after the other asks for. */
const mostRemembered = 60;

export type ReadPage = (key: CodeKey, everyPair?: boolean) => CodePage;

/** Reads pages of codes that the catalog has; those asked last are remembered. */
export function openPages(db: ReadDb): ReadPage {
  const known = new Map<string, CodePage>();
  return (key, everyPair = false) => {
    const name = `${key.system} ${key.code} ${everyPair ? 'pairs' : ''}`;
    let page = known.get(name);
    if (page === undefined) {
      const read = readCodePage(db, key, { locality: null, ...(everyPair ? { pairs: Number.POSITIVE_INFINITY } : { pairs: 1 }) });
      if (!read.ok) throw new Error(read.error.message);
      page = read.value;
      if (known.size >= mostRemembered) known.clear();
      known.set(name, page);
    }
    return page;
  };
}

export function sourceText(page: Pick<CodePage, 'sources'>, number: number): string {
  const source = page.sources.find((one) => one.number === number);
  return source === undefined ? '' : sourceName(source);
}

export function sourceName({ title, releaseLabel, fileName }: Pick<CitedSource, 'title' | 'releaseLabel' | 'fileName'>): string {
  return title.includes(releaseLabel) ? `${title} (${fileName})` : `${title}, ${releaseLabel} (${fileName})`;
}

/** A fact of the page in words, with the value as the release prints it where that says more. */
export function pageFact(page: CodePage, fact: Fact): AskFact {
  const raw = fact.raw === null || fact.value.includes(String(fact.raw)) ? '' : ` (${String(fact.raw)})`;
  const more = [fact.meaning, fact.note].filter((text) => text !== null && text !== '').join(' ');
  return { label: `${page.code}: ${fact.label}`, value: `${fact.value}${raw}${more === '' ? '' : `. ${more}`}`, source: sourceText(page, fact.source) };
}

export function titleFact(page: CodePage): AskFact {
  return { label: `${page.systemName} ${page.code}`, value: page.title, source: sourceText(page, page.titleSource) };
}

export function pageFollow(page: Pick<CodePage, 'system' | 'code' | 'title'>): AskFollow {
  return { text: `${page.code}: ${page.title}`, system: page.system, code: page.code };
}

/** What the page says in the place of data that are not there. */
export function missing(page: CodePage, label: string, sentence: string): Answered {
  return { state: 'not-loaded', answer: `${page.code}: ${sentence}`, facts: [titleFact(page), { label: `${page.code}: ${label}`, value: sentence, source: 'what is loaded' }], follow: [pageFollow(page)] };
}

/** Facts of the page by their names, in the order in which they are asked for. */
export function factsNamed(page: CodePage, names: readonly string[]): Fact[] {
  const parts = [page.glance, ...[page.medicare.state === 'data' ? page.medicare.indicators : [], page.hospital.state === 'data' ? page.hospital.facts : [], page.unitsPerDay.state === 'data' ? page.unitsPerDay.facts : [], page.billing.state === 'data' ? page.billing.facts : [], page.classification.state === 'data' ? page.classification.facts : []]];
  return names.flatMap((name) => parts.flatMap((facts) => facts.filter(({ id }) => id === name)).slice(0, 1));
}

/** One sentence of the facts with these names, or what would bring them. */
export function fromFacts(page: CodePage, names: readonly string[], label: string, otherwise: string): Answered {
  const facts = factsNamed(page, names);
  if (facts.length === 0) return missing(page, label, otherwise);
  const said = facts.map((fact, index) => `${index === 0 ? '' : `${fact.label}: `}${fact.value}`);
  const [first] = facts;
  return {
    state: 'answered',
    answer: `${first?.label ?? label} of ${page.code}: ${said.join('; ')}.${first?.meaning === null || first === undefined ? '' : ` ${first.meaning}`}`,
    facts: [titleFact(page), ...facts.map((fact) => pageFact(page, fact))],
    follow: [pageFollow(page)],
  };
}

/** What stands in the place of the Medicare part when it has no data. */
export function medicareMissing(page: CodePage): string {
  return page.medicare.state === 'missing' ? page.medicare.sentence : 'The loaded fee schedule has no such value for this code.';
}
