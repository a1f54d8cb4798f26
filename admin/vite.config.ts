import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: folder('.'),
  base: '/',
  plugins: [react()],
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
