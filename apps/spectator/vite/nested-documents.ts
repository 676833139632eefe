import type { Plugin } from 'vite';

/** Copies of documents, and the steps up from where each is served to the page's folder. */
const COPIES = [
  { of: 'index.html', fileName: 'below.html', up: '../' },
  { of: 'index.html', fileName: 'below-two.html', up: '../../' },
  { of: 'console.html', fileName: 'console-below.html', up: '../' },
] as const;

/**
 * The addresses in a document are relative, so that the page works below any path of a proxy. The orchestrator also serves
 * it one and two levels deeper (`/g/:id`, …): for each there is a copy with as many steps up.
 */
export function nestedDocuments(): Plugin {
  return {
    name: 'nested-documents',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const { of, fileName, up } of COPIES) {
        const document = bundle[of];
        if (document?.type !== 'asset') throw new Error(`The build has no ${of}.`);
        const source = document.source.toString().replaceAll('="./', `="${up}`);
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}
