import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'coverage/',
      '.refract/',
      'docker/',
      'web/dist/',
      'client/dist/',
      'bench/peers/',
      'test/cli/programs/',
      'test/client/programs/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'scripts/*.mjs', '.ci/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // services are closures, never classes: their functions may be passed on
      '@typescript-eslint/unbound-method': 'off',
      // graphql-js compares its kinds and operation types with their literals
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // overflows the stack on recursive types (typescript-eslint 8.73)
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
        ...[
          'SwitchCase[test=null] > ThrowStatement',
          'SwitchCase[test=null] > ReturnStatement[argument=null]',
          'SwitchCase[test=null] > ReturnStatement > Identifier[name="undefined"]',
          'SwitchCase[test=null] > ReturnStatement > ArrayExpression[elements.length=0]',
          'SwitchCase[test=null][consequent.length=0]',
        ].map((selector) => ({ selector, message: 'Name the cases, so that the compiler finds one that is missing.' })),
        {
          selector: 'ThrowStatement > NewExpression[callee.name="Error"]',
          message: 'Throw a Problem, a DatabaseError or an InternalError.',
        },
      ],
    },
  },
  {
    files: ['web/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.test.ts', 'test/**', 'bench/**', 'scripts/**', '*.config.{js,ts}'],
    rules: {
      'no-restricted-syntax': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked] },
)
