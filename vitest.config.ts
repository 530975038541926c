import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'web/src/**/*.test.ts',
            'client/test/**/*.test.ts',
            'test/architecture/**/*.test.ts',
            'test/recorded/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'databases',
          include: ['test/**/*.test.ts'],
          exclude: ['test/architecture/**', 'test/recorded/**', 'test/docker/**'],
          globalSetup: ['test/support/start-databases.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
    // database, server and tests share the machine's cores
    maxWorkers: 2,
  },
})
