import { MAX_VIEWS, type SavedView } from '@model/member';

type ViewName = Pick<SavedView, 'name' | 'page'>;

/** The views with one more, which takes the place of one of the same name; by name. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  const all = [...withoutView(views, view), view];
  return all.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The views without one. */
export function withoutView(views: readonly SavedView[], { name, page }: ViewName): SavedView[] {
  return views.filter((view) => view.name !== name || view.page !== page);
}

/** Why a view cannot be saved under a name, in a sentence; null when it can. */
export function viewNameProblem(
  views: readonly SavedView[],
  { name, page }: ViewName,
): string | null {
  const wanted = name.trim();
  if (wanted === '') return 'Give it a name.';
  if (Array.from(wanted).length > 60) return 'At most 60 letters.';
  const others = withoutView(views, { name: wanted, page });
  return others.length >= MAX_VIEWS
    ? `You have ${MAX_VIEWS} views already. Delete one first.`
    : null;
}
