import type { TestProject } from 'vitest/node';
import { buildApp, discardBuild } from './built-app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built app that e2e tests visit. */
    builtApp: string;
  }
}

export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  const directory = await buildApp();
  project.provide('builtApp', directory);
  return () => discardBuild(directory);
}
