import type { SearchEngine } from '../../db/search/engine.ts';
import { spread } from './judge.ts';

export interface ReplayReport {
  keystrokes: number;
  medianMs: number;
  p95Ms: number;
  slowestMs: number;
  /** The text of the slowest keystroke. */
  slowestText: string;
}

/** Types each text a character at a time, as the window does, and times every answer in the engine. */
export function replayKeystrokes(engine: SearchEngine, texts: readonly string[], limit = 50): ReplayReport {
  const times: number[] = [];
  let slowest = { text: '', ms: -1 };
  for (const text of texts) {
    for (let length = 1; length <= text.length; length++) {
      const typed = text.slice(0, length);
      const started = performance.now();
      engine.search({ text: typed, limit });
      const ms = performance.now() - started;
      times.push(ms);
      if (ms > slowest.ms) slowest = { text: typed, ms };
    }
  }
  return { keystrokes: times.length, ...spread(times), slowestText: slowest.text };
}

/** What a scheduler types: parts of the body, procedures, numbers, diagnoses, slips. Invented, none from a real list. */
export const typedTexts: readonly string[] = [
  'hamstring lengthening both legs',
  'hamstrng lengthning',
  'knee arthroscopy with meniscectomy',
  'total hip replacement',
  'rotator cuff repair',
  'carpal tunnel release',
  'closed treatment distal radius fracture with manipulation',
  'open reduction internal fixation femur',
  'excision of lesion of skin of face 2.5 cm',
  'fracture of left femur initial encounter',
  'type 2 diabetes with neuropathy',
  'contracture of muscle right thigh',
  'spastic diplegic cerebral palsy',
  'I&D abscess',
  'lap chole',
  'bx breast w/ us guidance',
  'injection knee joint',
  'removal of hardware',
  'amputation toe',
  'colonoscopy with polypectomy',
  'cataract surgery',
  'tonsillectomy under age 12',
  'removal of foreign body',
  '27397',
  '27390-27400',
  'M62.40',
  'S72.001A',
  'cpt 29881',
  'the other of the and with',
];
