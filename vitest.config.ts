import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take minutes; begun last, one of them would run alone at the end. */
const longest = ['test/conformance/recorded.test.ts', 'test/golden.test.ts', 'test/client/runtimes.test.ts']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((name) => moduleId.endsWith(name))
      return found < 0 ? longest.length : found
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}

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
    sequence: { sequencer: LongestFirst },
  },
})
