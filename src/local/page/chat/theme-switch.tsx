import type { ThemeChoice, useTheme } from '../state/use-theme.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Icon, type IconName } from './icon.tsx';

/** Light, dark, or as the system says. */
export function ThemeSwitch({ theme }: { theme: ReturnType<typeof useTheme> }) {
  const { t } = useWorkspace();
  const choices: [ThemeChoice, IconName, string][] = [
    ['system', 'system', t.themeSystem],
    ['light', 'sun', t.themeLight],
    ['dark', 'moon', t.themeDark],
  ];
  return (
    <div className="theme-switch">
      <span className="rail-caption" id="theme-switch">
        {t.theme}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: three toggle buttons, not fields of a form */}
      <div role="group" aria-labelledby="theme-switch" className="segments">
        {choices.map(([choice, icon, label]) => (
          <button
            key={choice}
            type="button"
            className="segment"
            aria-pressed={theme.choice === choice}
            aria-label={label}
            title={label}
            onClick={() => theme.choose(choice)}
          >
            <Icon name={icon} />
          </button>
        ))}
      </div>
    </div>
  );
}
