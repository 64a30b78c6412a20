import { Page } from '../../ui/page';

export default function Sync() {
  return <Page title="Sync">{null}</Page>;
}
