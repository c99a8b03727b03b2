/**
 * What a tray of codes is paid, computed a second time and from the official text alone: PFS record layout (status, multiple procedure,
 * bilateral surgery, assistant, co-surgeons, endoscopic base) and Medicare Claims Processing Manual chapter 12, sections 20 to 40. It
 * shares no module with the program and reads the release with a splitter of its own. Amounts are in whole 10^-9 dollars.
 */
export interface Row {
  status: string;
  globalDays: string;
  work: bigint;
  facilityPe: bigint;
  officePe: bigint;
  mp: bigint;
  facilityTotal: number;
  officeTotal: number;
  facilityNa: boolean;
  officeNa: boolean;
  unused: boolean;
  several: string;
  sides: string;
  assistant: string;
  two: string;
  base: string;
  factor: bigint;
  pre: bigint;
  intra: bigint;
  post: bigint;
}

export interface TrayLine {
  code: string;
  /** At most one of '', '50', 'LT', 'RT'. */
  side: string;
  /** '', '80', 'AS', '62'. */
  role: string;
  /** '', '54', '55', '78'. */
  share: string;
}

/** Decimal text as a whole number of 10^-places. */
function scaled(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.trim().split('.');
  return BigInt(`${whole === '' ? '0' : whole}${fraction.padEnd(places, '0').slice(0, places)}`);
}

/** Rows without a modifier of a PPRRVU csv, by code. */
export function readRows(text: string): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const line of text.split(/\r?\n/)) {
    const cells = line.replace(/"([^"]*)"/g, (_all, inner: string) => inner.replaceAll(',', ';')).split(',').map((cell) => cell.trim());
    const [code = '', modifier = ''] = cells;
    if (cells.length < 31 || !/^[0-9A-Z]{5}$/.test(code) || modifier !== '') continue;
    const cell = (index: number): string => cells[index] ?? '';
    rows.set(code, {
      status: cell(3), globalDays: cell(14), unused: cell(4) === '+', work: scaled(cell(5), 2), officePe: scaled(cell(6), 2), officeNa: cell(7) === 'NA', facilityPe: scaled(cell(8), 2), facilityNa: cell(9) === 'NA',
      mp: scaled(cell(10), 2), officeTotal: Number(cell(11)), facilityTotal: Number(cell(12)), pre: scaled(cell(15), 2), intra: scaled(cell(16), 2), post: scaled(cell(17), 2),
      several: cell(18), sides: cell(19), assistant: cell(20), two: cell(21), base: cell(23), factor: scaled(cell(24), 4),
    });
  }
  return rows;
}

export interface Indices {
  work: bigint;
  pe: bigint;
  mp: bigint;
}

/** One thing that is ranked, with the lines that share in it. */
interface Piece {
  code: string;
  value: bigint;
  lines: number[];
  row: Row;
  line: TrayLine;
  /** More than the fee of one side. */
  isDoubled: boolean;
}

/** Money below is multiplied by this, so that halves, 62.5 %, 13.6 % and package shares stay whole. */
const fine = 1_000_000n;

/** Cents of the whole tray, and whether anything has no amount; indices in thousandths. */
export function secondTotal(tray: readonly TrayLine[], rows: ReadonlyMap<string, Row>, { work, pe, mp }: Indices, inFacility: boolean): { cents: number; isPartial: boolean } {
  let isPartial = false;
  const fee = (row: Row): bigint => (row.work * work + (inFacility ? row.facilityPe : row.officePe) * pe + row.mp * mp) * row.factor;
  const hasAmount = (row: Row | undefined): row is Row => row !== undefined && 'ART'.includes(row.status) && row.status !== '' && !row.unused && !(row.status === 'R' && (inFacility ? row.facilityTotal : row.officeTotal) === 0) && !(inFacility ? row.facilityNa : row.officeNa);
  const lineCents = new Map<number, bigint>();
  let joined = 0n;

  // Each practitioner has a day of his own: the surgeon, the physician who assists, the assistant who is no physician.
  for (const who of ['', '80', 'AS']) {
    const own = tray.map((line, index) => ({ line, index })).filter(({ line }) => (line.role === '62' ? '' : line.role) === who);
    const others = own.filter(({ line }) => 'ARC'.includes(rows.get(line.code)?.status ?? '-'));
    const pieces: Piece[] = [];
    const groups = new Map<string, typeof own>();
    for (const one of own) groups.set(`${one.line.code} ${one.line.role} ${one.line.share}`, [...(groups.get(`${one.line.code} ${one.line.role} ${one.line.share}`) ?? []), one]);
    for (const group of groups.values()) {
      const [first] = group;
      const row = rows.get(first?.line.code ?? '');
      if (first === undefined || !hasAmount(row)) {
        isPartial = true;
        continue;
      }
      const { line } = first;
      let one = fee(row) * fine;
      // Section 40.4: of a 000-day procedure a return to the operating room pays the full value.
      if (line.share !== '' && !(line.share === '78' && row.globalDays === '000')) {
        const parts = { '54': row.pre + row.intra, '55': row.post, '78': row.intra }[line.share] ?? 0n;
        if (row.intra === 0n || !['010', '090'].includes(row.globalDays)) {
          isPartial = true;
          continue;
        }
        one = (one * parts) / 100n;
      }
      if (row.status === 'T' && others.length > 0) {
        for (const { index } of group) lineCents.set(index, 0n);
        continue;
      }
      const both = { '0': one, '1': (one * 150n) / 100n, '2': one, '3': one * 2n, '9': one }[row.sides];
      const side = (name: string) => group.filter((member) => member.line.side === name).map(({ index }) => index);
      const [left, right, fifty, none] = [side('LT'), side('RT'), side('50'), side('')];
      const push = (value: bigint | undefined, lines: number[]): void => {
        if (value === undefined) isPartial = true;
        else pieces.push({ code: line.code, value, lines, row, line, isDoubled: value !== one });
      };
      for (const index of fifty) push(both, [index]);
      while (left.length > 0 && right.length > 0) {
        const pair = [left.shift() ?? 0, right.shift() ?? 0];
        if (row.sides === '9') for (const index of pair) push(one, [index]);
        else push(both, pair);
      }
      if (none.length === 2 && group.length === 2 && ['1', '2', '3'].includes(row.sides)) push(both, none.splice(0));
      for (const index of [...left, ...right, ...none]) push(one, [index]);
    }
    // Endoscopic families first; each then stands as one.
    const ranked: { value: bigint; parts: { piece: Piece; value: bigint }[] }[] = [];
    const rest: Piece[] = [];
    const bases = new Set(pieces.filter(({ row }) => row.several === '3').map(({ row }) => row.base));
    for (const base of bases) {
      const members = pieces.filter((piece) => piece.row.several === '3' && piece.row.base === base).sort((a, b) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0));
      const itself = pieces.filter((piece) => piece.code === base && piece.row.several !== '3');
      const baseRow = rows.get(base);
      const parts: { piece: Piece; value: bigint }[] = itself.map((piece) => ({ piece, value: 0n }));
      members.forEach((piece, place) => {
        if (place === 0) parts.push({ piece, value: piece.value });
        // The layout takes the fee of the base off once, and does not say whether once a side.
        else if (!hasAmount(baseRow) || piece.isDoubled) isPartial = true;
        else parts.push({ piece, value: piece.value > fee(baseRow) * fine ? piece.value - fee(baseRow) * fine : 0n });
      });
      ranked.push({ value: parts.reduce((sum, { value }) => sum + value, 0n), parts });
    }
    for (const piece of pieces) {
      if (piece.row.several === '3' || bases.has(piece.code)) continue;
      if (piece.row.several === '2') ranked.push({ value: piece.value, parts: [{ piece, value: piece.value }] });
      else rest.push(piece);
    }
    ranked.sort((a, b) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0));
    const pay = (piece: Piece, value: bigint): void => {
      const { row, line } = piece;
      let paid = value;
      if (line.role === '80' || line.role === 'AS') {
        if (row.assistant === '1' || row.assistant === '9') paid = 0n;
        else paid = (paid * (line.role === '80' ? 160n : 136n)) / 1000n;
      }
      if (line.role === '62') paid = row.two === '1' || row.two === '2' ? (paid * 625n) / 1000n : 0n;
      const [index] = piece.lines;
      if (piece.lines.length === 1 && index !== undefined) lineCents.set(index, (lineCents.get(index) ?? 0n) + paid);
      else joined += halfUp(paid);
    };
    ranked.forEach(({ parts }, place) => {
      for (const { piece, value } of parts) {
        if (place >= 5) isPartial = true;
        else pay(piece, place === 0 ? value : value / 2n);
      }
    });
    for (const piece of rest) pay(piece, piece.value);
  }
  let cents = joined;
  for (const value of lineCents.values()) cents += halfUp(value);
  return { cents: Number(cents), isPartial };
}

/** 10^-9 dollars, made fine, as whole cents. */
function halfUp(value: bigint): bigint {
  const cent = 10_000_000n * fine;
  return (value + cent / 2n) / cent;
}
