/** A line as offices write them, with codes among numbers that only look like codes. */
export interface NoisyLine {
  text: string;
  /** In order, as the catalog writes them. */
  codes: readonly string[];
}

export interface CodesToHide {
  readonly procedures: readonly string[];
  readonly supplies: readonly string[];
  readonly diagnoses: readonly string[];
  readonly inpatient: readonly string[];
}

/**
 * Lines with codes in the ways in which they are written, each among numbers of other kinds. Those numbers are codes of the catalog
 * too, wherever they have five digits: what they stand behind must tell.
 * @param seed the same lines from the same seed
 */
export function noisyLines(count: number, codes: CodesToHide, seed: number): NoisyLine[] {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const one = <Item>(of: readonly Item[]): Item => of[Math.floor(random() * of.length)] as Item;
  const digits = (length: number): string => Array.from({ length }, () => Math.floor(random() * 10).toString()).join('');
  const looksLikeOne = (): string => one(codes.procedures.filter((code) => /^\d{5}$/.test(code)));

  const names = ['Doe, Jane', 'Roe R.', 'A. Sample', 'Test, Pat', 'Example'];
  const words = ['right knee', 'revision', 'left hip', 'needs C-arm', 'latex allergy', 'follow up', 'per surgeon', 'outpatient', 'block', 'bilateral', 'add to Tuesday'];
  const noise: readonly (() => string)[] = [
    () => `MRN ${looksLikeOne()}`, () => `MRN: ${digits(7)}`, () => `acct #${looksLikeOne()}`, () => `Lot ${looksLikeOne()}`, () => `REF ${looksLikeOne()} LOT ${digits(8)}`,
    () => `cat no. ${looksLikeOne()}`, () => `phone (313) 555-${digits(4)}`, () => `313-555-${digits(4)} ext ${looksLikeOne()}`, () => `$${looksLikeOne()}`, () => `fee ${looksLikeOne()}.00`,
    () => `Detroit, MI ${looksLikeOne()}`, () => `zip ${looksLikeOne()}`, () => `${looksLikeOne()} Oak Street`, () => `0${1 + Math.floor(random() * 9)}/${10 + Math.floor(random() * 18)}/2026`, () => '07:30',
    () => `${digits(1)}${digits(1)} min`, () => `${20 + Math.floor(random() * 60)} yo`, () => `${looksLikeOne()} units heparin`, () => 'T12-L1', () => 'A1c 7.2', () => `SN A${digits(9)}`, () => `NPI ${digits(10)}`, () => `room ${digits(3)}`, () => `policy ${digits(9)}`,
    () => one(names), () => one(words), () => `BP 1${digits(2)}/${digits(2)}`, () => `weight ${digits(2)} kg`,
  ];
  const coded: readonly (() => { text: string; codes: string[] })[] = [
    () => { const code = one(codes.procedures); return { text: code, codes: [code] }; },
    () => { const code = one(codes.procedures); return { text: `${code}-${one(['50', 'RT', 'LT', '59', '22'])}`, codes: [code] }; },
    () => { const code = one(codes.procedures); return { text: `CPT ${code} ${one(['RT', 'LT'])}${one(['', ' 59'])}`, codes: [code] }; },
    () => { const code = one(codes.procedures); return { text: `${code} x${1 + Math.floor(random() * 4)}`, codes: [code] }; },
    () => { const [first, second] = [one(codes.procedures), one(codes.procedures)]; return { text: `${first}, ${second}`, codes: [first, second] }; },
    () => { const [first, second] = [one(codes.procedures), one(codes.procedures)]; return { text: `codes ${first}/${second}`, codes: [first, second] }; },
    () => { const code = one(codes.supplies); return { text: one([code, code.toLowerCase(), `HCPCS ${code}`, `${code} x 2`]), codes: [code] }; },
    () => { const code = one(codes.diagnoses); return { text: one([code, `dx ${code}`, `(${code})`, code.toLowerCase()]), codes: [code] }; },
    () => { const code = one(codes.diagnoses); return { text: `dx ${code.replace('.', '')}`, codes: [code] }; },
    () => { const code = one(codes.inpatient); return { text: one([code, `PCS ${code}`]), codes: [code] }; },
  ];
  return Array.from({ length: count }, (): NoisyLine => {
    const parts = [...Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({ text: one(noise)(), codes: [] as string[] })), ...Array.from({ length: Math.floor(random() * 3) }, () => one(coded)())];
    const order = parts.map((part) => ({ part, at: random() })).sort((a, b) => a.at - b.at).map(({ part }) => part);
    return { text: order.map(({ text }) => text).join(one([', ', '; ', ' - ', '. '])), codes: order.flatMap((part) => part.codes) };
  });
}
