import { Page } from '../../ui/page';

export default function Products() {
  return <Page title="Products">{null}</Page>;
}
