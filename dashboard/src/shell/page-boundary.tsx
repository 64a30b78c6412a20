import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

interface Props {
  /** Where the page is; another place is another attempt. */
  readonly path: string;
  readonly children: ReactNode;
}

interface State {
  readonly path: string;
  readonly failure: { readonly error: unknown } | null;
}

/** What Vite's loader tells the window when a part of the page cannot be fetched. */
const LOST_PART = 'vite:preloadError';

/** Keeps the shell alive when a page fails: says so, and offers to load it anew, which an upgrade of Trellis makes necessary. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { path: this.props.path, failure: null };
  private lost: unknown;
  private readonly noteLost = (event: Event): void => {
    this.lost = 'payload' in event ? event.payload : undefined;
  };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } };
  }

  static getDerivedStateFromProps({ path }: Props, state: State): State | null {
    return path === state.path ? null : { path, failure: null };
  }

  override componentDidMount(): void {
    addEventListener(LOST_PART, this.noteLost);
  }

  override componentWillUnmount(): void {
    removeEventListener(LOST_PART, this.noteLost);
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    const isLost = this.lost !== undefined && failure.error === this.lost;
    return (
      <Notice
        tone="bad"
        action={
          <Button kind="primary" onClick={() => location.reload()}>
            Reload
          </Button>
        }
      >
        {isLost
          ? 'This part of the page could not be loaded. Trellis may have been updated, or the connection was lost. Reload to go on.'
          : 'This page has failed. Reload it; if it fails again, tell whoever runs Trellis.'}
      </Notice>
    );
  }
}
