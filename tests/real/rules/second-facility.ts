/**
 * What a hospital is paid for an outpatient claim, computed a second time by what the official text says: 42 CFR 419.44(a) and (b),
 * OPPS Addendum D1 (status indicators), manual chapter 4, sections 10.4.1 and 180.7. It shares no module with the program and reads the
 * addendum with a splitter of its own. What the text leaves to lists outside the addendum is not computed: `isOpen`.
 */
export interface AddendumRow {
  status: string;
  /** Halves of a thousandth of a dollar, so that half of a rate is whole. */
  rate: number | null;
}

export interface ClaimLine {
  code: string;
  units: number;
  /** Before anaesthesia: modifier 73. */
  isStopped: boolean;
}

/** Rows of the addendum as csv, by code. */
export function readAddendum(text: string): Map<string, AddendumRow> {
  const rows = new Map<string, AddendumRow>();
  for (const line of text.split(/\r?\n/).slice(1)) {
    const [, code = '', status = '', rate = ''] = /^"(\w{5})","(?:[^"]|"")*","(\w+)",("?[\d.]*"?),/.exec(line) ?? [];
    const digits = rate.replaceAll('"', '');
    if (code !== '') rows.set(code, { status, rate: digits === '' ? null : Math.round(Number(digits) * 2000) });
  }
  return rows;
}

/** Cents of the claim; null where nothing on it has an amount. */
export function secondClaim(claim: readonly ClaimLine[], rows: ReadonlyMap<string, AddendumRow>): { cents: number | null; isOpen: boolean } {
  const on = claim.map((line) => ({ ...line, ...(rows.get(line.code) ?? { status: '', rate: null }) }));
  const any = (pattern: RegExp): boolean => on.some(({ status }) => pattern.test(status));
  // An inpatient-only operation takes all services of the day with it, but for a list of exceptions beside T and J1.
  if (any(/^C$/)) return { cents: null, isOpen: any(/^(?:T|J1)$/) };
  let isOpen = any(/^(?:F|H|L|P)$/);
  if (any(/^J1$/)) {
    if (any(/^A$/)) isOpen = true;
    // The highest of the claim, and beside it pass-through drugs and sources of brachytherapy.
    const main = on.filter(({ status }) => status === 'J1');
    const stoppedOne = main.some((line) => line.isStopped);
    if (stoppedOne) isOpen = true;
    const parts = on.filter(({ status }) => /^[GU]$/.test(status)).map(({ rate, units }) => (rate ?? 0) * units);
    if (!stoppedOne) parts.push(Math.max(...main.map(({ rate }) => rate ?? 0)));
    // All else that is part of the payment has the amount zero.
    const hasZero = on.some(({ status }, line) => /^(?:J2|K|N|Q[1-4]|R|S|T|V)$/.test(status) || (status === 'J1' && line !== firstOfHighest(on)));
    return { cents: parts.length === 0 && !hasZero ? null : parts.reduce((sum, part) => sum + wholeCents(part), 0), isOpen };
  }
  const amounts: number[] = [];
  const full: { line: number; rate: number }[] = [];
  const left: number[] = [];
  on.forEach(({ status, rate, units, isStopped }, line) => {
    if (status === 'N' || (status === 'Q1' && any(/^[STV]$/)) || (status === 'Q2' && any(/^T$/)) || (status === 'Q4' && any(/^(?:J2|[STV]|Q[123])$/))) amounts[line] = 0;
    else if (/^Q[12]$/.test(status)) left.push(line);
    else if (/^(?:Q3|J2)$/.test(status)) isOpen = true;
    else if (isStopped && /^[VGKRU]$/.test(status)) isOpen = true;
    else if (isStopped && status === 'S') amounts[line] = (rate ?? 0) / 2;
    else if (/^[SVGKRU]$/.test(status)) amounts[line] = (rate ?? 0) * units;
    else if (status === 'T' && !isStopped) for (let unit = 0; unit < units; unit++) full.push({ line, rate: rate ?? 0 });
  });
  // Of those that nothing packages one alone is paid, the highest. Beside observation, composites and several units lists decide.
  if (left.length > 0) {
    const ofLeft = left.map((line) => on[line]);
    if (any(/^(?:Q3|J2)$/) || ofLeft.some((one) => one === undefined || one.units > 1 || one.isStopped || one.rate === null)) isOpen = true;
    else {
      for (const line of left) amounts[line] = 0;
      amounts[left[0] ?? 0] = Math.max(...ofLeft.map((one) => one?.rate ?? 0));
    }
  }
  // Which of two equal rates is paid in full moves the rounding by a cent: the text leaves it open, and the first code is taken.
  const codeOf = (line: number): string => claim[line]?.code ?? '';
  full.sort((a, b) => b.rate - a.rate || (codeOf(a.line) < codeOf(b.line) ? -1 : codeOf(a.line) > codeOf(b.line) ? 1 : a.line - b.line));
  const cut = on.flatMap(({ status, rate, isStopped }, line) => (status === 'T' && isStopped ? [{ line, rate: rate ?? 0 }] : []));
  const highest = full[0]?.rate ?? 0;
  const isTold = cut.every(({ rate }) => rate < highest);
  for (const { line, rate } of cut) {
    if (full.length + cut.length === 1) amounts[line] = rate / 2;
    else if (rate < highest) amounts[line] = rate / 4;
    else isOpen = true;
  }
  const untold = full.length > 0 && !isTold ? full[0]?.line : undefined;
  if (untold !== undefined) isOpen = true;
  full.forEach(({ line, rate }, place) => {
    if (line !== untold) amounts[line] = (amounts[line] ?? 0) + (place === 0 ? rate : rate / 2);
  });
  const known = amounts.filter((amount) => amount !== undefined);
  return { cents: known.length === 0 ? null : known.reduce((sum, amount) => sum + wholeCents(amount), 0), isOpen };
}

/** Of equal rates the first code, then the first line. */
function firstOfHighest(on: readonly (ClaimLine & AddendumRow)[]): number {
  const main = on.map((one, line) => ({ ...one, line })).filter(({ status }) => status === 'J1');
  main.sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0) || (a.code < b.code ? -1 : a.code > b.code ? 1 : a.line - b.line));
  return main[0]?.line ?? -1;
}

/** Half up. */
function wholeCents(payment: number): number {
  return Math.floor((payment + 10) / 20);
}
