// Articles kept in the browser, in a place that all its windows share.

const NAME = "zhaiyao";
const TABLE = "articles";

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opened = null;
let opening = null;

const open = () => {
  if (opening) return opening;
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: "id" });
  opening = done(request).then((database) => (opened = database));
  return opening;
};

const table = async (mode) => (await open()).transaction(TABLE, mode).objectStore(TABLE);

/** Everything that is kept. */
export const all = async () => done((await table("readonly")).getAll());

/** Keeps a record, and returns its new revision; null if another window has kept a newer one of that id. */
export const put = async (record) => {
  const records = await table("readwrite");
  const kept = await done(records.get(record.id));
  if (kept && kept.revision !== record.revision) return null;
  const revision = (record.revision ?? 0) + 1;
  await done(records.put({ ...record, revision }));
  return revision;
};

/** Keeps a record of a window that is about to go: there is no time to look what is kept. */
export const putAtOnce = (record) => {
  if (!opened) return;
  const change = opened.transaction(TABLE, "readwrite");
  change.objectStore(TABLE).put(record);
  change.commit?.();
};

export const remove = async (id) => done((await table("readwrite")).delete(id));
