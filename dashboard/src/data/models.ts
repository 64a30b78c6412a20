import type { Fit } from '@model/fit';
import { collectionOf } from '@model/paths';
import type { ListOf } from '../live/sources';

/** Fits that are compared with each other. */
export const LATEST_FITS = 10;

/** The latest weekly fits, the newest first. One by its id is `fitDocument`. */
export function fitList(orgId: string): ListOf<Fit> {
  return {
    collection: collectionOf('model', { org: orgId }),
    orderBy: [['createdAt', 'desc']],
    limit: LATEST_FITS,
  };
}
