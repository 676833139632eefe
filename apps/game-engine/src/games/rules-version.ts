/**
 * The version of the rules that this engine plays. It is raised whenever the same seed and actions could come to
 * another game than before: a record of another version is then refused instead of replayed differently.
 */
export const RULES_VERSION = '3';
