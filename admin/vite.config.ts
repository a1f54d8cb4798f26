import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** ra-data-graphql can make a client with Apollo's cache for whoever brings none. We bring ours, so that neither needs to load. */
const withoutItsOwnClient: Plugin = {
  name: 'without-its-own-client',
  load: (id) => (id.endsWith('ra-data-graphql/dist/buildApolloClient.js') ? 'export default undefined;' : undefined),
};

export default defineConfig({
  root: folder('.'),
  base: '/',
  plugins: [react(), withoutItsOwnClient],
  worker: { format: 'es' },
  build: {
    outDir: folder('../dist/admin'),
    emptyOutDir: true,
    target: 'es2022',
    // The explorer's editor is large and loads only when someone opens it; the first load has a bar of its own.
    chunkSizeWarningLimit: 5000,
  },
  server: { proxy: { '/graphql': process.env.TIMON_PROXY ?? 'http://127.0.0.1:4000' } },
});
