/** Keeps a part that fails from taking the page with it. */
import { Component, type ReactNode } from 'react';

interface Props {
  fallback: ReactNode | ((error: unknown) => ReactNode);
  /** A change of this key tries again. */
  retryKey?: unknown;
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { failed: boolean; error: unknown }> {
  override state = { failed: false, error: null };

  static getDerivedStateFromError(error: unknown): { failed: boolean; error: unknown } {
    return { failed: true, error };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.retryKey !== this.props.retryKey) this.setState({ failed: false, error: null });
  }

  override render(): ReactNode {
    const { fallback, children } = this.props;
    if (!this.state.failed) return children;
    return typeof fallback === 'function' ? fallback(this.state.error) : fallback;
  }
}
