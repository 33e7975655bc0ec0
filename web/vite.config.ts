import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Four pages, built together so that they share what they share; each loads only its own. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    // An old phone on a slow line: nothing is inlined twice, and the old phone gets what it can read.
    target: ['es2020', 'safari14'],
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        rider: here('index.html'),
        operator: here('operator/index.html'),
        driver: here('driver/index.html'),
        planner: here('planner/index.html'),
        'page-worker': here('parts/page-worker.ts'),
      },
      // A worker keeps its name: browsers ask under it whether there is a newer one.
      output: {
        entryFileNames: ({ name }) => (name === 'page-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        // What most pages share is small: it comes as one request.
        codeSplitting: { groups: [{ name: 'parts', test: /[\\/]web[\\/]parts[\\/]/, minShareCount: 3 }] },
      },
    },
  },
});
