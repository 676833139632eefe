import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { create } from 'zustand';
import { messageOf } from '../api/index.js';
import { InvalidReplay, plain, readReplay, type ReadReplay } from '../story/index.js';

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
    const script = readReplay(await documentIn(file));
    if (script.length === 0) throw new InvalidReplay('This replay is empty: nothing had happened when it was saved.');
    useDropped.setState(({ number }) => ({ script, number: number + 1, problem: null }));
    return true;
  } catch (error) {
    useDropped.setState({ problem: `“${plain(file.name, 80)}” cannot be played. ${messageOf(error)}` });
    return false;
  }
}

async function documentIn(file: File): Promise<unknown> {
  const text = await file.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = 'It is no replay, or not all of one: a replay is the file that “Replay” saves at the top of a game.';
    throw new InvalidReplay(reason, { cause: error });
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
