import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// The rooms of the house, the narrowest first: a file belongs to the first pattern that fits.
const rooms = [
  ['model', 'db/model/**'],
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
  db: { rooms: ['db', 'model'], packages: ['node:*', 'zod', 'better-sqlite3', 'minisearch', 'minisearch/SearchableMap', 'csv-parse', 'csv-parse/sync', 'yauzl', 'iconv-lite', 'saxes', 'ics'] },
  contract: { rooms: ['contract', 'model'], packages: ['zod'] },
  preload: { rooms: ['contract', 'preload'], packages: ['electron'] },
  worker: { rooms: ['worker', 'db', 'model', 'contract'], packages: ['node:*', 'zod'] },
  main: { rooms: ['main', 'contract', 'model'], packages: ['node:*', 'electron', 'zod', 'nodemailer/**'] },
  renderer: { rooms: ['renderer', 'contract'], packages: ['react', 'react-dom', 'react-dom/client', 'react-aria-components', 'react-aria', '@tanstack/react-virtual', 'lucide-react', 'lucide-react/**', 'minisearch', '@fontsource/**', '@fontsource-variable/**'] },
};

const policies = Object.entries(doors).flatMap(([room, door]) => [
  { from: { element: { type: room } }, allow: { to: { element: { types: { anyOf: door.rooms } } } } },
  ...door.packages.map((source) => ({
    from: { element: { type: room } },
    allow: { to: { module: source === 'node:*' ? { origin: 'core' } : { origin: 'external', source } } },
  })),
]);

// Main opens no database, but it has to know which folder the data stand in.
policies.push({ from: { element: { type: 'main' } }, allow: { to: { file: { categories: 'home' } } } });

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
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] } },
      'boundaries/files': [{ category: 'home', pattern: 'db/open/home.ts' }],
      'boundaries/elements': rooms.map(([type, pattern]) => ({ type, pattern, partialMatch: false })),
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': ['error', { default: 'disallow', checkAllOrigins: true, policies }],
    },
  },
);
