import { defaultTheme, type RaThemeOptions } from 'react-admin';

/** Deep water, brass and paper: calm surfaces, one strong colour for what can be pressed, brass for what stands out. */
const light = {
  primary: { main: '#0f5563', light: '#3d7d8a', dark: '#083a45', contrastText: '#ffffff' },
  secondary: { main: '#8a5a12', light: '#c58a2c', dark: '#64400a', contrastText: '#ffffff' },
  error: { main: '#a8322a' },
  warning: { main: '#8f5b00' },
  success: { main: '#2c6b45' },
  info: { main: '#2f5f8f' },
  background: { default: '#f5f3ee', paper: '#fffefb' },
  text: { primary: '#1d2a2e', secondary: '#55636a' },
  divider: '#e2ddd2',
};

const dark = {
  primary: { main: '#86c9d4', light: '#b0e0e8', dark: '#4f98a5', contrastText: '#06252c' },
  secondary: { main: '#e2b765', light: '#f2d79d', dark: '#b58834', contrastText: '#2b1d02' },
  error: { main: '#f0958c' },
  warning: { main: '#e8b45a' },
  success: { main: '#8fd0a5' },
  info: { main: '#9dc4ec' },
  background: { default: '#0d1a1f', paper: '#14252b' },
  text: { primary: '#e8eeee', secondary: '#a3b3b8' },
  divider: '#26393f',
};

export const lightTheme = themeOf('light', light);
export const darkTheme = themeOf('dark', dark);

function themeOf(mode: 'light' | 'dark', palette: typeof light): RaThemeOptions {
  return {
    ...defaultTheme,
    palette: { mode, ...palette },
    shape: { borderRadius: 8 },
    sidebar: { width: 256, closedWidth: 56 },
    typography: {
      fontFamily: 'Inter, "Segoe UI", system-ui, -apple-system, Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif',
      fontSize: 14,
      h5: { fontWeight: 650, letterSpacing: '-0.01em' },
      h6: { fontWeight: 650, letterSpacing: '-0.005em' },
      button: { textTransform: 'none', fontWeight: 600 },
      subtitle2: { fontWeight: 600 },
    },
    components: {
      ...defaultTheme.components,
      MuiCssBaseline: {
        styleOverrides: {
          body: { fontVariantNumeric: 'tabular-nums' },
          ':focus-visible': { outline: `2px solid ${palette.secondary.light}`, outlineOffset: 2 },
        },
      },
      MuiPaper: {
        styleOverrides: { root: { backgroundImage: 'none' }, elevation1: { boxShadow: 'none', border: `1px solid ${palette.divider}` } },
      },
      MuiAppBar: {
        defaultProps: { elevation: 0 },
        styleOverrides: {
          root: {
            backgroundColor: mode === 'light' ? palette.primary.dark : palette.background.paper,
            color: mode === 'light' ? '#fdfbf5' : palette.text.primary,
            borderBottom: `3px solid ${palette.secondary.light}`,
          },
        },
      },
      MuiTableCell: {
        styleOverrides: {
          root: { borderColor: palette.divider },
          head: { fontWeight: 650, color: palette.text.secondary, whiteSpace: 'nowrap' },
        },
      },
      MuiLink: { defaultProps: { underline: 'hover' } },
      // On narrow screens react-admin stacks its toolbars on paper; ours stay one quiet row.
      RaTopToolbar: {
        styleOverrides: {
          root: {
            '@media (max-width: 899.95px)': { flex: '0 0 auto', backgroundColor: 'transparent', minHeight: 48, alignItems: 'center' },
          },
        },
      },
      RaListToolbar: {
        styleOverrides: {
          root: { '@media (max-width: 599.95px)': { flexDirection: 'row', alignItems: 'center', backgroundColor: 'transparent' } },
        },
      },
      RaToolbar: {
        styleOverrides: {
          root: {
            backgroundColor: 'transparent',
            paddingInline: 0,
            minHeight: 64,
            '&.RaToolbar-mobileToolbar': {
              backgroundColor: palette.background.paper,
              paddingInline: 16,
              borderTop: `1px solid ${palette.divider}`,
            },
          },
        },
      },
      MuiButton: { defaultProps: { disableElevation: true } },
      MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense' } },
      MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense' } },
      // The library's own grey of what is not chosen is too faint to read.
      MuiToggleButton: { styleOverrides: { root: { color: palette.text.primary } } },
      MuiChip: { styleOverrides: { root: { fontWeight: 600 } } },
      RaMenuItemLink: {
        styleOverrides: {
          root: {
            borderRadius: 8,
            margin: '1px 8px',
            paddingLeft: 12,
            paddingBlock: 4,
            fontSize: 14,
            whiteSpace: 'normal',
            lineHeight: 1.3,
            '&.RaMenuItemLink-active': {
              backgroundColor: mode === 'light' ? '#dfe9ea' : '#1f3a42',
              color: palette.primary.main,
              fontWeight: 650,
            },
          },
        },
      },
    },
  };
}
