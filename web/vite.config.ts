import { defineConfig } from "vite";

/** For `npm run dev`: a running service, which the page's questions are passed on to. */
const SERVICE = "http://127.0.0.1:8000";

export default defineConfig({
  build: {
    outDir: "../api/static",
    emptyOutDir: true,
    // The content security policy allows no inline script, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  worker: { format: "es" },
  server: { proxy: { "/v1": SERVICE, "/docs": SERVICE } },
});
