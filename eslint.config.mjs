// Type-aware rules for everything, and two house rules: code that runs on Apps Script may not name what Apps Script
// lacks, and only the rooms that own a service may name it.
import tseslint from 'typescript-eslint';

const missingOnAppsScript = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'fetch',
  'FormData',
  'File',
  'Blob',
  'URL',
  'URLSearchParams',
  'DOMException',
  'atob',
  'btoa',
  'crypto',
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  'queueMicrotask',
  'performance',
  'process',
  'Buffer',
  'window',
  'navigator',
  'document',
  'require',
];
const services = [
  'SpreadsheetApp',
  'FormApp',
  'MailApp',
  'ScriptApp',
  'HtmlService',
  'LockService',
  'PropertiesService',
  'CacheService',
  'UrlFetchApp',
  'Session',
  'Utilities',
  'Logger',
  'DriveApp',
  'GmailApp',
];
const forbid = (names, message) => names.map((name) => ({ name, message }));

export default tseslint.config(
  { ignores: ['dist/', 'dist-local/', 'node_modules/', 'coverage/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.json',
          'sidebar/tsconfig.json',
          'local/tsconfig.json',
          'local/page/tsconfig.json',
          'tests/tsconfig.json',
          'scripts/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...forbid(missingOnAppsScript, 'Apps Script does not have it.'),
        ...forbid(services, 'Only workbook/ and platform/ name Google services.'),
      ],
    },
  },
  {
    files: ['src/workbook/**/*.ts', 'src/platform/**/*.ts', 'src/main.ts'],
    rules: { 'no-restricted-globals': ['error', ...forbid(missingOnAppsScript, 'Apps Script does not have it.')] },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['local/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
