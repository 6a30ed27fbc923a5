import {
  Alert, Badge, Button, createTheme, Drawer, Input, Menu, Modal, Paper, Table, Tabs, Tooltip, type CSSVariablesResolver, type MantineColorsTuple,
} from "@mantine/core";

const petrol: MantineColorsTuple = [
  "#e9f6f9", "#d5eaf0", "#aad5e0", "#7bbecf", "#54abc1", "#3b9fb8", "#2c8fa9", "#147a94", "#0f6379", "#0a4c5e",
];

// Slightly blue, so that the dark page is calm rather than black.
const dark: MantineColorsTuple = [
  "#d3d9df", "#b4bdc6", "#97a2ad", "#6b7681", "#3f4953", "#2e373f", "#222a31", "#1a2127", "#141a1f", "#0f1418",
];

export const theme = createTheme({
  primaryColor: "petrol",
  primaryShade: { light: 8, dark: 7 },
  black: "#1b252c", // the text of the page, so that buttons and notices are no blacker than what stands beside them
  colors: { petrol, dark },
  fontFamily: "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  defaultRadius: "md",
  fontSizes: { xs: "0.75rem", sm: "0.85rem", md: "0.9rem", lg: "1.05rem", xl: "1.25rem" },
  headings: {
    fontWeight: "620",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "1.3" },
      h2: { fontSize: "1.1rem", lineHeight: "1.4" },
      h3: { fontSize: "0.95rem", lineHeight: "1.45" },
    },
  },
  cursorType: "pointer",
  components: {
    Alert: Alert.extend({ defaultProps: { variant: "light" }, vars: (theme, { color }) => ({ root: alertTone(color ?? theme.primaryColor) }) }),
    Badge: Badge.extend({ defaultProps: { variant: "light", radius: "sm" }, styles: { root: { textTransform: "none", fontWeight: 560 } } }),
    Button: Button.extend({ defaultProps: { size: "sm" }, styles: { label: { fontWeight: 560 } } }),
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps: { "aria-label": "Close" }, transitionProps: { duration: 120 } }, styles: { title: { fontSize: "1.05rem", fontWeight: 620 } } }),
    Input: Input.extend({ defaultProps: { size: "sm" } }),
    InputWrapper: Input.Wrapper.extend({ styles: { label: { fontWeight: 560, marginBottom: 4 }, description: { marginBottom: 6 } } }),
    // Its placeholder for the focus is no menu item, which screen readers stumble over.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 }, closeButtonProps: { "aria-label": "Close" }, transitionProps: { duration: 120 } },
      styles: { title: { fontSize: "1.05rem", fontWeight: 620, lineHeight: 1.35 } },
    }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: "md" } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: "sm", horizontalSpacing: "md" } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: true } } }),
  },
});

/** A tint rather than a block of colour, with text that can be read on it. */
function alertTone(color: string) {
  const tint = (percent: number) => `color-mix(in srgb, var(--mantine-color-${color}-6) ${percent}%, var(--mantine-color-body))`;
  return { "--alert-bg": tint(10), "--alert-bd": `1px solid ${tint(38)}`, "--alert-color": toneText(color) };
}

/** Text in one of Mantine's colours that stands out enough on the page and on the colour's own light background. */
export function toneText(color: string): string {
  return `light-dark(color-mix(in srgb, var(--mantine-color-${color}-9) 72%, black), var(--mantine-color-${color}-2))`;
}

/** Mantine's dimmed, placeholder and error colours are too faint for WCAG AA on its own backgrounds. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    ...tints(Object.keys(colors), 6, 14),
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#1b252c",
    "--mantine-color-dimmed": "#586672",
    "--mantine-color-placeholder": "#6b7883",
    "--mantine-color-error": "#c22727",
    "--mantine-color-anchor": "#0f6379",
    "--mantine-color-default-border": "#d5dce2",
    "--pb-canvas": "#f6f8f9",
    "--pb-line": "#e3e8ec",
    "--pb-code": "#f2f5f7",
    "--pb-hover": "#f3f7f8",
  },
  dark: {
    ...tints(Object.keys(colors), 5, 22),
    "--mantine-color-body": "#1a2127",
    "--mantine-color-text": "#dbe1e6",
    "--mantine-color-dimmed": "#9ba7b2",
    "--mantine-color-placeholder": "#8793a0",
    "--mantine-color-error": "#ff8f8f",
    "--mantine-color-anchor": "#7bbecf",
    "--mantine-color-default-border": "#3a444d",
    "--pb-canvas": "#12171b",
    "--pb-line": "#2b343c",
    "--pb-code": "#12171b",
    "--pb-hover": "#20282f",
  },
});

/** What lies behind badges, icons and the chosen page: a tint of the page, as Mantine's own glare on it in light and are nearly black in dark. */
function tints(colors: string[], shade: number, percent: number): Record<string, string> {
  const mix = (color: string, share: number) => `color-mix(in srgb, var(--mantine-color-${color}-${shade}) ${share}%, var(--mantine-color-body))`;
  return Object.fromEntries(
    colors.flatMap((color) => [
      [`--mantine-color-${color}-light`, mix(color, percent)],
      [`--mantine-color-${color}-light-hover`, mix(color, percent + 6)],
    ]),
  );
}
