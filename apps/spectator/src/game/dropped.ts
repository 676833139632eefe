import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { create } from 'zustand';
import { messageOf } from '../api/index.js';
import { NotAReplay, readReplay, type ReplayScript } from '../story/index.js';

interface Dropped {
  readonly script: ReplayScript | null;
  /** Counts files, so that the same one twice begins anew. */
  readonly number: number;
  /** Why the last file cannot be played. */
  readonly problem: string | null;
}

export const useDropped = create<Dropped>(() => ({ script: null, number: 0, problem: null }));

/** Reads a file; whether it can be played. */
export async function openReplay(file: File): Promise<boolean> {
  try {
    const document: unknown = JSON.parse(await file.text());
    const script = readReplay(document);
    useDropped.setState(({ number }) => ({ script, number: number + 1, problem: null }));
    return true;
  } catch (error) {
    const problem = error instanceof NotAReplay ? error.message : `“${file.name}” cannot be read: ${messageOf(error)}`;
    useDropped.setState({ problem });
    return false;
  }
}

/** Takes a file that is dropped anywhere on the page. */
export function useDropZone(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const allow = (event: DragEvent): void => event.preventDefault();
    const take = (event: DragEvent): void => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void openReplay(file).then((isRead) => isRead && navigate('/replay'));
    };
    addEventListener('dragover', allow);
    addEventListener('drop', take);
    return () => {
      removeEventListener('dragover', allow);
      removeEventListener('drop', take);
    };
  }, [navigate]);
}
