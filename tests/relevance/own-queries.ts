import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgedQuery } from './judge.ts';

/** A query of the project's own, with the kind of writing it stands for and why its codes are the right ones. */
export interface OwnQuery extends JudgedQuery {
  kind: string;
  because: string;
}

export function readOwnQueries(): OwnQuery[] {
  return readFileSync(join(import.meta.dirname, 'own-queries.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [text = '', codes = '', kind = '', because = ''] = line.split('\t');
      return { text, codes: codes.split(' '), kind, because };
    });
}
