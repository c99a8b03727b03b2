/**
 * What a hospital is paid for an outpatient claim, computed a second time by what OPPS Addendum D1 (status indicators) and 42 CFR
 * 419.44(a) say, as far as they were known without the text at hand. It shares no module with the program and reads the addendum with a splitter of its own. Whole
 * claims that the text leaves to lists outside the addendum are not computed: `isOpen`.
 */
export interface AddendumRow {
  status: string;
  /** Halves of a thousandth of a dollar, so that half of a rate is whole. */
  rate: number | null;
}

export interface ClaimLine {
  code: string;
  units: number;
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
  const on = claim.map(({ code, units }) => ({ ...(rows.get(code) ?? { status: '', rate: null }), units }));
  const any = (pattern: RegExp): boolean => on.some(({ status }) => pattern.test(status));
  if (any(/^C$/)) return { cents: null, isOpen: on.some(({ status }) => status !== 'C') };
  let isOpen = any(/^(?:F|H|L|P)$/);
  if (any(/^J1$/)) {
    if (any(/^A$/)) isOpen = true;
    // The highest of the claim, and beside it pass-through drugs and sources of brachytherapy.
    let payment = Math.max(...on.filter(({ status }) => status === 'J1').map(({ rate }) => rate ?? 0));
    for (const { status, rate, units } of on) if (/^[GU]$/.test(status)) payment += (rate ?? 0) * units;
    return { cents: wholeCents(payment), isOpen };
  }
  const amounts: number[] = [];
  const discounted: { line: number; rate: number }[] = [];
  const open = on.filter(({ status }) => /^Q[123]$/.test(status)).length;
  on.forEach(({ status, rate, units }, line) => {
    if (status === 'N' || (status === 'Q1' && any(/^[STV]$/)) || (status === 'Q2' && any(/^T$/)) || (status === 'Q4' && any(/^(?:J2|[STV]|Q[123])$/))) amounts[line] = 0;
    else if (/^[SVGKRU]$/.test(status)) amounts[line] = (rate ?? 0) * units;
    else if (status === 'T') for (let unit = 0; unit < units; unit++) discounted.push({ line, rate: rate ?? 0 });
    else if (/^Q[12]$/.test(status) && open === 1 && units === 1 && !any(/^J2$/)) amounts[line] = rate ?? 0;
    else if (/^(?:Q[123]|J2)$/.test(status)) isOpen = true;
  });
  // Which of two equal rates is paid in full moves the rounding by a cent: the text leaves it open, and the first code is taken.
  const codeOf = (line: number): string => claim[line]?.code ?? '';
  discounted.sort((a, b) => b.rate - a.rate || (codeOf(a.line) < codeOf(b.line) ? -1 : codeOf(a.line) > codeOf(b.line) ? 1 : a.line - b.line));
  discounted.forEach(({ line, rate }, place) => (amounts[line] = (amounts[line] ?? 0) + (place === 0 ? rate : rate / 2)));
  const known = amounts.filter((amount) => amount !== undefined);
  return { cents: known.length === 0 ? null : known.reduce((sum, amount) => sum + wholeCents(amount), 0), isOpen };
}

/** Half up. */
function wholeCents(payment: number): number {
  return Math.floor((payment + 10) / 20);
}
