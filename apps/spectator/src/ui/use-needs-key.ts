import { useStore } from 'zustand';
import { controlAccess } from '../api/index.js';

/** Whether the server asks for a key, so that there is a field for it. */
export function useNeedsKey(): boolean {
  return useStore(controlAccess, ({ needsKey }) => needsKey);
}
