// What the browser code must keep. Rules are named one by one: each guards against a fault that has been met.
const rules = {
  "constructor-super": "error", "eqeqeq": ["error", "always", { null: "ignore" }], "for-direction": "error",
  "no-alert": "error", "no-cond-assign": "error", "no-const-assign": "error", "no-constant-condition": "error",
  "no-dupe-args": "error", "no-dupe-else-if": "error", "no-dupe-keys": "error", "no-duplicate-case": "error",
  "no-empty": ["error", { allowEmptyCatch: true }], "no-eval": "error", "no-fallthrough": "error",
  "no-func-assign": "error", "no-implied-eval": "error", "no-inner-declarations": "error", "no-loss-of-precision": "error",
  "no-new-func": "error", "no-redeclare": "error", "no-self-assign": "error", "no-shadow-restricted-names": "error",
  "no-sparse-arrays": "error", "no-undef": "error", "no-unreachable": "error", "no-unsafe-finally": "error",
  "no-unsafe-negation": "error", "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "none" }],
  "no-use-before-define": ["error", { functions: false, classes: true, variables: false }], "no-useless-catch": "error",
  "no-var": "error", "prefer-const": "error", "use-isnan": "error", "valid-typeof": "error",
};

const names = (kind, text) => Object.fromEntries(text.trim().split(/\s+/).map((name) => [name, kind]));
const browser = names("readonly", `
  AbortController Blob CSS ClipboardItem CustomEvent DOMException DOMParser Element Event File FileReader FormData HTMLElement
  HTMLInputElement HTMLButtonElement HTMLSelectElement HTMLTextAreaElement IntersectionObserver Intl KeyboardEvent MutationObserver Node
  NodeFilter Range ResizeObserver TextDecoder TextEncoder URL URLSearchParams Uint8Array Worker XMLSerializer cancelAnimationFrame
  clearTimeout console crypto document fetch getComputedStyle getSelection history innerWidth localStorage location matchMedia
  navigator performance requestAnimationFrame requestIdleCallback scrollTo scrollX scrollY self sessionStorage setTimeout
  structuredClone window`);

export default [
  { ignores: ["**/vendor/**"] },
  { files: ["**/*.js"], languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: browser }, rules },
  { files: ["**/*.mjs"], languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: browser }, rules },
];
