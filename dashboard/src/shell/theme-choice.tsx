import { useState } from 'react';
import { Choice } from '../ui/field';
import { applyTheme, keepTheme, readTheme, THEME_LABELS, THEMES } from './theme';

const OPTIONS = THEMES.map((value) => ({ value, label: THEME_LABELS[value] }));

/** Light, dark, or as the device is; remembered in this browser. */
export function ThemeChoice() {
  const [theme, setTheme] = useState(() => readTheme(localStorage));
  return (
    <Choice
      label="Appearance"
      value={theme}
      options={OPTIONS}
      onChange={(chosen) => {
        setTheme(chosen);
        keepTheme(localStorage, chosen);
        applyTheme(document.documentElement, chosen);
      }}
    />
  );
}
