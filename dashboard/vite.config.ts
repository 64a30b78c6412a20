import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const model = fileURLToPath(new URL('../functions/src/model', import.meta.url));

/**
 * The schemas of the model, and what makes their parts: calling them does nothing but answer. By their full names alone, because
 * whatever else has one of these names, such as a list that is filled, would lose its calls too.
 */
const schemas = readdirSync(model).flatMap((name) =>
  [...readFileSync(join(model, name), 'utf8').matchAll(/^(?:export )?const (\w+Schema)\b/gm)].map(
    ([, schema = '']) => schema,
  ),
);

/** Answers `/config.json` with what `npm run dashboard` puts into `TRELLIS_PAGE_CONFIG`; a built page has the file beside it. */
const pageConfig: Plugin = {
  name: 'page-config',
  configureServer({ middlewares }) {
    middlewares.use('/config.json', (_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(process.env['TRELLIS_PAGE_CONFIG'] ?? '{}');
    });
  },
};

export default defineConfig({
  plugins: [react(), pageConfig],
  resolve: {
    alias: { '@model': model },
    dedupe: ['zod'],
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, fs: { allow: ['..'] } },
  build: {
    target: 'es2023',
    manifest: true,
    // A preload's inline loader is not needed by browsers of this target, and the page allows no inline script.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // The model's schemas validate what is written; a page that only reads them needs their constants and types.
        manualPureFunctions: ['z', ...schemas],
      },
    },
  },
});
