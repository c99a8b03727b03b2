import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgedQuery, JudgedSet } from './judge.ts';

/** What hospitals wrote for a procedure, and the codes under which they charge it. Never printed, never committed. */
export interface HospitalLine extends JudgedQuery {
  /** The hospital, or the group of hospitals that shares one charge master. */
  system: string;
  /** Wording of a vendor instead of a hospital's own. */
  professionalList: boolean;
}

export interface HospitalSets {
  /** For choosing words and weights. */
  tune: JudgedSet;
  /** For judging them: nothing is chosen by looking here. */
  held: JudgedSet;
  professional: JudgedSet;
}

export function readHospitalLines(data: string): HospitalLine[] {
  return readFileSync(join(data, 'eval', 'dev.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [text = '', codes = '', hospital = ''] = line.split('\t');
      return { text, codes: codes.split(','), system: systemOf(hospital), professionalList: hospital.includes('professional list') };
    });
}

/** Hospitals of one owner copy their lines from each other: they must not stand on both sides. */
function systemOf(hospital: string): string {
  const name = hospital.replace(/ \(\+\d+ more\)$/, '').replace(/ CA-\d+.*$/, '');
  if (name.endsWith('Global Medical Center')) return 'Global Medical Center';
  const [first = name] = name.split(' ');
  return first === 'UNC' || first === 'Kindred' ? first : name;
}

/** Share of the lines that are held back. */
const heldShare = 0.35;

/** The same split every time: systems in the order of their hashed names are held back while they fit into the share. */
export function splitByHospital(lines: readonly HospitalLine[]): HospitalSets {
  const own = lines.filter((line) => !line.professionalList);
  const counts = new Map<string, number>();
  for (const { system } of own) counts.set(system, (counts.get(system) ?? 0) + 1);
  const hash = (system: string): string => createHash('sha256').update(system).digest('hex');
  const held = new Set<string>();
  let left = own.length * heldShare;
  for (const system of [...counts.keys()].sort((one, other) => (hash(one) < hash(other) ? -1 : 1))) {
    const count = counts.get(system) ?? 0;
    if (count > left) continue;
    left -= count;
    held.add(system);
  }
  return {
    tune: { name: 'hospital lines, tune', queries: own.filter(({ system }) => !held.has(system)) },
    held: { name: 'hospital lines, held', queries: own.filter(({ system }) => held.has(system)) },
    professional: { name: 'professional list', queries: lines.filter(({ professionalList }) => professionalList) },
  };
}

/** The lines of the section that the starter texts describe. */
export function thighAndKnee(set: JudgedSet): JudgedSet {
  return { name: `${set.name}, thigh and knee`, queries: set.queries.filter(({ codes }) => codes.some((code) => code >= '27301' && code <= '27599')) };
}
