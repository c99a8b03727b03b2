/** Whole numbers from 0 up in as few bytes as they need, seven bits each, the low ones first. */
export class PackedWriter {
  #bytes: Buffer;
  #length = 0;

  constructor(expected = 1024) {
    this.#bytes = Buffer.allocUnsafe(expected);
  }
  get length(): number {
    return this.#length;
  }
  number(value: number): void {
    if (this.#length + 6 > this.#bytes.length) this.#grow();
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
  #grow(): void {
    const larger = Buffer.allocUnsafe(this.#bytes.length * 2 + 5);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** Reads what a `PackedWriter` wrote. Past the end it answers 0: a damaged index finds less, it never hangs. */
export class PackedReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }
  number(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.at++] ?? 0;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; shift < 35; shift += 7) {
      byte = bytes[this.at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return value >>> 0;
  }
}
