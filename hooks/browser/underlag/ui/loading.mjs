// Data come as scripts, so that they can be had from a disk too.

const source = /** @type {HTMLScriptElement} */ (document.currentScript).src;
/** @type {Map<string, Promise<any>>} */
const parts = new Map();

/**
 * @param {string} path
 * @param {() => any} value
 */
const loaded = (path, value) => {
  const known = parts.get(path);
  if (known) return known;
  const wanted = new Promise((resolve, reject) => {
    const node = document.createElement("script");
    node.src = new URL(path, source).href;
    node.onload = () => resolve(value());
    node.onerror = () => {
      parts.delete(path);
      reject(new Error(path));
    };
    document.head.append(node);
  });
  parts.set(path, wanted);
  return wanted;
};

/**
 * A part of the data by its name.
 * @param {string} name
 * @returns {Promise<any>}
 */
export const part = (name) =>
  loaded(`poster/${name}.js`, () => /** @type {any} */ (window).poster?.[name]);
/** What makes the files, when the first one is asked for. @returns {Promise<any>} */
export const maker = async () => {
  await loaded("vendor/fflate-0.8.3.js", () => /** @type {any} */ (window).fflate);
  return loaded("underlag-filer.js", () => /** @type {any} */ (window).underlagsfiler);
};
/** The modules of some ids; unknown ones are left out. @param {readonly string[]} ids */
export const modules = async (ids) => {
  const prefixes = [...new Set(ids.map((id) => id.slice(0, id.lastIndexOf("-"))))];
  const found = await Promise.all(
    prefixes.map((prefix) => part(`underlag-${prefix}`).catch(() => ({}))),
  );
  const all = Object.assign({}, ...found);
  return Object.fromEntries(
    ids.filter((id) => Object.prototype.hasOwnProperty.call(all, id)).map((id) => [id, all[id]]),
  );
};
/** A page of the site; a folder on a disk needs its file named. @param {string} path */
export const page = (path) =>
  new URL(`../${path}/${location.protocol === "file:" ? "index.html" : ""}`, source).href;
