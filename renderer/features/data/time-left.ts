/** Seconds after which the first guess is worth showing (a whole fee schedule is over by then), and the share of the work that must be done. */
const quietSeconds = 5;
const leastFraction = 0.03;

/** Weight of the newest guess: a stage that runs slower than the one before moves the clock gently. */
const newest = 0.2;

export interface TimeLeft {
  /** Takes in how far the work is, at a moment in seconds; answers the seconds left, or null while that would be a guess. */
  at(seconds: number, fraction: number): number | null;
}

/**
 * A clock that counts down steadily: it shows the smoothed moment of the end, so that between two messages it falls with the
 * time that passes, whatever the last step cost.
 * @param startedAt seconds, on the same clock as those given to `at`.
 */
export function createTimeLeft(startedAt: number): TimeLeft {
  let endsAt: number | null = null;
  return {
    at(seconds, fraction) {
      const elapsed = seconds - startedAt;
      if (fraction >= 1) return null;
      if (fraction < leastFraction || elapsed < quietSeconds) return null;
      const guess = startedAt + elapsed / fraction;
      endsAt = endsAt === null ? guess : endsAt + newest * (guess - endsAt);
      return Math.max(0, endsAt - seconds);
    },
  };
}

/** Rounded as far as it can be trusted: "less than 10 s", "about 25 s", "about 1 min 30 s", "about 4 min". */
export function timeLeftInWords(seconds: number): string {
  if (seconds <= 10) return 'less than 10 s left';
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  if (seconds < 180) {
    const rounded = Math.ceil(seconds / 15) * 15;
    return `about ${Math.floor(rounded / 60)} min${rounded % 60 === 0 ? '' : ` ${rounded % 60} s`} left`;
  }
  return `about ${Math.ceil(seconds / 60)} min left`;
}

export interface Rate {
  /** Takes in a count at a moment in seconds; answers how many a second over the last few, or null while that would be a guess. */
  at(seconds: number, count: number): number | null;
}

/** Seconds over which a rate is taken. */
const rateSpan = 3;

/** How many a second of late; starts anew when the count falls, which is when other things are counted. */
export function createRate(): Rate {
  let seen: { seconds: number; count: number }[] = [];
  return {
    at(seconds, count) {
      const last = seen.at(-1);
      if (last !== undefined && count < last.count) seen = [];
      seen.push({ seconds, count });
      while (seen.length > 2 && seconds - (seen[0]?.seconds ?? seconds) > rateSpan) seen.shift();
      const first = seen[0];
      if (first === undefined || seconds - first.seconds < 0.5 || count === first.count) return null;
      return (count - first.count) / (seconds - first.seconds);
    },
  };
}
