import { configDefaults, defineConfig } from 'vitest/config';

// These put something in the place of a module, of the clock or of a global: each in a process of its own.
const APART = ['electron/main/**/*.test.ts', 'electron/preload/**/*.test.ts', 'electron/server/jobs.test.ts'];

export default defineConfig({
  test: {
    // The runner itself only waits; its own choice would leave one core of two idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'shared/**/*.test.ts',
            'electron/**/*.test.ts',
            'bench/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, ...APART],
          // The program, its lists, its fonts and the clinic to copy are loaded once per worker, not once per file.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'node apart',
          environment: 'node',
          include: APART,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'screen',
          environment: 'jsdom',
          include: ['renderer/**/*.test.ts', 'renderer/**/*.test.tsx'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
