/**
 * The database cannot be used right now: its server is away, refuses or breaks off, a time limit ran out, or the disk is
 * full.
 * Whether a write that was rejected so is kept is unknown when the connection broke while it was being confirmed.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** The database is there, and an operator has to act first. The message names the action. */
export class UnusableDatabase extends Error {
  override readonly name = 'UnusableDatabase';
}

/** The database was migrated by a newer program: this one could damage what it does not know. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';

  /**
   * @param place where the schema is, in words
   * @param found the newest migration that the database has and the program does not know
   * @param known the newest migration that the program knows
   */
  constructor(
    place: string,
    readonly found: string,
    readonly known: string,
  ) {
    super(
      `The schema of ${place} is newer than this program: it has the migration "${found}", the newest one known here ` +
        `is "${known}". Run the version that wrote it, or a newer one.`,
    );
  }
}

/** Another process, or another part of this one, has the same SQLite file open. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(
    readonly folder: string,
    file: string,
  ) {
    super(
      `The data folder ${folder} is in use: another process holds its ${file}. Stop that process, or give this one ` +
        `a folder of its own.`,
    );
  }
}
