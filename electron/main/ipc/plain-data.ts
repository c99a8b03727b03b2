/** Characters of all texts of one call together. A search text alone may have ten million. */
const maximumCharacters = 10_500_000;
const maximumValues = 20_000;
const maximumDepth = 8;

// Keys that reach into the prototype of whatever object they are copied to.
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether the arguments of a call are data and nothing else: text, numbers, booleans, null, arrays and plain objects, of a
 * bounded size. Looked at before any schema, because a schema need not notice a key that it does not read.
 */
export function isPlainData(value: unknown): boolean {
  let characters = 0;
  let values = 0;

  function isPlain(part: unknown, depth: number): boolean {
    values += 1;
    if (values > maximumValues || depth > maximumDepth) return false;
    if (typeof part === 'string') {
      characters += part.length;
      return characters <= maximumCharacters;
    }
    if (part === null || part === undefined || typeof part === 'boolean') return true;
    if (typeof part === 'number') return Number.isFinite(part);
    if (typeof part !== 'object') return false;
    if (Array.isArray(part)) return part.length <= maximumValues && part.every((element) => isPlain(element, depth + 1));
    const prototype: unknown = Object.getPrototypeOf(part);
    if (prototype !== Object.prototype && prototype !== null) return false;
    for (const key of Reflect.ownKeys(part)) {
      if (typeof key !== 'string' || refusedKeys.has(key)) return false;
      characters += key.length;
      if (!isPlain((part as Record<string, unknown>)[key], depth + 1)) return false;
    }
    return true;
  }

  return isPlain(value, 0);
}
