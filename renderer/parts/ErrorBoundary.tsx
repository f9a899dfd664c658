/** Keeps a part that fails from taking the page with it. */
import { Component, type ReactNode } from 'react';

interface Props {
  fallback: ReactNode;
  /** A change of this key tries again. */
  retryKey?: unknown;
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.retryKey !== this.props.retryKey) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
