import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'electron/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    pool: 'forks',
    // Most tests wait for a deadline or a process and hardly use the processor.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // A test that leaves a timer or a socket behind must fail here, not hang CI.
    teardownTimeout: 5_000,
  },
})
