import { Page } from '../../ui/page';

export default function Order() {
  return <Page title="Order">{null}</Page>;
}
