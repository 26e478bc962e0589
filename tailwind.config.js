// Tokens, components and the places where class names are looked for stand in Blog/Styles.
// Here is only what CSS says less well: "dark:" follows the reader's choice, and the system where no choice was made.
export default {
  darkMode: [
    "variant",
    [
      '&:where([data-theme="dark"], [data-theme="dark"] *)',
      '@media (prefers-color-scheme: dark) { &:where(:not([data-theme], [data-theme] *)) }',
    ],
  ],
};
