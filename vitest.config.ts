import { defineConfig } from 'vitest/config';

// Tests that open a real window. On a computer that others share, Chromium can lose a turn of many seconds: such a test has a
// second try, and the report says that it took one. Nothing else may be late.
const windowTests = ['tests/{a11y,attack,e2e,print}/**/*.test.ts'];

export default defineConfig({
  test: {
    // Two cores: several windows and builds at once only make each other late.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'window', include: windowTests, retry: 1 } },
      { extends: true, test: { name: 'room', include: ['{tests,renderer}/**/*.test.{ts,tsx}'], exclude: windowTests } },
    ],
  },
});
