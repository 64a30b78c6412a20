import { Page } from '../../ui/page';

export default function Customer() {
  return <Page title="Customer">{null}</Page>;
}
