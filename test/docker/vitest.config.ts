import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'docker',
    include: ['test/docker/**/*.test.ts'],
    globalSetup: ['test/docker/start-docker.ts'],
    testTimeout: 400_000,
    hookTimeout: 400_000,
    // scenarios wait more than they work
    maxWorkers: 3,
  },
})
