import '@fontsource-variable/atkinson-hyperlegible-next';
import { mount } from 'svelte';
import { AppUpdate } from './app/app-update.svelte.ts';
import { StoreClient } from './app/store-client.svelte.ts';
import App from './ui/App.svelte';
import './ui/tokens.css';
import './ui/kitchen.css';
import './ui/controls.css';
import './ui/print.css';

const startWorker = () =>
  new Worker(new URL('./store/worker.ts', import.meta.url), { type: 'module', name: 'bakeline store' });

const startReader = () =>
  new Worker(new URL('./store/copy-reader.ts', import.meta.url), { type: 'module', name: 'bakeline reader' });

const target = document.querySelector('#app');
if (target)
  mount(App, {
    target,
    props: { store: new StoreClient(startWorker, __APP_VERSION__), startReader, update: new AppUpdate() },
  });
