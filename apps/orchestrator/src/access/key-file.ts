import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { contentOf, Log } from '#libs/service';
import { ApiKeys } from './api-keys.js';
import { type ApiKey, entriesIn, readKeys } from './key-entry.js';

/** How soon a change of the file takes effect, in milliseconds. */
const RELOAD_MS = 1_000;

/** A thousand keys with names and comments. */
const MAX_FILE_BYTES = 1_048_576;

/** The keys in a file, with its text, or what is wrong with it: nothing of its text. */
export function readKeyFile(
  path: string,
): { readonly keys: readonly ApiKey[]; readonly text: string } | { readonly mistake: string } {
  const content = contentOf(path, MAX_FILE_BYTES);
  if ('mistake' in content) return content;
  const read = readKeys(entriesIn(content.text));
  return 'mistake' in read ? read : { ...read, text: content.text };
}

/**
 * Reads the key file again when it changes. It is read by its path each time, since Kubernetes replaces a link to it. A file
 * that cannot be read, or has anything wrong in it, changes nothing: an operator who saves half a file locks nobody out.
 */
@Injectable()
export class KeyFile {
  /** What was last read, or what was wrong. */
  private last: string | undefined;

  constructor(
    private readonly keys: ApiKeys,
    private readonly log: Log,
  ) {
    this.last = keys.source?.text;
  }

  @Interval(RELOAD_MS)
  reload(): void {
    const { source } = this.keys;
    if (source === undefined) return;
    const read = readKeyFile(source.path);
    const now = 'mistake' in read ? read.mistake : read.text;
    if (now === this.last) return;
    this.last = now;
    if ('mistake' in read) {
      this.log.warn('the file of API keys is wrong: the keys before stay in use', { mistake: read.mistake });
      return;
    }
    this.keys.replace(read.keys);
    this.log.info('the file of API keys was read again', {
      keys: read.keys.map(({ name, scope }) => `${name}:${scope}`),
    });
  }
}
