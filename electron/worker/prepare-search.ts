import type { SearchEngine } from '../../db/search/engine.ts';

/**
 * What a first hour of typing would ask: every first letter and digit, and a few texts that walk through every tier. Their
 * pages of the catalog are read and their code is compiled before a person types the first letter.
 */
const rehearsal = ['273', '27', '2', ...'abcdefghijklmnopqrstuvwxyz', 'repair of tendon', 'left knee open', 'fracture unspecified', 'removal lesion both sides', 'tendn repiar', 'M62.4'];

/** The window's other first questions and its first picture go before this. */
const restBeforeMs = 400;
const restBetweenMs = 8;

/**
 * Prepares the search in small steps with a rest after each, so that a keystroke that comes meanwhile waits for one step at
 * most. A newer call, after the catalog was switched, ends the one before.
 * @param current the engine of the running catalog, null when none can be opened
 */
export function createSearchPreparation(current: () => Promise<SearchEngine | null>, report: (what: string, error: unknown) => void): () => void {
  let round = 0;

  return function prepareSoon() {
    round += 1;
    const mine = round;
    const steps: ((engine: SearchEngine) => unknown)[] = [...rehearsal.map((text) => (engine: SearchEngine) => engine.search({ text, limit: 50 })), (engine) => engine.warm()];

    async function next(): Promise<void> {
      if (mine !== round) return;
      const step = steps.shift();
      if (step === undefined) return;
      try {
        const engine = await current();
        // Waiting for it, another call may have begun anew.
        if (engine === null || mine !== round) return;
        step(engine);
      } catch (error) {
        report('the search could not be prepared', error);
        return;
      }
      setTimeout(() => void next(), restBetweenMs).unref();
    }
    setTimeout(() => void next(), restBeforeMs).unref();
  };
}
