import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// The rooms of the house, the narrowest first: a file belongs to the first pattern that fits.
const rooms = [
  ['model', 'db/model/**'],
  ['home', 'db/open/home.ts'],
  ['db', 'db/**'],
  ['contract', 'electron/contract/**'],
  ['preload', 'electron/preload/**'],
  ['worker', 'electron/worker/**'],
  ['main', 'electron/main/**'],
  ['renderer', 'renderer/**'],
  ['tests', 'tests/**'],
  ['scripts', 'scripts/**'],
];

/** Who may import whom. `packages` are the npm packages and Node modules that a room may use beside its own files. */
const doors = {
  model: { rooms: ['model'], packages: ['zod'] },
  home: { rooms: ['home'], packages: ['node:*'] },
  db: { rooms: ['db', 'model', 'home'], packages: ['node:*', 'zod', 'better-sqlite3', 'minisearch', 'minisearch/SearchableMap', 'csv-parse', 'csv-parse/sync', 'yauzl', 'iconv-lite', 'exceljs', '@e965/xlsx', 'read-excel-file', 'read-excel-file/node', 'fflate'] },
  contract: { rooms: ['contract', 'model'], packages: ['zod'] },
  preload: { rooms: ['contract', 'preload'], packages: ['electron'] },
  worker: { rooms: ['worker', 'db', 'model', 'home', 'contract'], packages: ['node:*', 'zod'] },
  main: { rooms: ['main', 'contract', 'model', 'home'], packages: ['node:*', 'electron', 'zod'] },
  renderer: { rooms: ['renderer', 'contract'], packages: ['react', 'react-dom', 'react-dom/client', 'react-aria-components', 'react-aria', 'lucide-react', 'lucide-react/**', '@fontsource/**', '@fontsource-variable/**'] },
};

const policies = Object.entries(doors).flatMap(([room, door]) => [
  { from: { element: { type: room } }, allow: { to: { element: { types: { anyOf: door.rooms } } } } },
  ...door.packages.map((source) => ({
    from: { element: { type: room } },
    allow: { to: { module: source === 'node:*' ? { origin: 'core' } : { origin: 'external', source } } },
  })),
]);

export default tseslint.config(
  { ignores: ['out/**', 'node_modules/**', 'coverage/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a const array and a union type.' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['{db,electron,renderer}/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { alwaysTryTypes: true } },
      'boundaries/elements': rooms.map(([type, pattern]) => ({ type, pattern, partialMatch: false })),
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': ['error', { default: 'disallow', checkAllOrigins: true, policies }],
    },
  },
);
