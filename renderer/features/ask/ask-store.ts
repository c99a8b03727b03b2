import type { AskAnswer, AskFact, Bridge } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';
import type { SearchState } from '../search/search-store.ts';
import { readsAsQuestion, type QuestionLook } from './reads-as-question.ts';

/** How long the field rests before its question is asked: longer than any pause between two keys, so that typing never waits for it. */
const restMilliseconds = 400;
/** Longer texts are notes and belong on the Paste page. */
const longestQuestion = 500;
/** What is said about words that are not understood is in the way while the question is still short. */
const wordsOfAQuestion = 4;

export interface AskState {
  /** What there is to say about the text in the field; null for nothing. */
  answer: AskAnswer | null;
  /** The text that `answer` belongs to. */
  answerFor: string;
}

/** Answers the field when it reads as a question and rests. */
export interface Asking {
  store: Store<AskState>;
  /** Another catalog answers from now on. */
  again(): void;
}

export function createAsking(bridge: Pick<Bridge, 'call'>, search: Store<SearchState>): Asking {
  const store = createStore<AskState>({ answer: null, answerFor: '' });
  let newest = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let text = search.get().text;

  async function ask(look: QuestionLook): Promise<void> {
    const mine = ++newest;
    const asked = text;
    const result = await bridge.call('ask.question', { text: asked });
    if (mine !== newest || !result.ok) return;
    store.set({ answer: isWorthSaying(asked, result.value, look) ? result.value : null, answerFor: asked });
  }

  function follow(): void {
    clearTimeout(resting);
    newest += 1;
    store.set({ answer: null, answerFor: '' });
    if (text.length > longestQuestion) return;
    const look = readsAsQuestion(text);
    if (look !== null) resting = setTimeout(() => void ask(look), restMilliseconds);
  }

  search.subscribe(() => {
    const { text: now } = search.get();
    if (now === text) return;
    text = now;
    follow();
  });

  return { store, again: follow };
}

/** A text that may be a search is answered only where that adds to the results below it. */
function isWorthSaying(text: string, { state, understood }: AskAnswer, look: QuestionLook): boolean {
  if (look === 'clear') return state !== 'not-understood' || text.includes('?') || text.trim().split(/\s+/).length >= wordsOfAQuestion;
  return (state === 'answered' || state === 'not-loaded') && understood !== null && understood.kind !== 'title' && understood.kind !== 'find code';
}

/** The facts that say more than the links below; what is not loaded has no value that its sentence does not say. */
export function factsShown({ state, answer, facts, follow }: AskAnswer): AskFact[] {
  return facts.filter(({ value }) => !(state !== 'answered' && answer.includes(value)) && !follow.some(({ text }) => text === value || text.endsWith(`: ${value}`)));
}

/** The sources of the facts, each once; a fact names its place in this list. */
export function sourcesOf(facts: readonly AskFact[]): string[] {
  return [...new Set(facts.map(({ source }) => source))];
}

/** For a message: question, answer, every value and where it is from. */
export function answerAsText(question: string, { answer, facts }: AskAnswer): string {
  return [question.trim(), '', answer, '', ...facts.map(({ label, value, source }) => `${label}: ${value}\n  ${source}`)].join('\n').trimEnd();
}
