import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

/**
 * electron-vite makes asset addresses relative for pages from file://. Ours have an origin, and a reload on a
 * screen's own address must still find the assets.
 */
const assetsFromTheTop = { name: 'assets-from-the-top', config: () => ({ base: '/' }) };

export default defineConfig({
  main: {
    build: {
      outDir: resolve(here, 'out/main'),
      target: 'node24',
      rolldownOptions: {
        input: {
          index: resolve(here, 'electron/main/index.ts'),
          'clinic-server': resolve(here, 'electron/server/utility-process.ts'),
          headless: resolve(here, 'electron/headless/index.ts'),
          'file-worker': resolve(here, 'electron/server/files-apart/file-worker.ts'),
        },
        // Chunks lie beside the entries: what looks for resources/ counts folders up from its own file.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(here, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(here, 'electron/preload/index.ts') },
        // A sandboxed preload has no module loader: one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    plugins: [react(), assetsFromTheTop],
    build: {
      outDir: resolve(here, 'out/renderer'),
      emptyOutDir: true,
      // The policy allows no data: fonts and no inline script, so nothing is inlined.
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: resolve(here, 'renderer/index.html') },
    },
  },
});
