import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The oldest runtime in use (Electron 33: Node 20.18, Chromium 130), not the newest that is installed.
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron', /^node:/],
        input: {
          index: resolve('electron/main/index.ts'),
          'database-worker': resolve('electron/worker/database-worker.ts'),
          'import-worker': resolve('electron/worker/import-worker.ts'),
          'changes-worker': resolve('electron/worker/changes-worker.ts'),
          'reading-process': resolve('db/import/reading-process.ts'),
          codetray: resolve('db/cli/codetray.ts'),
          'build-starter': resolve('db/cli/build-starter.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // Otherwise the bundler puts libraries beside what every entry needs, and main reads them before it opens the window.
          codeSplitting: {
            groups: [
              { name: 'plain', test: /db[\\/]model[\\/](result|setting-choices)\.ts$/ },
              { name: 'zod', test: /node_modules[\\/]zod/ },
              { name: 'text-files', test: /node_modules[\\/](csv-parse|iconv-lite|safer-buffer)/ },
            ],
          },
        },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: resolve('electron/preload/index.ts') },
        // A sandboxed preload is a classic script.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: chromeTarget,
      minify: true,
      outDir: 'out/renderer',
      // Nothing inline: the content security policy allows no inline code and no data: scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: resolve('renderer/index.html'), print: resolve('renderer/print.html') },
        // Every file is a question to the main process, which is busy when the app starts: what the first picture needs comes in
        // one piece, the widgets of pages and dialogs in another.
        output: {
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial'], test: (id) => !/renderer[\\/](print[\\/]|main\.tsx$)|\.(html|css)/.test(id) },
              { name: 'widgets', test: /node_modules/ },
            ],
          },
        },
      },
    },
  },
});
