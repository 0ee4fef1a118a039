import { render } from "preact";

import { App } from "./app";
import { startPreferences } from "./lib/preferences";
import { startRouter } from "./lib/router";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";

startPreferences();
startRouter();
const root = document.querySelector("#app");
if (root) render(<App />, root);
