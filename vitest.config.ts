import { defineConfig } from 'vitest/config'

const shared = { exclude: ['test/browser/**', 'node_modules/**', 'dist/**'], testTimeout: 30_000 }

/** Several real processes at once: they go after everything else, because what they measure is time. */
const processes = ['test/cluster/cluster.test.ts']

/** Everything on an embedded file; the stories a second time on a libSQL server over HTTP; then the heavy ones alone. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'file',
          include: ['src/**/*.test.ts', 'cards/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...shared.exclude, ...processes],
        },
      },
      {
        test: {
          ...shared,
          name: 'http',
          include: ['test/{door,study,people,shell}/**/*.test.ts'],
          env: { TEST_DATABASE: 'http' },
        },
      },
      { test: { ...shared, name: 'processes', include: processes, sequence: { groupOrder: 1 } } },
    ],
  },
})
