import type { Simulator } from '../../../simulator/simulator';
import type { FaultKind } from './fault-kinds';

type Rule = Parameters<Simulator['addFault']>[0];
type Pick = <T>(list: readonly T[]) => T;

const LISTS = ['/customer/search', '/order', '/inventory/search'] as const;
const PAGED = ['/customer/search', '/order'] as const;

/** Pages that pass before one of a list is struck; more of them are seldom walked. */
const MAX_PAGES = 2;

const BROKEN_FIELDS = {
  date_created: 'soon',
  total: 'much',
  available: 'some',
  on_hand: 'some',
};

const RULES: Partial<Record<FaultKind, (after: number, pick: Pick) => Rule[]>> = {
  pos_429: (after) => [
    {
      match: { ...anywhere(after), times: 3 },
      fault: { kind: 'status', status: 429, retryAfterSeconds: 7 },
    },
  ],
  pos_5xx_storm: (after) => [
    {
      match: { ...anywhere(after), times: 9 },
      fault: { kind: 'status', status: 503, format: 'html' },
    },
  ],
  pos_cut_body: (after, pick) => [
    { match: { ...listed(after, pick(LISTS)), times: 2 }, fault: { kind: 'truncate' } },
  ],
  pos_html: (after) => [{ match: { ...anywhere(after), times: 6 }, fault: { kind: 'html' } }],
  pos_error_200: (after) => [{ match: anywhere(after), fault: { kind: 'error_200' } }],
  pos_unknown_shape: (_, pick) => [
    {
      match: listed(0, pick(PAGED)),
      fault: { kind: 'body', body: { payload: [], meta: { version: 2 } } },
    },
  ],
  pos_reset: (after) => [{ match: anywhere(after), fault: { kind: 'reset' } }],
  token_revoked: (after) => [{ match: anywhere(after), fault: { kind: 'revoke_tokens' } }],
  login_refused: (after) => [
    { match: anywhere(after), fault: { kind: 'revoke_tokens' } },
    { match: { path: '/auth', times: 1 }, fault: { kind: 'status', status: 401 } },
  ],
  order_inserted_between_pages: (after) => [
    { match: { ...listed(after, '/order'), times: 3 }, fault: { kind: 'insert_order_after' } },
  ],
  order_voided_between_pages: (after) => [
    { match: listed(after, '/order'), fault: { kind: 'void_order_after' } },
  ],
  rows_repeated: (after, pick) => [
    { match: listed(after, pick(LISTS)), fault: { kind: 'duplicate_rows' } },
  ],
  page_repeated: (after, pick) => [
    { match: listed(after, pick(PAGED)), fault: { kind: 'page_repeated' } },
  ],
  page_short: (after) => [
    { match: listed(after, '/customer/search'), fault: { kind: 'few_rows', rows: 9 } },
  ],
  walk_empty: (_, pick) => [{ match: listed(0, pick(LISTS)), fault: { kind: 'body', body: [] } }],
  row_malformed: (after, pick) => [
    {
      match: listed(after, pick(LISTS)),
      fault: { kind: 'patch_rows', limit: 2, set: BROKEN_FIELDS },
    },
  ],
};

/** The simulator's rules that make a fault of the POS's answers; none for other kinds. */
export function posRules(kind: FaultKind, how: { after: number; pick: Pick }): Rule[] {
  return RULES[kind]?.(how.after, how.pick) ?? [];
}

function anywhere(after: number) {
  return { path: '*', after, times: 1 };
}

function listed(after: number, path: string) {
  return { path, after: Math.min(after, MAX_PAGES), times: 1 };
}
