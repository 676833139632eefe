import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject } from '#libs/protocol';
import { ProblemException } from '#libs/service';
import type { GameRecord } from './wire.js';

const MAX_AGE_MS = 30 * 86_400_000;

/** A file for each game, replaced as a whole with every move: what was answered survives the process. */
export class GameFiles {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder).map((name) => join(folder, name))) {
      if (Date.now() - statSync(file).mtimeMs > MAX_AGE_MS) rmSync(file);
    }
  }

  save(game: GameRecord): GameRecord {
    const file = this.fileOf(game.id);
    writeFileSync(`${file}.new`, JSON.stringify(game));
    renameSync(`${file}.new`, file);
    return game;
  }

  /** @throws {ProblemException} 404 where there is no such game */
  find(id: string): GameRecord {
    const file = this.fileOf(id);
    if (!existsSync(file)) throw noGame(id);
    const game: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isRecord(game)) throw new Error(`${file} is no record of a game.`);
    return game;
  }

  remove(id: string): void {
    rmSync(this.fileOf(this.find(id).id));
  }

  private fileOf(id: string): string {
    if (!/^[\da-f-]{36}$/.test(id)) throw noGame(id);
    return join(this.folder, `${id}.json`);
  }
}

function noGame(id: string): ProblemException {
  return new ProblemException(404, 'game_not_found', `There is no game ${id}.`);
}

function isRecord(value: unknown): value is GameRecord {
  return isJsonObject(value) && Array.isArray(value['players']) && Array.isArray(value['moves']);
}
