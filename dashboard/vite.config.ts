import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Only for `npm run dev`: where the server runs whose API the page shows.
const server = process.env.PATCHBAY_SERVER ?? "http://localhost:5080";
const api = [
  "session", "integration", "integrated-account", "api-token", "connect-link", "tool-call", "audit-event", "status", "healthz", "readyz",
];

export default defineConfig({
  plugins: [react()],
  server: { proxy: Object.fromEntries(api.map((path) => [`^/${path}(/|\\?|$)`, { target: server }])) },
  build: {
    target: "es2022",
    // Nothing inline: the Content-Security-Policy has no data: or blob: for fonts, scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
