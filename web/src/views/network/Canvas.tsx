import { useEffect, useRef, useState } from "preact/hooks";

import type { Network } from "../../api/types";
import { t } from "../../i18n";
import { theme } from "../../lib/preferences";
import { place } from "../../lib/router";
import { Icon } from "../../parts/Icon";
import { Loading } from "../../parts/State";
import { Export } from "./Export";
import { Legend } from "./Legend";
import { layOut } from "./graph/layout";
import type { Coloring } from "./graph/palette";
import { Picture } from "./graph/picture";
import type { NodeKind } from "./graph/point";
import { layoutJob } from "./graph/shape";
import { unfold } from "./graph/unfold";
import type { Unfolded } from "./graph/unfold";

interface Props {
  readonly network: Network;
  readonly chosen: string | null;
  readonly pointed: string | null;
  readonly shown: Unfolded;
  readonly onNode: (id: string, kind: NodeKind) => void;
  readonly onNothing: () => void;
}

type Drawn = Picture | "laying out" | "no WebGL";

/** The picture, its buttons and its legend. What is chosen comes from above and is shown. */
export function Canvas({ network, chosen, pointed, shown, onNode, onNothing }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const pin = useRef<HTMLSpanElement>(null);
  const handlers = useRef({ onNode, onNothing });
  handlers.current = { onNode, onNothing };
  const drawn = usePicture(network, container, pin, handlers);
  const picture = drawn instanceof Picture ? drawn : null;
  const colors = theme.value;
  const coloring: Coloring = place.value.query.get("color") === "community" ? "community" : "role";
  useEffect(() => picture?.paintIn(colors, coloring), [picture, colors, coloring]);
  useEffect(() => picture?.point(pointed), [picture, pointed]);
  useEffect(() => {
    if (!picture) return;
    picture.choose(chosen);
    if (chosen) picture.goTo(chosen);
  }, [picture, chosen]);
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
      {drawn === "laying out" && <Loading words={t("network.loading")} />}
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

type Handlers = { readonly current: { onNode: Props["onNode"]; onNothing: () => void } };
type Held<T> = { readonly current: T | null };

/** A picture of the network once it is laid out; a new network is a new picture. */
function usePicture(network: Network, container: Held<HTMLDivElement>, pin: Held<HTMLSpanElement>, handlers: Handlers): Drawn {
  const [drawn, setDrawn] = useState<Drawn>("laying out");
  useEffect(() => {
    const abort = new AbortController();
    let picture: Picture | null = null;
    setDrawn("laying out");
    layOut(layoutJob(network), abort.signal).then(
      (places) => {
        if (abort.signal.aborted || !container.current) return;
        picture = draw(container.current, network, places, pin, handlers);
        setDrawn(picture ?? "no WebGL");
      },
      (error: unknown) => abort.signal.aborted || console.error(error),
    );
    return () => {
      abort.abort();
      picture?.end();
    };
  }, [network]);
  return drawn;
}

function draw(
  element: HTMLDivElement,
  network: Network,
  places: Awaited<ReturnType<typeof layOut>>,
  pin: Held<HTMLSpanElement>,
  handlers: Handlers,
): Picture | null {
  try {
    return new Picture(element, network, places, theme.value, {
      onNode: (id, kind) => handlers.current.onNode(id, kind),
      onNothing: () => handlers.current.onNothing(),
      onFrame: (at) => movePin(pin.current, at),
    });
  } catch (error) {
    console.error(error);
    return null;
  }
}

/** The pin shows on the canvas which agency the list is at. */
function movePin(pin: HTMLSpanElement | null, at: { x: number; y: number; size: number } | null): void {
  if (!pin) return;
  pin.hidden = at === null;
  if (at === null) return;
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
