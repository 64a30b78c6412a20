import { useState, type SyntheticEvent } from 'react';
import { FROM_MAIL_STYLE, toFrameHtml } from './to-frame-html';
import styles from './sync.module.css';

/** Shows a mail as it is, in a frame where no script runs, no form is sent and no link leads anywhere. */
export function ReportFrame({ title, html }: { readonly title: string; readonly html: string }) {
  const [height, setHeight] = useState(0);
  const dress = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>): void => {
    const inside = currentTarget.contentDocument;
    if (!inside) return;
    // The page's policy forbids styles that stand in HTML, and the frame inherits it; what a script of the page sets is no such style.
    for (const element of inside.querySelectorAll<HTMLElement>(`[${FROM_MAIL_STYLE}]`))
      element.style.cssText = element.getAttribute(FROM_MAIL_STYLE) ?? '';
    setHeight(inside.documentElement.scrollHeight);
  };
  return (
    <iframe
      title={title}
      // Of the same origin, so that the page may dress it; without scripts of its own.
      sandbox="allow-same-origin"
      srcDoc={toFrameHtml(html)}
      onLoad={dress}
      height={height}
      className={styles.frame}
    />
  );
}
