import type { Pages } from '../../live/use-pages';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import styles from './sync.module.css';

/** The way to the next page of a long list. */
export function MoreRows<T>({ pages }: { readonly pages: Pages<T> }) {
  return (
    <>
      {pages.problem && <Notice tone="bad">{pages.problem.text}</Notice>}
      {pages.more && (
        <div className={styles.more}>
          <Button busy={pages.reading} onClick={pages.readMore}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}
