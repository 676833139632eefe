import type { ReplayHead, ReplayPart } from '../story/index.js';

/** From the page to the worker that reads a replay. */
export type ReplayQuestion =
  { readonly kind: 'open'; readonly path: string; readonly apiKey: string } | { readonly kind: 'next' };

/** The worker's answer to each question. */
export type ReplayAnswer =
  | { readonly kind: 'head'; readonly head: ReplayHead }
  | { readonly kind: 'part'; readonly part: ReplayPart }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };
