import { Component } from "preact";
import type { ComponentType, FunctionComponent } from "preact";

/** A component that is drawn anew only when one of its properties is another: what preact/compat's memo does. */
export function memo<P extends object>(draw: FunctionComponent<P>): ComponentType<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const before = this.props as Readonly<Record<string, unknown>>;
      return Object.entries(next).some(([name, value]) => before[name] !== value);
    }
    override render() {
      return draw(this.props);
    }
  };
}
