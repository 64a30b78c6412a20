import { Page } from '../../ui/page';

export default function Customers() {
  return <Page title="Customers">{null}</Page>;
}
