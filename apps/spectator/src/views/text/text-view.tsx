import type { ReactNode } from 'react';
import { readOnce, readText } from '#libs/views';
import type { ViewProps } from '../view.js';
import { TextBlock } from './text-block.js';

const textIn = readOnce(readText);

/** The board as its engine writes it. */
export default function TextView({ fields, plain }: ViewProps): ReactNode {
  const text = textIn(fields);
  return text === null ? plain : <TextBlock text={text} />;
}
