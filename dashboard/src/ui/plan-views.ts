import { MAX_VIEWS, type SavedView } from '@model/member';

type ViewName = Pick<SavedView, 'name' | 'page'>;

const MOST_LETTERS = 60;
const MOST_SEARCH_LETTERS = 1000;

/** The views with one more, which takes the place of one of the same name; by name. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  const all = [...withoutView(views, view), view];
  return all.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The views without one. */
export function withoutView(views: readonly SavedView[], { name, page }: ViewName): SavedView[] {
  return views.filter((view) => view.name !== name || view.page !== page);
}

/** Why a view cannot be saved, in a sentence; null when it can. */
export function viewProblem(
  views: readonly SavedView[],
  { name, page, search }: SavedView,
): string | null {
  const wanted = name.trim();
  if (wanted === '') return 'Give it a name.';
  if (Array.from(wanted).length > MOST_LETTERS) return `At most ${MOST_LETTERS} letters.`;
  if (search.length > MOST_SEARCH_LETTERS) return 'Search for less: this is too long to be saved.';
  const others = withoutView(views, { name: wanted, page });
  return others.length >= MAX_VIEWS
    ? `You have ${MAX_VIEWS} views already. Delete one first.`
    : null;
}
