/**
 * Says how the run ended in one plain line, `N passed, N failed, N skipped`, after everything else that is printed: for machines
 * that read the end of a log.
 */
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLineReporter implements Reporter {
  #line: string | undefined;

  constructor() {
    // Vitest prints coverage and late errors after its reporters are done.
    process.once('exit', () => {
      if (this.#line !== undefined) process.stdout.write(`${this.#line}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    this.#line = closingLine(modules, unhandledErrors.length);
  }
}

/** A file that could not be read or set up and an error outside any test count as failed: nothing broken ends with 0 failed. */
function closingLine(modules: readonly TestModule[], unhandledErrors: number): string {
  const count = { passed: 0, failed: unhandledErrors, skipped: 0, pending: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) count[test.result().state] += 1;
    const suites = [...module.children.allSuites()];
    count.failed += [module, ...suites].filter((part) => part.errors().length > 0).length;
  }
  return `${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`;
}
