import type { Org, PosLocation } from '../model/org';
import type { Observation, Rejection } from '../model/observation';
import type { Stream } from '../model/source';

/** What a POS can do. The sync engine asks these and never which POS it is talking to. */
export interface PosCapabilities {
  /** `offset`: pages are numbered and rows may shift between two requests. `cursor`: each page names the next and rows do not shift. */
  readonly paging: Record<Stream, 'offset' | 'cursor'>;
  /** Whether a walk with `since` also returns older records that changed after it. */
  readonly modifiedSince: Record<Stream, boolean>;
  /** Whether walks report deletions by themselves. */
  readonly deletes: Record<Stream, boolean>;
  /** Whether one record can be asked for by id. */
  readonly readOne: Record<Stream, boolean>;
  readonly webhooks: boolean;
}

/** Which part of a stream to walk. */
export interface WalkRequest {
  readonly stream: Stream;
  /** Only what the POS dates at or after this instant; null for everything. Ignored by streams that know no dates. */
  readonly since: Date | null;
  /** A position from an earlier page of the same walk, to go on from; null to begin. The page at that position is served again. */
  readonly resumeAt: string | null;
}

/** One page of a walk. A page is the unit of progress: it is stored whole before the walk's position moves. */
export interface PosPage {
  /** Opaque to everyone but the adapter: where a walk resumed with it serves this very page again. */
  readonly position: string;
  readonly observations: readonly Observation[];
  /** Rows that do not validate, with their reasons. */
  readonly rejections: readonly Rejection[];
  /** External ids that the POS itself says are gone; empty unless `capabilities.deletes`. */
  readonly deletions: readonly string[];
  /** The POS's clock (its `Date` header) when it served the page. */
  readonly observedAt: Date;
  /** Rows that the page held, duplicates of the page before included. */
  readonly rowCount: number;
}

/** One record asked for by id. */
export type ReadOneResult =
  | { readonly outcome: 'found'; readonly observation: Observation }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection }
  | { readonly outcome: 'missing' };

/** What a signed webhook body means. The receiver never reads the body itself. */
export type WebhookMeaning =
  /** A complete, versioned record: as good as a pulled one. */
  | { readonly outcome: 'record'; readonly event: string; readonly observation: Observation }
  /** Something changed, but the body cannot be stored as it is: the record, or its whole stream, is to be fetched. */
  | {
      readonly outcome: 'hint';
      readonly event: string;
      readonly stream: Stream;
      /** Null where only a pull of the stream can tell. */
      readonly externalId: string | null;
    }
  /** Well formed, but of a kind nobody mapped. */
  | {
      readonly outcome: 'unknown_event';
      readonly event: string;
      readonly externalId: string | null;
      /** Which fields it had, for whoever is to map it; names only. */
      readonly fields: readonly string[];
    }
  /** A record of a location that the org does not have. */
  | { readonly outcome: 'unknown_location'; readonly event: string; readonly rejection: Rejection }
  /** Not JSON, no event, or no entity id. `reason` is safe to answer with. */
  | { readonly outcome: 'invalid'; readonly reason: string };

/** A signed webhook body, read. */
export interface WebhookReading {
  /** When the sender says that it sent the body; null when the body says nothing readable about it. Part of what is signed. */
  readonly sentAt: Date | null;
  readonly meaning: WebhookMeaning;
}

/** A point of sale, seen through the only window the sync engine has. An adapter belongs to one org and lives as long as one run. */
export interface PosAdapter {
  readonly provider: string;
  /** The document id of a record with this external id: it carries where the record comes from. */
  readonly toDocumentId: (externalId: string) => string;
  readonly capabilities: PosCapabilities;

  /**
   * The company's locations, active or not. Cheap: also the connection check.
   * @throws {PosError} of any kind.
   */
  listLocations(): Promise<PosLocation[]>;

  /**
   * The pages of a stream in order, fetched ahead up to the adapter's limits. Ending without an error means the
   * walk is complete; nothing else does.
   * @throws {PosError} of any kind, in which case the pages already served stay valid.
   */
  walk(request: WalkRequest): AsyncIterable<PosPage>;

  /**
   * One record by its external id.
   * @throws {PosError} when the POS cannot be asked; a record it does not have is `missing`.
   */
  readOne(stream: Stream, externalId: string): Promise<ReadOneResult>;

  /** HTTP requests sent so far, logins and retries included. */
  apiCalls(): number;
}

/** Reads a webhook body that is already authenticated. Needs no login and does no I/O. */
export interface PosWebhookReader {
  readonly provider: string;
  interpret(delivery: {
    readonly body: Buffer;
    readonly receivedAt: Date;
    /** The org's own: locations, and the meaning of its status numbers. */
    readonly pos: Pick<Org['pos'], 'locations' | 'statusTable'>;
  }): WebhookReading;
}

/** Makes records of stored raw payloads, without the POS. Needs no login and does no I/O. */
export interface PosRenormaliser {
  readonly provider: string;
  /** @returns the record with the payload's own time of observation, or why it is none by today's rules. */
  renormalise(stored: {
    readonly stream: Stream;
    readonly externalId: string;
    /** The payload as `Observation.raw` had it. */
    readonly raw: string;
    readonly observedAt: Date;
    /** The org's own: locations, and the meaning of its status numbers. */
    readonly pos: Pick<Org['pos'], 'locations' | 'statusTable'>;
  }): Exclude<ReadOneResult, { outcome: 'missing' }>;
}
