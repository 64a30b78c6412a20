import { Page } from '../../ui/page';

export default function Segments() {
  return <Page title="Segments">{null}</Page>;
}
