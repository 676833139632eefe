import { useEffect, useState } from 'react';

const NAME = 'arena-theme';
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

function kept(): Theme {
  const found = localStorage.getItem(NAME);
  return THEMES.find((theme) => theme === found) ?? 'auto';
}

/** The chosen theme, kept for the next visit; `auto`: the system's theme. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(kept);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(NAME, theme);
  }, [theme]);
  return [theme, setTheme];
}
