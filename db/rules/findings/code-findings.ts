import { finding, mend, removal, type CaseFacts, type CheckedLine, type Finding } from './case-facts.ts';

/** Codes that are unknown, ended or not yet valid on the date of service. Source: PFS record layout, status codes D, F and H; HCPCS record layout, termination and added dates. */
export function codeFindings({ lines, dateOfService }: CaseFacts): Finding[] {
  return byCode(lines).flatMap(([first, ...more]) => {
    const group = [first, ...more];
    const away = removal(group, `Take ${first.code} off`);
    if (!first.isKnown) {
      const words = first.isOtherSystem ? `${first.code} is a code of another system, not of a procedure (CPT or HCPCS).` : `No loaded file has the code ${first.code}.`;
      return [finding('code-unknown', 'stop', group, words, [mend('Check the spelling, or import the release that has it'), away], null)];
    }
    if (first.startsOn !== null) return [finding('code-not-valid-on-date', 'stop', group, `${first.code} may be used from ${first.startsOn.day} on, not on ${dateOfService}.`, [mend('Change the date of service, or choose the code that was valid then'), away], first.startsOn.sourceId)];
    if (first.ended !== null) return [finding('code-deleted', 'stop', group, first.ended.words, [mend('Choose the code that took its place'), away], first.ended.sourceId)];
    return [];
  });
}

/** Values of the release that the list of meanings does not have; they never borrow another meaning. */
export function indicatorFindings({ lines }: CaseFacts): Finding[] {
  return byCode(lines).flatMap(([first, ...more]) =>
    first.unexplained.length === 0
      ? []
      : [finding('indicator-unknown', 'check', [first, ...more], `${first.code}: ${first.unexplained.join('; ')}, not explained in this version.`, [mend('Look the value up in the record layout of the release')], first.feeSourceId)],
  );
}

/** Two codes that differ in number, side or approach alone are seldom both meant. Source: the texts of this project and of the office. */
export function familyFindings({ lines }: CaseFacts): Finding[] {
  const groups = byCode(lines);
  return groups.flatMap((group, index) =>
    groups.slice(index + 1).flatMap((other) => {
      const [a, b] = [group[0], other[0]];
      const sourceId = a.family.get(b.code) ?? b.family.get(a.code);
      if (sourceId === undefined) return [];
      return [finding('same-family', 'check', [...group, ...other], `${a.code} and ${b.code} are of one family: they differ in number, side or approach alone. Make sure that both were done.`, [removal(other, `Keep ${a.code} alone`), removal(group, `Keep ${b.code} alone`)], sourceId)];
    }),
  );
}

/** Files that would have been needed. */
export function missingFileFindings({ missing, lines }: CaseFacts): Finding[] {
  return missing.map(({ words, mend: way, codes }) => finding('file-missing', 'note', lines.filter(({ code }) => codes.includes(code)), words, [mend(way)], null));
}

function byCode(lines: readonly CheckedLine[]): [CheckedLine, ...CheckedLine[]][] {
  const groups = new Map<string, [CheckedLine, ...CheckedLine[]]>();
  for (const line of [...lines].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))) {
    const group = groups.get(line.code);
    if (group === undefined) groups.set(line.code, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}
