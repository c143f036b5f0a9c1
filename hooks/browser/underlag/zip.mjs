// Archives whose bytes depend on their content alone.

/**
 * @typedef {{zipSync: Function, unzipSync: Function, strToU8: (text: string) => Uint8Array,
 * strFromU8: (bytes: Uint8Array) => string}} Fflate
 */
const library = () => /** @type {{fflate: Fflate}} */ (/** @type {unknown} */ (globalThis)).fflate;

/** The bytes of a text. @param {string} text */
export const bytes = (text) => new TextEncoder().encode(text);

/**
 * An archive of named bytes, all written on one day; level 0 for what is packed already.
 * @param {Record<string, Uint8Array>} files @param {string} day @param {number} level @returns
 * {Uint8Array}
 */
export const packed = (files, day, level) =>
  library().zipSync(files, {
    level,
    mtime: new Date(`${day}T00:00:00`),
    os: 3,
    attrs: 0o644 << 16,
  });

/**
 * An archive of named texts.
 * @param {Record<string, string>} parts
 * @param {string} day
 */
export const packedTexts = (parts, day) =>
  packed(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, bytes(text)])),
    day,
    6,
  );

/**
 * The texts of an archive's files whose names pass.
 * @param {Uint8Array} archive
 * @param {(name: string) => boolean} wanted
 * @returns {Record<string, string>}
 */
export const unpackedTexts = (archive, wanted) => {
  const found = library().unzipSync(archive, {
    filter: (/** @type {{name: string, originalSize: number}} */ file) =>
      wanted(file.name) && file.originalSize < 2e7,
  });
  return Object.fromEntries(
    Object.entries(found).map(([name, content]) => [
      name,
      library().strFromU8(/** @type {Uint8Array} */ (content)),
    ]),
  );
};
