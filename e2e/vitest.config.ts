import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'e2e',
    include: ['e2e/**/*.e2e.ts'],
    environment: 'node',
    testTimeout: 240_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // One more telling when a busy machine is slower than a journey's keys; the report names it, and it is looked into.
    retry: 1,
  },
});
