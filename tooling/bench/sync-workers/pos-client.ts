import axios, { type AxiosInstance } from 'axios';
import { z } from 'zod';
import { Pacer } from '../../../functions/src/pos/alleaves/pacer';
import type { Page, Task } from './messages';

const tokenSchema = z.object({ token: z.string() });

/** A plain client of the point of sale, within the same pacing as ours: one login, no retries, no checks. */
export interface PosClient {
  fetch(page: Page): Promise<unknown>;
}

/** Logs in. */
export async function openPos({ baseUrl, credentials, pacing }: Task): Promise<PosClient> {
  const http: AxiosInstance = axios.create({ baseURL: baseUrl, proxy: false });
  const pacer = new Pacer(pacing, {
    clockMs: () => performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const login = await pacer.run(() => http.post<unknown>('/auth', credentials));
  const headers = { authorization: `Bearer ${tokenSchema.parse(login.data).token}` };
  return {
    async fetch({ method, path, query, body }) {
      const request = { method, url: path, params: query, headers };
      const answer = await pacer.run(() =>
        http.request<unknown>(body === null ? request : { ...request, data: body }),
      );
      return answer.data;
    },
  };
}
