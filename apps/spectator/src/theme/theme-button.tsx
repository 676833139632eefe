import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.js';
import { type Theme, THEMES, useTheme } from './theme.js';

const ICONS = { auto: 'auto', light: 'sun', dark: 'moon' } as const;
const NAMES: Readonly<Record<Theme, string>> = { auto: 'as the system', light: 'light', dark: 'dark' };

/** Switches to the next theme. */
export function ThemeButton(): ReactNode {
  const [theme, setTheme] = useTheme();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  return (
    <button type="button" className="button" aria-label={`Theme: ${NAMES[theme]}`} onClick={() => setTheme(next)}>
      <Icon name={ICONS[theme]} />
    </button>
  );
}
