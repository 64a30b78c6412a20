import { Page } from '../../ui/page';

export default function Model() {
  return <Page title="Model">{null}</Page>;
}
