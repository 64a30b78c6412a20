// Taken once: below jest, reading a global costs more than the arithmetic does.
const { abs, max } = Math;

/** A point and what the function is there. */
export interface Vertex {
  readonly at: readonly number[];
  readonly value: number;
}

/** What was found, and whether the search came to rest there. */
export interface Minimum extends Vertex {
  readonly converged: boolean;
}

/** A function of several numbers that may be Infinity outside of where it is defined, but never NaN. */
export type Objective = (at: readonly number[]) => number;

const MAX_EVALUATIONS = 4_000;
/** Relative spread of the values, and width of the simplex, at which the search rests. */
const VALUE_TOLERANCE = 1e-12;
const WIDTH_TOLERANCE = 1e-5;
/** How far the first simplex reaches along each axis. */
const STEP = 0.5;

/** The point on the line from the centre through `away`; factor -1 is the mirror image of `away`. */
function along(centre: readonly number[], away: readonly number[], factor: number): number[] {
  return centre.map((value, i) => value + factor * ((away[i] ?? value) - value));
}

function centreOf(vertices: readonly Vertex[]): number[] {
  const [first] = vertices;
  return (first?.at ?? []).map(
    (_, i) => vertices.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / vertices.length,
  );
}

function isAtRest(best: Vertex, vertices: readonly Vertex[]): boolean {
  const spread = max(...vertices.map(({ value }) => value)) - best.value;
  const width = max(
    ...vertices.flatMap(({ at }) => at.map((value, i) => abs(value - (best.at[i] ?? value)))),
  );
  return spread <= VALUE_TOLERANCE * (1 + abs(best.value)) && width <= WIDTH_TOLERANCE;
}

/** What takes the place of the worst vertex, or null when the whole simplex has to shrink. */
function replaceWorst(
  evaluate: (at: readonly number[]) => Vertex,
  others: readonly Vertex[],
  worst: Vertex,
): Vertex | null {
  const centre = centreOf(others);
  const best = others[0] ?? worst;
  const secondWorst = others.at(-1) ?? worst;
  const reflected = evaluate(along(centre, worst.at, -1));
  if (reflected.value < best.value) {
    const expanded = evaluate(along(centre, worst.at, -2));
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < secondWorst.value) return reflected;
  const isOutside = reflected.value < worst.value;
  const contracted = evaluate(along(centre, worst.at, isOutside ? -0.5 : 0.5));
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
}

/**
 * The lowest point that a simplex search finds from `start` (Nelder and Mead, 1965).
 *
 * @param start where the objective is finite.
 */
export function minimise(objective: Objective, start: readonly number[]): Minimum {
  let evaluations = 0;
  const evaluate = (at: readonly number[]): Vertex => {
    evaluations += 1;
    return { at, value: objective(at) };
  };
  let vertices = [
    evaluate(start),
    ...start.map((_, axis) => evaluate(start.map((value, i) => value + (i === axis ? STEP : 0)))),
  ];
  for (;;) {
    vertices = vertices.toSorted((left, right) => left.value - right.value);
    const best = vertices[0] ?? { at: start, value: Infinity };
    const worst = vertices.at(-1) ?? best;
    const converged = isAtRest(best, vertices);
    if (converged || evaluations >= MAX_EVALUATIONS) return { ...best, converged };
    const others = vertices.slice(0, -1);
    const replacement = replaceWorst(evaluate, others, worst);
    vertices =
      replacement === null
        ? vertices.map((vertex) =>
            vertex === best ? best : evaluate(along(best.at, vertex.at, 0.5)),
          )
        : [...others, replacement];
  }
}
