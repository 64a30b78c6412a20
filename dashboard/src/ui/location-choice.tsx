import { useLocationChoice } from '../data/use-location';
import { useOrg } from '../data/use-org';
import { Choice } from './field';
import { Skeleton } from './skeleton';

const ALL = '';

/** Narrows a page to one of the organisation's locations. There is nothing to choose where there is only one. */
export function LocationChoice() {
  const org = useOrg();
  const [chosen, choose] = useLocationChoice();
  if (org.state === 'loading') return <Skeleton width="9rem" height="2.25rem" />;
  const locations = org.state === 'ready' ? (org.value?.pos.locations ?? []) : [];
  if (locations.length < 2) return null;
  const options = [
    { value: ALL, label: 'All locations' },
    ...locations.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Choice
      label="Location"
      hideLabel
      value={chosen ?? ALL}
      options={options}
      onChange={(id) => choose(id === ALL ? null : id)}
    />
  );
}
