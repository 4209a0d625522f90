/** `npm run storm`: runs tests/storm, which is written in TypeScript like the app it strikes. */
import { runnerImport } from 'vite';

await runnerImport('./tests/storm/command.ts', { configFile: false, logLevel: 'error' });
