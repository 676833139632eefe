import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { create } from 'zustand';
import { messageOf } from '../api/index.js';
import { plain, type ReadReplay } from '../story/index.js';

interface Dropped {
  readonly script: ReadReplay | null;
  /** Counts files, so that the same file starts again when it is dropped again. */
  readonly number: number;
  /** The reason why the last file cannot be played. */
  readonly problem: string | null;
}

export const useDropped = create<Dropped>(() => ({ script: null, number: 0, problem: null }));

export function dismissProblem(): void {
  useDropped.setState({ problem: null });
}

/** Reads a file; resolves to whether it can be played. */
export async function openReplay(file: File): Promise<boolean> {
  try {
    const { replayIn } = await import('./replay-file.js');
    const script = await replayIn(file);
    useDropped.setState(({ number }) => ({ script, number: number + 1, problem: null }));
    return true;
  } catch (error) {
    useDropped.setState({ problem: `“${plain(file.name, 80)}” cannot be played. ${messageOf(error)}` });
    return false;
  }
}

const isFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** Accepts a file dropped anywhere on the page, and highlights the page while a file is dragged over it. */
export function useDropZone(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const mark = (isOver: boolean): void => void document.documentElement.toggleAttribute('data-dragging', isOver);
    const allow = (event: DragEvent): void => {
      event.preventDefault();
      mark(isFile(event));
    };
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) mark(false);
    };
    const take = (event: DragEvent): void => {
      event.preventDefault();
      mark(false);
      const file = event.dataTransfer?.files[0];
      if (file) void openReplay(file).then((isRead) => isRead && navigate('/replay'));
    };
    const closing = new AbortController();
    addEventListener('dragover', allow, closing);
    addEventListener('dragleave', leave, closing);
    addEventListener('drop', take, closing);
    return () => closing.abort();
  }, [navigate]);
}
