import tseslint from 'typescript-eslint';

const ambient = (name, use) => ({ name, message: `The core has no ${name}: ${use}` });

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', '*.config.*', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'max-depth': ['error', 3],
      complexity: ['error', 12],
      'no-warning-comments': ['error', { terms: ['fixme', 'xxx', 'hack'] }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `array[i]!` after a bounds check is the idiom of index arithmetic; tests and types check it.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // The core is pure: same inputs, same plan, on any day, on any machine.
    files: ['core/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        ambient('Date', 'time arrives in Input.at'),
        ambient('performance', 'measure in test/bench'),
        ambient('setTimeout', 'decide { kind: "wake-me" } instead'),
        ambient('setInterval', 'decide { kind: "wake-me" } instead'),
        ambient('process', 'pass settings in as Policy'),
        ambient('fetch', 'importers take bytes, not addresses'),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a seeded Random as an argument.' },
        { object: 'globalThis', property: 'Date', message: 'Time arrives in Input.at.' },
      ],
    },
  },
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    // Most lines of a part of a page are the page itself, one element a line; each condition shows or hides one.
    files: ['web/**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true }],
      complexity: ['error', 15],
    },
  },
  {
    // Words are looked up by name, not read from top to bottom, and a sentence takes what it says.
    files: ['web/words/**'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      'max-lines': 'off',
      'max-params': ['error', 6],
    },
  },
);
