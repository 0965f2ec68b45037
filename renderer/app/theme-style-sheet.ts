import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { resolveVariables, theme } from './theme.ts';

/** The theme's CSS variables as the text of a style sheet. */
export function themeCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const usual = defaultCssVariablesResolver(merged);
  const ours = resolveVariables(merged);
  return convertCssVariables(
    {
      variables: { ...usual.variables, ...ours.variables },
      light: { ...usual.light, ...ours.light },
      dark: { ...usual.dark, ...ours.dark },
    },
    ':root',
  );
}

/**
 * A constructed sheet instead of Mantine's own <style> element, which a policy of style-src 'self' and
 * trusted types would refuse.
 */
export function adoptTheme(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(themeCss());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
