import { mount } from 'svelte';
import { AppUpdate } from './app/app-update.svelte.ts';
import App from './ui/App.svelte';

const target = document.querySelector('#app');
if (target) mount(App, { target, props: { update: new AppUpdate() } });
