import { z } from 'zod';
import { readSetting } from './read-setting';

/**
 * Does something at the simulated point of sale of the demo's organisation, by its control API (`simulator/README.md`). With
 * `deliver: {}` in the body the change is announced by a signed webhook, as it is in production; without, the next sync finds it.
 *
 * @returns the answer, such as the order's row
 * @throws Error when the simulator refuses
 */
export async function changePointOfSale(
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body: object = {},
): Promise<unknown> {
  const response = await fetch(`${readSetting('TRELLIS_CONTROL_URL')}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const orderSchema = z.looseObject({
  id_order: z.union([z.string(), z.number()]).transform(String),
});

/** What is sold; see `newOrderSchema` of the simulator. */
export interface Sale {
  readonly id_customer?: string | null;
  readonly status?: string;
  readonly lines?: readonly { id_item: string; quantity?: number; unitCents?: number }[];
}

/** Sells something now and has it announced by a webhook. @returns the order's id as it is stored: `alv_…` */
export async function sellSomething(sale: Sale = {}): Promise<string> {
  const row = await changePointOfSale('POST', '/orders', {
    status: 'completed',
    ...sale,
    deliver: {},
  });
  return `alv_${orderSchema.parse(row).id_order}`;
}
