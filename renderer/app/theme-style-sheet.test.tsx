import { expect, test } from 'vitest';
import { LockScreen } from '../features/users/lock.screen.tsx';
import { renderPage } from './test-page.tsx';
import { themeCss } from './theme-style-sheet.ts';

test('no screen puts a <style> element into the page, which the content policy would refuse', () => {
  renderPage(<LockScreen />, { session: null });
  expect(document.querySelectorAll('style[data-mantine-styles]')).toHaveLength(0);
});

test('the adopted sheet carries the tokens of both themes', () => {
  const css = themeCss();
  expect(css).toContain('--canvas: #f4f6f6');
  expect(css).toContain('--canvas: #121618');
  expect(css).toMatch(/data-mantine-color-scheme="dark"\][^}]*--mantine-color-error: #f29d96/s);
});
