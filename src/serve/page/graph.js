// The word graph: the server draws it, the style sheet shows neighbours; here are the arrow keys.

import { Shown, find, rove } from "./dom.js";

const shown = new Shown(find("graph"));

export const start = () => rove(find("graph"), ".node");

export const show = (view) => {
  find("graph-card").hidden = view.graph === null;
  shown.show(view.graph === null ? [] : [view.graph]);
};
