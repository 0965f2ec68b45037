import {
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Kbd,
  type MantineColorsTuple,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';

const teal: MantineColorsTuple = [
  '#edf6f5',
  '#dbecea',
  '#b7d8d5',
  '#8fc3be',
  '#6aaea8',
  '#4a9891',
  '#2f827b',
  '#1f6d67',
  '#195954',
  '#124440',
];
const gray: MantineColorsTuple = [
  '#f6f8f8',
  '#eff2f2',
  '#e4e8e8',
  '#d5dadb',
  '#b5bcbd',
  '#8a9395',
  '#5f696b',
  '#475153',
  '#2f3739',
  '#1a2021',
];
const dark: MantineColorsTuple = [
  '#e2e6e7',
  '#c6cccd',
  '#9fa8aa',
  '#7a8486',
  '#3b4346',
  '#2d3437',
  '#252b2e',
  '#1b2022',
  '#14181a',
  '#0e1112',
];
const red: MantineColorsTuple = [
  '#fdf0ef',
  '#fadcda',
  '#f4b5b0',
  '#ee928b',
  '#e2675e',
  '#d04a41',
  '#b8352d',
  '#a32a23',
  '#84211b',
  '#651914',
];
const amber: MantineColorsTuple = [
  '#fdf5e3',
  '#faeac6',
  '#f3d48d',
  '#ebbe5c',
  '#e0a83a',
  '#c98d1c',
  '#a87110',
  '#875808',
  '#6d4706',
  '#523504',
];

// Names stand in the patient's own script; the browser loads a face only where its letters occur.
const SCRIPTS = [
  'Devanagari',
  'Bengali',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Malayalam',
  'Oriya',
  'Tamil',
  'Telugu',
];
const FONTS = ['Inter Variable', ...SCRIPTS.map(script => `Noto Sans ${script}`)]
  .map(name => `"${name}"`)
  .concat('sans-serif')
  .join(',');

/** NOTES.md of the reference screens, as Mantine's theme. */
export const theme = createTheme({
  colors: { teal, gray, dark, red, amber },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 7 },
  white: '#ffffff',
  black: '#1a2021',
  fontFamily: FONTS,
  fontFamilyMonospace: FONTS,
  headings: { fontWeight: '600', fontFamily: FONTS },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({
      defaultProps: { size: 'sm', allowDeselect: false, comboboxProps: { transitionProps: { duration: 0 } } },
    }),
    NumberInput: NumberInput.extend({
      defaultProps: { size: 'sm', hideControls: true, thousandSeparator: ',', thousandsGroupStyle: 'lakh' },
    }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs', transitionDuration: 0 } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300 } }),
  },
});

const LIGHT = {
  canvas: '#f4f6f6',
  surface: '#ffffff',
  sunk: '#f6f8f8',
  line: '#e4e8e8',
  line2: '#cfd5d6',
  text: '#1a2021',
  dim: '#5f696b',
  faint: '#667072',
  hover: '#f1f4f4',
  sel: '#e6f2f1',
  accent: '#1f6d67',
  accentbg: '#e6f2f1',
  danger: '#a32a23',
  dangerbg: '#fdf0ef',
  dangerline: '#f0c3bf',
  amber: '#7d5106',
  amberbg: '#fdf5e3',
  amberline: '#ecd49b',
  ambersolid: '#c98d1c',
  mark: '#a9b1b3',
  paper: '#ffffff',
  paperbg: '#e9eded',
  field: '#ffffff',
};
const DARK: typeof LIGHT = {
  canvas: '#121618',
  surface: '#1b2022',
  sunk: '#171c1e',
  line: '#2a3134',
  line2: '#3f484b',
  text: '#e2e6e7',
  dim: '#a3acae',
  faint: '#8a9496',
  hover: '#21272a',
  sel: '#1b3331',
  accent: '#7cc3bc',
  accentbg: '#19302e',
  danger: '#f29d96',
  dangerbg: '#321f1e',
  dangerline: '#6b342f',
  amber: '#e5b95f',
  amberbg: '#33290f',
  amberline: '#5e4a1b',
  ambersolid: '#d39a2d',
  mark: '#6b7577',
  paper: '#e9ebe9',
  paperbg: '#101415',
  field: '#14181a',
};

function variablesOf(tokens: typeof LIGHT): Record<`--${string}`, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name}`, value]));
}

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': LIGHT.surface,
    '--mantine-color-text': LIGHT.text,
    '--mantine-color-dimmed': LIGHT.dim,
    '--mantine-color-default-border': LIGHT.line2,
    '--mantine-color-placeholder': '#6b7577',
    '--mantine-color-error': LIGHT.danger,
    ...variablesOf(LIGHT),
  },
  dark: {
    '--mantine-color-body': DARK.surface,
    '--mantine-color-text': DARK.text,
    '--mantine-color-dimmed': '#9fa8aa',
    '--mantine-color-default-border': DARK.line2,
    '--mantine-color-placeholder': '#8a9496',
    '--mantine-color-error': DARK.danger,
    '--mantine-color-default': DARK.field,
    ...variablesOf(DARK),
  },
});
