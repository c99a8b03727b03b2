/** The text is no JSON, or one value of it is far larger than any of a price file. */
export class DamagedJson extends Error {}

/** Bytes of one value that is held in memory at a time. */
const largestValue = 48 * 1024 * 1024;

const quote = 34;
const backslash = 92;
const comma = 44;
const colon = 58;

/**
 * The members of one JSON object that may be gigabytes long, as its bytes come in: of a member that is an array each element by
 * itself, of any other its value. Only the outermost brackets are looked at here; every value goes through JSON.parse, which
 * is ten times as fast as the streaming parsers that build values token by token.
 */
export class JsonMembers {
  readonly #take: (key: string, value: unknown, isElement: boolean) => void;
  #depth = 0;
  #boundary = 1;
  #inString = false;
  #escaped = false;
  #expects: 'object' | 'key' | 'value' | 'nothing' = 'object';
  #key = '';
  /** Bytes of the value that is being gathered, from earlier pieces; null while none is. */
  #parts: Buffer[] | null = null;
  #gathered = 0;

  constructor(take: (key: string, value: unknown, isElement: boolean) => void) {
    this.#take = take;
  }

  write(piece: Buffer): void {
    let start = 0;
    // Held in locals: this loop sees every byte.
    let inString = this.#inString;
    let depth = this.#depth;
    for (let at = 0; at < piece.length; at++) {
      if (inString) {
        if (this.#escaped) {
          this.#escaped = false;
          continue;
        }
        while (at < piece.length && piece[at] !== quote && piece[at] !== backslash) at++;
        if (piece[at] === backslash) this.#escaped = true;
        else if (at < piece.length) inString = false;
        continue;
      }
      const byte = piece[at] ?? 0;
      // Digits, letters and blanks within a value.
      if (depth > this.#boundary && byte !== quote && (byte < 91 || (byte > 93 && byte !== 123 && byte !== 125))) continue;
      if (byte <= 32) continue;
      if (this.#expects === 'nothing') throw new DamagedJson('there is more text after its end');
      if (depth === 0) {
        // A byte order mark may stand before the first bracket.
        if (byte === 0xef || byte === 0xbb || byte === 0xbf) continue;
        if (byte !== 123) throw new DamagedJson('it does not start with a bracket');
        depth = 1;
        this.#expects = 'key';
        continue;
      }
      if (depth === this.#boundary) {
        const closes = byte === (this.#boundary === 1 ? 125 : 93);
        const endsKey = byte === colon && this.#expects === 'key';
        if (byte === comma || closes || endsKey) {
          this.#finish(piece.subarray(start, at), endsKey);
          if (closes) depth = this.#close();
          else if (!endsKey && this.#boundary === 1) this.#expects = 'key';
          continue;
        }
        if (this.#parts === null) {
          if (this.#expects === 'value' && this.#boundary === 1 && byte === 91) {
            depth = 2;
            this.#boundary = 2;
            continue;
          }
          this.#parts = [];
          this.#gathered = 0;
          start = at;
        }
      }
      if (byte === quote) inString = true;
      else if (byte === 123 || byte === 91) depth++;
      else if (byte === 125 || byte === 93) {
        depth--;
        if (depth < this.#boundary) throw new DamagedJson('its brackets do not match');
      }
    }
    this.#inString = inString;
    this.#depth = depth;
    if (this.#parts !== null) {
      // The piece is used again by who gave it.
      this.#parts.push(Buffer.from(piece.subarray(start)));
      this.#gathered += piece.length - start;
      if (this.#gathered > largestValue) throw new DamagedJson('one of its values is larger than any of a price file');
    }
  }

  /** False when the text stopped before its last bracket. */
  get isWhole(): boolean {
    return this.#expects === 'nothing';
  }

  /** @returns how deep the text is now. */
  #close(): number {
    if (this.#boundary === 2) {
      this.#boundary = 1;
      return 1;
    }
    this.#expects = 'nothing';
    return 0;
  }

  #finish(tail: Buffer, isKey: boolean): void {
    if (this.#parts === null) return;
    const text = (this.#parts.length === 0 ? tail : Buffer.concat([...this.#parts, tail])).toString('utf8');
    this.#parts = null;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new DamagedJson(`a value of "${this.#key.slice(0, 40)}" is no JSON`);
    }
    if (isKey) {
      if (typeof value !== 'string') throw new DamagedJson('a member has no name');
      this.#key = value;
      this.#expects = 'value';
    } else if (this.#expects === 'value') this.#take(this.#key, value, this.#boundary === 2);
    else throw new DamagedJson('a member has no value');
  }
}
