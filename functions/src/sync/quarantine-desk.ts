import { createHash } from 'node:crypto';
import type { Observation, Rejection } from '../model/observation';
import type { Stream } from '../model/source';
import type { PosAdapter, ReadOneResult } from '../pos/adapter';
import type { Database, Write } from '../store/database';
import type { Manifest } from '../store/manifest';
import {
  quarantineId,
  quarantineWrites,
  readQuarantined,
  releaseWrites,
} from '../store/quarantine';
import { askForRecord } from './ask-for-record';
import { findErased, withdrawErased } from './erase-rejections';

/** Rows asked for again in one walk. When more are broken, the cause is not in the rows, and asking costs for nothing. */
const MAX_REREADS = 50;

/** Marks a manifest entry whose row lies in quarantine. */
const QUARANTINED = 'q:';

/** Whether a manifest entry stands for a row that lies in quarantine, so that there may be no record. */
export function isQuarantined(entry: string): boolean {
  return entry.startsWith(QUARANTINED);
}

/**
 * Decides about rows that could not become records: asks the POS for the record by id once more, sets aside what
 * still does not validate, and lets out what does. A broken row that has not changed is neither asked for nor written again.
 */
export class QuarantineDesk {
  private rereads = 0;

  constructor(
    private readonly db: Database,
    private readonly orgId: string,
    private readonly manifest: Manifest,
    private readonly now: () => Date,
  ) {}

  /** Asks again, by id, for rows that are not already known to be broken in just this way. */
  async reread(
    pos: PosAdapter,
    rejections: readonly Rejection[],
  ): Promise<{ recovered: Observation[]; rejections: Rejection[] }> {
    const recovered: Observation[] = [];
    const remaining: Rejection[] = [];
    await this.manifest.load(rejections.map(keyOfRejection));
    for (const rejection of rejections) {
      const { stream, externalId } = rejection;
      const worthAsking =
        this.rereads < MAX_REREADS && !this.isKnown(rejection) && pos.capabilities.readOne[stream];
      const answer =
        worthAsking && externalId !== null ? await this.ask(pos, stream, externalId) : null;
      if (answer?.outcome === 'found') recovered.push(answer.observation);
      else remaining.push(rejection);
    }
    return { recovered, rejections: remaining };
  }

  private ask(pos: PosAdapter, stream: Stream, externalId: string): Promise<ReadOneResult> {
    this.rereads += 1;
    return askForRecord(pos, { stream, externalId, now: this.now });
  }

  /**
   * The writes for rows that are not in quarantine yet in just this form; rows of erased customers are let out instead.
   * `remember` is to be called once they are stored.
   * @param toId makes the document id of a POS's own id.
   */
  async admit(
    rejections: readonly Rejection[],
    toId: (externalId: string) => string,
  ): Promise<{ writes: Write[]; remember: () => Promise<void> }[]> {
    const { db, orgId } = this;
    const fresh = rejections.filter((rejection) => !this.isKnown(rejection));
    const before = await readQuarantined(db, orgId, fresh.map(quarantineId));
    const erased = await findErased({ db, orgId, toId }, fresh);
    return fresh.map((rejection) => {
      const id = quarantineId(rejection);
      const entry = before.get(id) ?? null;
      const release = entry ? releaseWrites(orgId, id) : [];
      return {
        writes: erased.has(rejection)
          ? release
          : quarantineWrites(orgId, rejection, entry, this.now()),
        remember: async () => {
          await withdrawErased({ db, orgId, toId }, rejection);
          this.manifest.set(keyOfRejection(rejection), fingerprint(rejection));
        },
      };
    });
  }

  /** The writes that let a record out whose row validates now. */
  release(observation: Observation): Write[] {
    if (!isQuarantined(this.manifest.get(observation.externalId) ?? '')) return [];
    const { stream, externalId, observedAt, raw } = observation;
    return releaseWrites(
      this.orgId,
      quarantineId({ stream, externalId, observedAt, raw, reasons: [] }),
    );
  }

  private isKnown(rejection: Rejection): boolean {
    return this.manifest.get(keyOfRejection(rejection)) === fingerprint(rejection);
  }
}

/** What a row that does not validate is known by. */
export function keyOfRejection(rejection: Rejection): string {
  return rejection.externalId ?? quarantineId(rejection);
}

function fingerprint(rejection: Rejection): string {
  return QUARANTINED + createHash('sha256').update(rejection.raw).digest('base64url').slice(0, 20);
}
