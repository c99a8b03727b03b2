import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Tests that open a real window. On a computer that others share, Chromium can lose a turn of many seconds: such a test has a
// second try, and the report says that it took one. Nothing else may be late.
const windowTests = ['tests/{a11y,attack,e2e,print}/**/*.test.ts'];

// Minutes each: begun last, one of them would go on alone when all else is done.
const longest = ['a11y/states', 'real/', 'a11y/tab-order', 'print/', 'e2e/tray', 'e2e/paste'];
const rank = ({ moduleId }: TestSpecification): number => {
  const found = longest.findIndex((part) => moduleId.includes(`/tests/${part}`));
  return found < 0 ? longest.length : found;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((left, right) => rank(left) - rank(right));
  }
}

export default defineConfig({
  test: {
    // Two cores: several windows and builds at once only make each other late.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // The library's second is shorter than what a shared computer takes away at times.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      { extends: true, test: { name: 'window', include: windowTests, retry: 1 } },
      { extends: true, test: { name: 'room', include: ['{tests,renderer}/**/*.test.{ts,tsx}'], exclude: windowTests } },
    ],
  },
});
