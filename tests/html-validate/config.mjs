// html-validate's recommended rules. A rule that is changed or switched off says why.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // HTML does not tell capitals from small letters here; the pages use small ones throughout.
    "doctype-style": ["error", { style: "lowercase" }],
    // Not accessibility but the width of a line in a search engine. A record's title says what it holds, and the site's
    // name stands last in it.
    "long-title": "off",
    // The box in which a wide table scrolls is a named region and no section of the text: the reader meets the same
    // either way, and all tools here (Markdown, filter, comparison, basket) make the box as a div.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
};
