/** Stylesheets are imported for what they do to the document. */
declare module '*.css' {}
