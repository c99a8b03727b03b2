/** Numbers only: "v22.14.0-nightly" compares as 22.14.0. */
function parts(version) {
  return version.replace(/^v/, '').split('-')[0].split('.').map(Number);
}

/** Whether `version` is `minimum` or newer; parts that are not given count as zero. */
export function atLeast(version, minimum) {
  const have = parts(version);
  const want = parts(minimum);
  for (let i = 0; i < Math.max(have.length, want.length); i += 1) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
