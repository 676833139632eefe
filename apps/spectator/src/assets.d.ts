/** Stylesheets are imported for their side effects. */
declare module '*.css' {}

interface ImportMeta {
  /** Set by Vite; undefined in tests. */
  readonly env?: { readonly DEV: boolean };
}
