import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconLanguage,
  IconLock,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import { Initials } from '../ui/facts.tsx';
import { KeyHint } from '../ui/keys.tsx';
import { useLanguage } from './language.tsx';
import { useOpen } from './open.ts';
import { usePerson, useSession } from './session.tsx';
import classes from './shell.module.css';

export function PersonMenu() {
  const { t, language, choose } = useLanguage();
  const person = usePerson();
  const open = useOpen();
  const { lock, signOut } = useSession();
  // Without this Mantine writes a <style> element, which the page's policy refuses.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const scheme = useComputedColorScheme('light');
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      withinPortal={false}
      position="bottom-end"
      width={240}
      transitionProps={{ duration: 0 }}
      shadow="md"
    >
      <Menu.Target>
        <button type="button" className={classes.person} title={t('common.personMenu')}>
          <Initials name={person.fullName} />
          <span className="small strong">{person.fullName}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLock size={16} />} rightSection={<KeyHint keys="F9" />} onClick={lock}>
          {t('common.lock')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUsers size={16} />} onClick={lock}>
          {t('common.switchPerson')}
        </Menu.Item>
        <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => open.settings('me')}>
          {t('users.myPassword')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          onClick={() => choose(language === 'en' ? 'hi' : 'en')}
        >
          {language === 'en' ? t('common.hindi') : t('common.english')}
        </Menu.Item>
        <Menu.Item
          leftSection={scheme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          {scheme === 'dark' ? t('common.light') : t('common.dark')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
          {t('common.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
