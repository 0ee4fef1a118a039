import { useEffect, useRef, useState } from "preact/hooks";

import type { Network } from "../../api/types";
import { t } from "../../i18n";
import { theme } from "../../lib/preferences";
import { place } from "../../lib/router";
import { Icon } from "../../parts/Icon";
import { Export } from "./Export";
import { Legend } from "./Legend";
import type { Coloring } from "./graph/palette";
import { Picture } from "./graph/picture";
import type { NodeKind, Pin } from "./graph/point";
import { unfold } from "./graph/unfold";
import type { Unfolded } from "./graph/unfold";

interface Props {
  readonly network: Network;
  readonly chosen: string | null;
  /** With the chosen one the ends of the link that was pressed. */
  readonly partner?: string | null;
  readonly pointed: string | null;
  readonly shown: Unfolded;
  readonly onNode: (id: string, kind: NodeKind) => void;
  readonly onLink?: ((source: string, target: string) => void) | undefined;
  readonly onNothing: () => void;
}

type Drawn = Picture | "not yet" | "no WebGL";

/** The picture, its buttons and its legend. What is chosen comes from above and is shown. */
export function Canvas({ network, chosen, partner = null, pointed, shown, onNode, onLink, onNothing }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const pin = useRef<HTMLSpanElement>(null);
  const handlers = useRef({ onNode, onLink, onNothing });
  handlers.current = { onNode, onLink, onNothing };
  const drawn = usePicture(network, container, pin, handlers);
  const picture = drawn instanceof Picture ? drawn : null;
  const colors = theme.value;
  const coloring: Coloring = place.value.query.get("color") === "community" ? "community" : "role";
  useEffect(() => picture?.paintIn(colors, coloring), [picture, colors, coloring]);
  useEffect(() => picture?.point(pointed), [picture, pointed]);
  useEffect(() => {
    if (!picture) return;
    picture.choose(chosen, partner);
    if (chosen) picture.goTo(chosen);
  }, [picture, chosen, partner]);
  useEffect(() => {
    if (!picture) return;
    picture.holdStill();
    unfold(picture.graph, chosen, shown);
    picture.redraw();
  }, [picture, chosen, shown]);
  return (
    <div class="canvas-frame">
      <div class="canvas" ref={container} role="img" aria-label={t("network.canvas")} data-testid="canvas" />
      <span class="pin" ref={pin} data-testid="pin" aria-hidden="true" hidden />
      {drawn === "no WebGL" && <p class="state">{t("network.nowebgl")}</p>}
      <div class="canvas-foot">
        {picture && (
          <>
            <Legend picture={picture} coloring={coloring} unfolded={shown.tasks.length > 0 || shown.targets.length > 0} />
            <Buttons picture={picture} />
          </>
        )}
      </div>
    </div>
  );
}

type Handlers = { readonly current: Pick<Props, "onNode" | "onNothing"> & { readonly onLink: Props["onLink"] } };
type Held<T> = { readonly current: T | null };

/** A picture of the network; a new network is a new picture. */
function usePicture(network: Network, container: Held<HTMLDivElement>, pin: Held<HTMLSpanElement>, handlers: Handlers): Drawn {
  const [drawn, setDrawn] = useState<Drawn>("not yet");
  useEffect(() => {
    const picture = container.current && draw(container.current, network, pin, handlers);
    setDrawn(picture ?? "no WebGL");
    return () => picture?.end();
  }, [network]);
  return drawn;
}

function draw(element: HTMLDivElement, network: Network, pin: Held<HTMLSpanElement>, handlers: Handlers): Picture | null {
  try {
    return new Picture(element, network, theme.value, {
      onNode: (id, kind) => handlers.current.onNode(id, kind),
      onLink: (source, target) => (handlers.current.onLink ?? handlers.current.onNothing)(source, target),
      onNothing: () => handlers.current.onNothing(),
      onFrame: (at) => movePin(pin.current, at),
    });
  } catch (error) {
    console.error(error);
    return null;
  }
}

/** The pin shows on the canvas which agency the list is at. */
function movePin(pin: HTMLSpanElement | null, at: Pin | null): void {
  if (!pin) return;
  pin.hidden = at === null;
  if (at === null) return;
  pin.dataset["id"] = at.id;
  const size = 2 * at.size + 10;
  pin.style.width = pin.style.height = `${size}px`;
  pin.style.transform = `translate(${at.x - size / 2}px, ${at.y - size / 2}px)`;
}

const STEP = 1.5;

function Buttons({ picture }: { picture: Picture }) {
  return (
    <div class="canvas-buttons">
      <button class="icon-button" aria-label={t("network.zoom.in")} onClick={() => picture.zoom(1 / STEP)}>
        <Icon path="M12 5v14M5 12h14" />
      </button>
      <button class="icon-button" aria-label={t("network.zoom.out")} onClick={() => picture.zoom(STEP)}>
        <Icon path="M5 12h14" />
      </button>
      <button class="icon-button" aria-label={t("network.zoom.fit")} onClick={() => picture.fit()}>
        <Icon path="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />
      </button>
      <Export picture={picture} />
    </div>
  );
}
