import { firstQuestions } from '../../contract/bridge.ts';
import type { Result } from '../../../db/model/result.ts';
import type { Caller, Handlers } from './handlers.ts';
import { internalFailure } from './internal-failure.ts';

type FirstQuestion = (typeof firstQuestions)[number];

export interface FirstAnswers {
  /** Whether a request is one of the questions without arguments that the window asks for its first picture. */
  takes(caller: Caller | null, request: readonly unknown[]): caller is Caller;
  answer(caller: Caller, name: unknown): Promise<Result<unknown>>;
  /** What was answered so far, once. */
  taken(): readonly { readonly name: FirstQuestion; readonly value: unknown }[];
}

/**
 * Answers the questions of the first picture as their handlers do, before the schemas are made: those would keep the processor from the
 * page while its process starts (docs/adr/0008). Without arguments there is nothing that a window could send amiss; the answers are held
 * against their schemas when these are there.
 */
export function createFirstAnswers(handlers: Partial<Handlers>, report: (what: string, error?: unknown) => void): FirstAnswers {
  const answered: { name: FirstQuestion; value: unknown }[] = [];
  return {
    takes: (caller, request): caller is Caller => caller?.kind === 'main' && request.length === 1 && isFirstQuestion(request[0]) && handlers[request[0]] !== undefined,
    async answer(caller, name) {
      const handle = isFirstQuestion(name) ? handlers[name] : undefined;
      if (!isFirstQuestion(name) || handle === undefined) return internalFailure(String(name));
      try {
        const answer = await handle(undefined, caller);
        if (answer.ok) answered.push({ name, value: answer.value });
        return answer;
      } catch (error) {
        report(`${name} failed`, error);
        return internalFailure(name);
      }
    },
    taken: () => answered.splice(0),
  };
}

function isFirstQuestion(name: unknown): name is FirstQuestion {
  return firstQuestions.some((one) => one === name);
}
