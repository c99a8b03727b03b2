import type { Bridge, SearchAnswer, SearchFilters } from '../../../electron/contract/index.ts';

/** Answers kept: those of the last dozen texts with all their next letters. */
const answersKept = 500;
/** After this many characters a text was pasted, and nobody types it letter by letter. */
const longestText = 80;

export interface AnswersAhead {
  /** The answer to a text, when it is known already; at once, so that its rows stand in the frame of the letter. */
  take(text: string): SearchAnswer | null;
  /** Keeps an answer for the way back: Backspace asks for it again. */
  keep(text: string, answer: SearchAnswer): void;
  /** Asks for what the next letter can make of a text, in small portions, until another text is looked ahead from. */
  lookAhead(text: string): Promise<void>;
  /** Answers are narrowed by these from now on; those of other filters are kept for the way back. */
  narrow(filters: SearchFilters): void;
  /** Another catalog answers from now on. */
  forget(): void;
}

/**
 * What will probably be asked next, answered while nobody waits. The database thread answers every other request first and
 * stops looking ahead as soon as one arrives, so this costs a keystroke nothing.
 * @param limit rows of an answer
 */
export function createAnswersAhead(bridge: Pick<Bridge, 'call'>, limit: number): AnswersAhead {
  // Upper and lower case ask the same. Answers ahead stay JSON until they are wanted: most never are.
  const known = new Map<string, SearchAnswer | string>();
  let round = 0;
  let filters: SearchFilters = {};
  let filterName = '';
  const nameOf = (text: string): string => `${filterName}${text.toLowerCase()}`;

  function keep(text: string, answer: SearchAnswer | string): void {
    const name = nameOf(text);
    known.delete(name);
    known.set(name, answer);
    for (const oldest of known.keys()) {
      if (known.size <= answersKept) break;
      known.delete(oldest);
    }
  }

  return {
    keep,
    take(text) {
      const found = known.get(nameOf(text));
      if (found === undefined) return null;
      const answer = typeof found === 'string' ? (JSON.parse(found) as SearchAnswer) : found;
      return { ...answer, query: text };
    },
    async lookAhead(text) {
      const mine = ++round;
      if (text.length >= longestText) return;
      let from: number | null = 0;
      while (from !== null) {
        const result: Awaited<ReturnType<typeof bridge.call<'search.ahead'>>> = await bridge.call('search.ahead', { text, from, limit, filters });
        if (mine !== round || !result.ok) return;
        for (const one of result.value.answers) keep(one.text, one.answer);
        from = result.value.next;
      }
    },
    narrow(next) {
      round += 1;
      filters = next;
      const set = Object.entries(next).filter(([, value]) => value !== undefined).sort();
      filterName = set.length === 0 ? '' : `${JSON.stringify(set)} `;
    },
    forget() {
      round += 1;
      known.clear();
    },
  };
}
