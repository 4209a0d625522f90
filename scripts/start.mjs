/**
 * `npm start`: builds the app as it is delivered and serves it on this machine.
 */
import process from 'node:process';

// Before Vite is loaded: a NODE_ENV left over in the shell would make this a development build, without a service worker.
process.env.NODE_ENV = 'production';
const { build, preview } = await import('vite');

// Whoever stops npm stops the server: npm passes the signal to a shell, and many a shell does not pass it on.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(), 250).unref();
}

try {
  console.log('Building Bakeline…');
  await build({ logLevel: 'warn' });
  const server = await preview({ logLevel: 'warn' });
  console.log(`Bakeline is ready: http://localhost:${server.config.preview.port}/ (Ctrl+C stops it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
