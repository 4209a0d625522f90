/**
 * Says how the run ended in one plain line, `N passed, N failed, N skipped`, after everything else that is printed: for machines
 * that read the end of a log.
 */
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

export default class ClosingLineReporter implements Reporter {
  #count: Count = { passed: 0, failed: 0, skipped: 0 };

  constructor() {
    // Vitest prints coverage and late errors after its reporters are done.
    process.once('exit', (exitCode) => {
      const { passed, failed, skipped } = this.#count;
      // A run that broke outside its tests, in the build before them for one, has failed as well.
      const brokenRun = exitCode !== 0 && failed === 0 ? 1 : 0;
      process.stdout.write(`${passed} passed, ${failed + brokenRun} failed, ${skipped} skipped\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    this.#count = countTests(modules);
    this.#count.failed += unhandledErrors.length;
  }
}

/** A file or a group that could not be read or set up counts as one failed test. */
function countTests(modules: readonly TestModule[]): Count {
  const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) count[test.result().state] += 1;
    const parts = [module, ...module.children.allSuites()];
    count.failed += parts.filter((part) => part.errors().length > 0).length;
  }
  return { passed: count.passed, failed: count.failed, skipped: count.skipped + count.pending };
}
