/** What the spreadsheet library gives of its archive: a part of the file is written text by text. */
interface Entry {
  write(text: string): void;
  end(): void;
}

interface Archive {
  createEntry(name: string): Entry;
}

/** The library's writer of files; its maker of archives is meant to be replaced by subclasses. */
interface Packing {
  createZipWriter(options?: object): Archive;
}

/** Characters. */
const batch = 1 << 16;

const batched = (entry: Entry): Entry => {
  let held = '';
  const pass = (): void => {
    if (held !== '') entry.write(held);
    held = '';
  };
  return {
    write: (text) => {
      held += text;
      if (held.length >= batch) pass();
    },
    end: () => {
      pass();
      entry.end();
    },
  };
};

/**
 * Lets the library pack many tags at once. It encodes and packs every tag of a sheet by itself, five for a formula, which
 * takes most of the time of writing a large workbook; the bytes that come out unpacked are the same.
 */
export const inBatches = (xlsx: object): void => {
  const packing = xlsx as Packing;
  const createZipWriter = packing.createZipWriter.bind(packing);
  packing.createZipWriter = (options) => {
    const archive = createZipWriter(options);
    const createEntry = archive.createEntry.bind(archive);
    archive.createEntry = (name) => batched(createEntry(name));
    return archive;
  };
};
