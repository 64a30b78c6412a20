import { refuse } from './answer';
import type { Answer, Call, Route } from './answer';

interface CompiledRoute extends Route {
  readonly pattern: RegExp;
}

/** Finds the route of a request. Whatever no route fits does not exist: 404 JSON, whether or not one is logged in. */
export class Router {
  private readonly routes: readonly CompiledRoute[];

  constructor(routes: readonly Route[]) {
    this.routes = routes.map((route) => ({
      ...route,
      pattern: new RegExp(`^${route.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
    }));
  }

  /** @param allowed whether the caller has shown a valid token. */
  answer(call: Omit<Call, 'params'>, allowed: boolean): Answer {
    for (const { method, pattern, handler, open } of this.routes) {
      const match = method === call.method ? pattern.exec(call.path) : null;
      if (match === null) continue;
      if (!allowed && open !== true) return refuse(401, 'Invalid or expired token');
      return handler({ ...call, params: { ...match.groups } });
    }
    return refuse(404, `Cannot ${call.method} ${call.path}`);
  }
}
