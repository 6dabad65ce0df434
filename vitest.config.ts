import { defineConfig } from 'vitest/config'

const shared = { exclude: ['test/browser/**', 'node_modules/**', 'dist/**'], testTimeout: 30_000 }

/** Everything on an embedded file; the stories a second time on a libSQL server over HTTP. */
export default defineConfig({
  test: {
    projects: [
      {
        test: { ...shared, name: 'file', include: ['src/**/*.test.ts', 'cards/**/*.test.ts', 'test/**/*.test.ts'] },
      },
      {
        test: {
          ...shared,
          name: 'http',
          include: ['test/{door,study,people,shell}/**/*.test.ts'],
          env: { TEST_DATABASE: 'http' },
        },
      },
    ],
  },
})
