import type { Clock } from '@askwell/core/base';
import type { Logger } from 'pino';

/** Options of {@link createAskwell}. All of them have defaults. */
export interface AskwellOptions {
  /**
   * PostgreSQL 15 or newer, for instance `postgres://askwell:secret@db.example/askwell`. Several servers may share it.
   * Default: the embedded database in {@link dataDir}.
   */
  readonly databaseUrl?: string;
  /** Folder of the embedded database; created when missing. Default `.askwell` in the working directory. */
  readonly dataDir?: string;
  /** The name customers know, shown by the widget. Default `Askwell`. */
  readonly name?: string;
  /** The language to fall back to when an article is not written in the reader's. Default `en`. */
  readonly defaultLocale?: string;
  /** Other ways to reach a person, which the widget shows when the server is away. Default none. */
  readonly backupContacts?: readonly { readonly label: string; readonly href: string }[];
  /**
   * Pages besides our own that may embed the widget: exact origins such as `https://shop.example`. There are no
   * wildcards. Default none.
   */
  readonly origins?: readonly string[];
  /** Accepts pages on this machine, whatever their port. For development. Default false. */
  readonly allowLocalhost?: boolean;
  /**
   * The address at which browsers reach this server, with the path Askwell is mounted at, such as
   * `https://shop.example/support`. With `https:` cookies are sent over HTTPS only. Default: told by the Host header.
   */
  readonly publicUrl?: string;
  /** Signs staff cookies; at least 32 characters. Default: made at the first start and kept in the database. */
  readonly secret?: string;
  /** Milliseconds in which a one-time sign-in link must be used. Default 900,000 (15 minutes). */
  readonly signInLinkLifetime?: number;
  /**
   * Learn customers' wordings in the background, to answer better. Default true; what opens the database only to bring
   * articles in or out saves seconds of computing without.
   */
  readonly learning?: boolean;
  /** Folders of built files to serve below the mount path. Default none. */
  readonly assets?: AssetFolders;
  /** Where log lines go. Default: pino to standard output, level `info`. */
  readonly logger?: Logger;
  /** Tells the time. Default the system's. */
  readonly clock?: Clock;
}

/** Each folder is served under its name; one that is not given is not served. */
export interface AssetFolders {
  /** The widget's files, at `/widget/`. */
  readonly widget?: string;
  /** The workbench, at `/workbench/`. */
  readonly workbench?: string;
  /** The demo shop, at `/demo/`. */
  readonly demo?: string;
}
