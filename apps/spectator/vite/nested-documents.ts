import type { Plugin } from 'vite';

/** Copies of index.html, and the steps up from where each is served to the page's folder. */
const DOCUMENTS = { 'below.html': '../', 'below-two.html': '../../' } as const;

/**
 * The addresses in index.html are relative, so that the page works below any path of a proxy. The orchestrator also serves
 * it one and two levels deeper (`/g/:id`, …): for each there is a copy with as many steps up.
 */
export function nestedDocuments(): Plugin {
  return {
    name: 'nested-documents',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const document = bundle['index.html'];
      if (document?.type !== 'asset') throw new Error('The build has no index.html.');
      for (const [fileName, up] of Object.entries(DOCUMENTS)) {
        const source = document.source.toString().replaceAll('="./', `="${up}`);
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}
